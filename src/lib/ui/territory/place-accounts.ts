import { createRandom } from '../../core/random.ts';
import type { AccountDetail } from '../../engine/queries/account-rows.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import type { Point, UnitFinder } from '../map/unit-finder.ts';

/** Accounts on the map: x and y in turn, and the unit each lies in. Those without a unit of the map are left out. */
export type PlacedAccounts = {
  readonly accounts: readonly AccountDetail[];
  readonly units: Int32Array;
  readonly points: Float64Array;
  readonly sold: Float64Array;
  /** How many stand at their own position; the others are scattered round the middle of their unit. */
  readonly exact: number;
  /** Accounts whose unit the map does not draw. */
  readonly missing: number;
};
/** From longitude and latitude to the plane of the map; undefined where it shows no such place. */
export type ToPlane = (lon: number, lat: number) => Point | undefined;

const TRIES = 8;

/**
 * Place each account at its own position where that lies on the map, else near the middle of its unit: always the same
 * spot for the same account.
 */
export function placeAccounts(
  geometry: MapGeometry,
  finder: UnitFinder,
  accounts: readonly AccountDetail[],
  toPlane: ToPlane | undefined
): PlacedAccounts {
  const codes = new Map(
    [...(geometry.alsoCodes ?? [])].flatMap(([id, others]) => others.map((code) => [code, id] as const))
  );
  const unitOf = (code: string | null) =>
    geometry.position.get(code ?? '') ?? geometry.position.get(codes.get(code ?? '') ?? '') ?? -1;
  const placed = accounts.filter(({ unit }) => unitOf(unit) >= 0);
  const units = Int32Array.from(placed, ({ unit }) => unitOf(unit));
  const points = new Float64Array(2 * placed.length);
  let exact = 0;
  placed.forEach((account, i) => {
    const own = ownPoint(account, toPlane);
    const unit = units[i]!;
    const at = own !== undefined && finder.unitAt(own) >= 0 ? own : undefined;
    if (at !== undefined) exact++;
    const [x, y] = at ?? scattered(geometry, finder, unit, account.account);
    points.set([x, y], 2 * i);
  });
  return {
    accounts: placed,
    units,
    points,
    sold: Float64Array.from(placed, ({ sold }) => Number(sold)),
    exact,
    missing: accounts.length - placed.length
  };
}

const ownPoint = ({ lat, lon }: AccountDetail, toPlane: ToPlane | undefined): Point | undefined =>
  lat === null || lon === null ? undefined : toPlane?.(lon, lat);

/** A spot inside the unit, about its middle; the middle itself where no try falls inside. */
function scattered(geometry: MapGeometry, finder: UnitFinder, unit: number, account: string): Point {
  const random = createRandom(1, 'account', account);
  const [x, y] = [geometry.centres[2 * unit]!, geometry.centres[2 * unit + 1]!];
  const reach = 0.45 * Math.sqrt(geometry.areas[unit]!);
  for (let i = 0; i < TRIES; i++) {
    const at: Point = [x + (2 * random.next() - 1) * reach, y + (2 * random.next() - 1) * reach];
    if (finder.unitAt(at) === unit) return at;
  }
  return [x, y];
}
