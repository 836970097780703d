import { arcTangent, cosine, sine } from '../portable-math.ts';

/** Mean radius of the earth, km (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;
/** The projection as shown beside coordinates. */
export const EQUAL_AREA_NAME =
  'Lambert azimuthal equal-area, sphere of 6371.0088 km, centred on 45° N 100° W';

const RADIANS = Math.PI / 180;
const CENTRE = { longitude: -100 * RADIANS, sine: sine(45 * RADIANS), cosine: cosine(45 * RADIANS) };

/** A point of the plane in km east and north of the projection's centre. */
export type PlanePoint = { readonly x: number; readonly y: number };
export type GeoPoint = { readonly longitude: number; readonly latitude: number };

/**
 * Degrees to km by the equal-area projection of the United States' national atlas (Snyder 1987, p. 185): areas
 * hold everywhere, lengths to 2.5 % within the 48 states and 9 % in Alaska and Hawaii.
 */
export function projectEqualArea({ longitude, latitude }: GeoPoint): PlanePoint {
  const [east, north] = [longitude * RADIANS - CENTRE.longitude, latitude * RADIANS];
  const [sinNorth, cosNorth, cosEast] = [sine(north), cosine(north), cosine(east)];
  const scale =
    EARTH_RADIUS_KM * Math.sqrt(2 / (1 + CENTRE.sine * sinNorth + CENTRE.cosine * cosNorth * cosEast));
  return {
    x: scale * cosNorth * sine(east),
    y: scale * (CENTRE.cosine * sinNorth - CENTRE.sine * cosNorth * cosEast)
  };
}

/** The way back: km to degrees. */
export function unprojectEqualArea({ x, y }: PlanePoint): GeoPoint {
  const distance = Math.sqrt(x * x + y * y) / EARTH_RADIUS_KM;
  if (distance === 0) return { longitude: -100, latitude: 45 };
  const halfSine = distance / 2;
  const sinAngle = 2 * halfSine * Math.sqrt(1 - halfSine * halfSine);
  const cosAngle = 1 - 2 * halfSine * halfSine;
  const sinNorth = cosAngle * CENTRE.sine + ((y / EARTH_RADIUS_KM) * sinAngle * CENTRE.cosine) / distance;
  const east = arcTangent(
    (x / EARTH_RADIUS_KM) * sinAngle,
    distance * CENTRE.cosine * cosAngle - (y / EARTH_RADIUS_KM) * CENTRE.sine * sinAngle
  );
  const longitude = (CENTRE.longitude + east) / RADIANS;
  return {
    longitude: longitude < -180 ? longitude + 360 : longitude,
    latitude: arcTangent(sinNorth, Math.sqrt(1 - sinNorth * sinNorth)) / RADIANS
  };
}

/** Great-circle distance in km (haversine). */
export function greatCircleKm(a: GeoPoint, b: GeoPoint): number {
  const [north, east] = [
    sine(((b.latitude - a.latitude) * RADIANS) / 2),
    sine(((b.longitude - a.longitude) * RADIANS) / 2)
  ];
  const h = north * north + cosine(a.latitude * RADIANS) * cosine(b.latitude * RADIANS) * east * east;
  return 2 * EARTH_RADIUS_KM * arcTangent(Math.sqrt(h), Math.sqrt(1 - h));
}
