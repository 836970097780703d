import type { TerritoryDetail } from '../../engine/queries/alignment-rows.ts';
import type { Change } from '../../scenario/change.ts';
import type { MapGeometry } from '../map/map-geometry.ts';

export type PlanTerritory = {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly rep: string | null;
  /** Code of the unit it is worked from; null: its centre. */
  readonly home: string | null;
};

/** Who holds what on the map: territories sorted by key, and the position of each unit's holder (−1: nobody). */
export type TerritoryPlan = {
  readonly territories: readonly PlanTerritory[];
  readonly position: ReadonlyMap<string, number>;
  readonly holders: Int32Array;
};

/** What the plan is before any change. */
export type PlanBaseline = {
  readonly territories: readonly TerritoryDetail[];
  readonly units: readonly { readonly unit: string; readonly territory: string | null }[];
  /** Names of what territories belong to, by key. */
  readonly parents: ReadonlyMap<string, string>;
};

export const UNASSIGNED_POSITION = -1;
export const UNASSIGNED_NAME = 'Unassigned';

/** The plan a list of changes leaves; changes of other parts of the scenario are passed over. */
export function planAfter(
  geometry: MapGeometry,
  baseline: PlanBaseline,
  changes: readonly Change[]
): TerritoryPlan {
  const territories = new Map<string, PlanTerritory>(
    baseline.territories.map(({ territory, ...rest }) => [territory, { key: territory, home: null, ...rest }])
  );
  for (const change of changes) if (change.type !== 'territory.move') applyToTerritories(territories, change);
  const sorted = [...territories.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const position = new Map(sorted.map(({ key }, i) => [key, i]));
  const placeOf = (key: string | null) =>
    (key === null ? undefined : position.get(key)) ?? UNASSIGNED_POSITION;
  const { keys, ofUnit } = seatsOf(geometry, baseline);
  const places = keys.map(placeOf);
  const holders = ofUnit.map((key) => (key < 0 ? UNASSIGNED_POSITION : places[key]!));
  for (const change of changes) {
    if (change.type !== 'territory.move') continue;
    const place = placeOf(change.to);
    for (const code of change.units) {
      const unit = geometry.position.get(code);
      // A further code of a unit that the map draws as one does not move it.
      if (unit !== undefined && geometry.ids[unit] === code) holders[unit] = place;
    }
  }
  return { territories: sorted, position, holders };
}

/** Who holds each unit before any change: keys, and the place among them of each unit's (−1: nobody). */
type Seats = { readonly keys: readonly string[]; readonly ofUnit: Int32Array };

const knownSeats = new WeakMap<PlanBaseline, { readonly geometry: MapGeometry; readonly seats: Seats }>();

/** Read once for a baseline on a map: a step then looks at what its changes name, not at every unit. */
function seatsOf(geometry: MapGeometry, baseline: PlanBaseline): Seats {
  const known = knownSeats.get(baseline);
  if (known?.geometry === geometry) return known.seats;
  const places = new Map<string, number>();
  const ofUnit = new Int32Array(geometry.ids.length).fill(-1);
  for (const { unit: code, territory } of baseline.units) {
    const unit = geometry.position.get(code);
    if (unit === undefined || geometry.ids[unit] !== code) continue;
    if (territory !== null && !places.has(territory)) places.set(territory, places.size);
    ofUnit[unit] = territory === null ? -1 : places.get(territory)!;
  }
  const seats = { keys: [...places.keys()], ofUnit };
  knownSeats.set(baseline, { geometry, seats });
  return seats;
}

function applyToTerritories(territories: Map<string, PlanTerritory>, change: Change): void {
  if (change.type === 'territory.create') {
    const { territory: key, name, rep, parent = null } = change;
    territories.set(key, { key, name, parent, rep, home: null });
  } else if (change.type === 'territory.remove') {
    territories.delete(change.territory);
  } else {
    const edit = editOf(change);
    const held = territories.get(edit?.territory ?? '');
    if (edit !== undefined && held !== undefined) territories.set(held.key, { ...held, ...edit.fields });
  }
}

type TerritoryEdit = { territory: string; fields: Partial<PlanTerritory> };

function editOf(change: Change): TerritoryEdit | undefined {
  if (change.type === 'territory.rename') return { territory: change.territory, fields: { name: change.to } };
  if (change.type === 'territory.assign') return { territory: change.territory, fields: { rep: change.to } };
  if (change.type === 'territory.home') return { territory: change.territory, fields: { home: change.to } };
  return undefined;
}

/** Units by the position of their holder; those of nobody under −1. */
export function unitsByHolder({ territories, holders }: TerritoryPlan): Map<number, number[]> {
  const members = new Map<number, number[]>([[UNASSIGNED_POSITION, []]]);
  territories.forEach((_, position) => members.set(position, []));
  holders.forEach((holder, unit) => members.get(holder)!.push(unit));
  return members;
}

export const nameOfHolder = (plan: TerritoryPlan, position: number): string =>
  plan.territories[position]?.name ?? UNASSIGNED_NAME;
