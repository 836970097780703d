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

/** A plane to project on point by point. */
export type EqualAreaPlane = Pick<Projected, 'name' | 'project'>;

/** The least and the most of some degrees. */
export type DegreeRange = readonly [least: number, most: number];

/**
 * Lambert azimuthal equal-area projection (Snyder 1987, p. 185) centred on the middle of two ranges, the centre rounded
 * to 0.01 degree so that it can be told. Kilometres are rounded to the millimetre.
 */
export function equalAreaPlane(lon: DegreeRange, lat: DegreeRange): EqualAreaPlane {
  const radians = Math.PI / 180;
  const middle = ([least, most]: DegreeRange) => Math.round(((least + most) / 2) * 100) / 100;
  const [lon0, lat0] = [middle(lon), middle(lat)];
  const [sin0, cos0] = [sine(lat0 * radians), cosine(lat0 * radians)];
  const round = (km: number) => Math.round(km * 1e6) / 1e6;
  return {
    name: `Lambert azimuthal equal-area, centre ${lon0} ${lat0} (lon lat), sphere ${RADIUS_KM} km`,
    project(lonDegrees, latDegrees) {
      const lambda = (lonDegrees - lon0) * radians;
      const phi = latDegrees * radians;
      const [sinPhi, cosPhi, cosLambda] = [sine(phi), cosine(phi), cosine(lambda)];
      const scale = RADIUS_KM * Math.sqrt(2 / (1 + sin0 * sinPhi + cos0 * cosPhi * cosLambda));
      return [
        round(scale * cosPhi * sine(lambda)),
        round(scale * (cos0 * sinPhi - sin0 * cosPhi * cosLambda))
      ];
    }
  };
}

/** Points on the equal-area plane centred on their middle. */
export function projectEqualArea(lon: Float64Array, lat: Float64Array): Projected {
  const plane = equalAreaPlane(rangeOf(lon), rangeOf(lat));
  const [x, y] = [new Float64Array(lon.length), new Float64Array(lon.length)];
  lon.forEach((degrees, i) => {
    const [px, py] = plane.project(degrees, lat[i]!);
    x[i] = px;
    y[i] = py;
  });
  return { x, y, ...plane };
}

function rangeOf(values: Float64Array): DegreeRange {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}
