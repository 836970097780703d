import { geoAzimuthalEqualAreaRaw, geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  EARTH_RADIUS_KM,
  greatCircleKm,
  projectEqualArea,
  unprojectEqualArea
} from '../../../src/lib/core/geography/equal-area.ts';

const place = fc.record({
  longitude: fc.double({ min: -179, max: -60, noNaN: true }),
  latitude: fc.double({ min: 15, max: 72, noNaN: true })
});

test('there and back gives the same place', () => {
  fc.assert(
    fc.property(place, (point) => {
      const back = unprojectEqualArea(projectEqualArea(point));
      expect(back.longitude).toBeCloseTo(point.longitude, 9);
      expect(back.latitude).toBeCloseTo(point.latitude, 9);
    })
  );
});

test('distance from the centre and area scale agree with d3-geo', () => {
  const centre = { longitude: -100, latitude: 45 };
  fc.assert(
    fc.property(place, (point) => {
      const angle = geoDistance([-100, 45], [point.longitude, point.latitude]);
      expect(greatCircleKm(centre, point)).toBeCloseTo(EARTH_RADIUS_KM * angle, 6);
      const { x, y } = projectEqualArea(point);
      const [radius] = geoAzimuthalEqualAreaRaw(angle, 0);
      expect(Math.sqrt(x * x + y * y)).toBeCloseTo(EARTH_RADIUS_KM * radius, 6);
    })
  );
});

test('New York to Los Angeles is 3,936 km', () => {
  const km = greatCircleKm(
    { longitude: -74.006, latitude: 40.7128 },
    { longitude: -118.2437, latitude: 34.0522 }
  );
  expect(Math.round(km)).toBe(3936);
});
