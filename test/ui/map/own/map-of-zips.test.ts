import { expect, test } from 'vitest';
import { openShapeMap } from '../../../../src/lib/ui/map/own/shape-map.ts';
import { mapOfZips } from '../../../../src/lib/ui/map/own/map-of-zips.ts';

const point = (zip: string, lon: number, lat: number, state = 'KS') => ({
  zip,
  place: `Place ${zip}`,
  state,
  lon,
  lat
});

test('each code has the cell of what is nearest; neighbours share a border, far places a link', () => {
  const points = [
    point('67001', -97.4, 38),
    point('67002', -97, 38),
    point('67003', -97.2, 38.3),
    point('90001', -118.2, 34, 'CA'),
    point('67999', -97.1, 38.1)
  ];
  const built = mapOfZips(points, new Set(['67001', '67002', '67003', '90001', '00000']));
  const map = openShapeMap(built, () => 1);
  expect(map.geometry.ids).toEqual(['67001', '67002', '67003', '90001']);
  expect(built.unmatchedCodes).toEqual(['00000']);
  const near = (at: number) => [...map.geometry.neighbours[at]!];
  expect(near(0)).toEqual([1, 2]);
  expect(near(3)).toEqual([]);
  const links = map.places.edges.filter(({ borderKm }) => borderKm === 0);
  expect(links).toEqual([{ u: '90001', v: '67001', borderKm: 0 }]);
  // 0.4 degrees of longitude at 38° N: 0.4 × 111.32 km × cos 38° = 35.1 km.
  const [a, b] = [map.places.places.get('67001')!, map.places.places.get('67002')!];
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeCloseTo(35.1, 0);
});

test('codes at one place stand side by side, and points abroad are listed, not drawn', () => {
  const points = [point('10001', -74, 40.7), point('10002', -74, 40.7), point('09001', 8.7, 50.1, 'AE')];
  const map = mapOfZips(points, new Set(['10001', '10002', '09001']));
  expect(map.names.ids).toEqual(['10001', '10002']);
  expect(map.unmatchedCodes).toEqual(['09001']);
  expect(map.edges.from).toHaveLength(1);
});
