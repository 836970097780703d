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
  const holderOf = new Map(baseline.units.map(({ unit, territory }) => [unit, territory]));
  for (const change of changes) {
    if (change.type === 'territory.move') for (const unit of change.units) holderOf.set(unit, change.to);
    else applyToTerritories(territories, change);
  }
  const sorted = [...territories.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const position = new Map(sorted.map(({ key }, i) => [key, i]));
  const holders = Int32Array.from(
    geometry.ids,
    (id) => position.get(holderOf.get(id) ?? '') ?? UNASSIGNED_POSITION
  );
  return { territories: sorted, position, holders };
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
