import { cosine, sine } from '../portable-math.ts';

/** Radius of the sphere with the Earth's surface, km (authalic, WGS 84). */
const RADIUS_KM = 6371.0072;

/** Points in km on a plane where areas are true, and the projection's name for people. */
export type Projected = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly name: string;
  project(lon: number, lat: number): [number, number];
};

/**
 * Lambert azimuthal equal-area projection (Snyder 1987, p. 185) centred on the points' middle, the centre rounded
 * to 0.01 degree so that it can be told. Kilometres are rounded to the millimetre.
 */
export function projectEqualArea(lon: Float64Array, lat: Float64Array): Projected {
  const radians = Math.PI / 180;
  const middle = (values: Float64Array) => {
    const [least, most] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)] as [number, number], [
      Infinity,
      -Infinity
    ] as [number, number]);
    return Math.round(((least + most) / 2) * 100) / 100;
  };
  const [lon0, lat0] = [middle(lon), middle(lat)];
  const [sin0, cos0] = [sine(lat0 * radians), cosine(lat0 * radians)];
  const round = (km: number) => Math.round(km * 1e6) / 1e6;
  const project = (lonDegrees: number, latDegrees: number): [number, number] => {
    const lambda = (lonDegrees - lon0) * radians;
    const phi = latDegrees * radians;
    const [sinPhi, cosPhi, cosLambda] = [sine(phi), cosine(phi), cosine(lambda)];
    const scale = RADIUS_KM * Math.sqrt(2 / (1 + sin0 * sinPhi + cos0 * cosPhi * cosLambda));
    return [round(scale * cosPhi * sine(lambda)), round(scale * (cos0 * sinPhi - sin0 * cosPhi * cosLambda))];
  };
  const [x, y] = [new Float64Array(lon.length), new Float64Array(lon.length)];
  lon.forEach((degrees, i) => {
    const [px, py] = project(degrees, lat[i]!);
    x[i] = px;
    y[i] = py;
  });
  const name = `Lambert azimuthal equal-area, centre ${lon0} ${lat0} (lon lat), sphere ${RADIUS_KM} km`;
  return { x, y, name, project };
}
