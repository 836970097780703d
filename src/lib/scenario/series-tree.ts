import { Decimal, ZERO } from '../core/money.ts';
import { buildHierarchy, type Hierarchy, type HierarchyNode } from '../core/forecast/hierarchy.ts';
import type { IsoDate } from '../core/period.ts';
import type { MonthCredit } from '../engine/queries/credit-history.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';

/** What the company's credit is divided by. */
export type Breakdown = 'people' | 'territories' | 'products';
export const breakdowns: readonly Breakdown[] = ['people', 'territories', 'products'];

export type LevelName = 'company' | 'region' | 'team' | 'rep' | 'district' | 'territory' | 'family';

/** Past credit as series that add up: leaves of one tree on one axis of whole months, oldest first. */
export type SeriesTree = {
  readonly breakdown: Breakdown;
  /** Names of the levels, `company` first. */
  readonly levels: readonly LevelName[];
  readonly months: readonly IsoDate[];
  readonly leaves: readonly { readonly path: readonly string[]; readonly values: readonly Decimal[] }[];
  readonly hierarchy: Hierarchy;
  readonly nameOf: (node: HierarchyNode) => string;
  readonly notes: readonly string[];
};

/** A node's name in changes and addresses: `company`, `team:R12`, `rep:R34`. */
export const seriesKey = (levels: readonly LevelName[], { path }: Pick<HierarchyNode, 'path'>): string =>
  path.length === 0 ? 'company' : `${levels[path.length]}:${path.at(-1)}`;

/** Nobody, no family: what could not be placed is a part of its own, so that the parts add up. */
const NONE = '';

type Placed = { readonly id: string; readonly path: readonly string[] };

/** Divide credit by month into the leaves of a breakdown. `holderOf` says who it counts for, `parents` names territories' parents. */
export function seriesTree(
  breakdown: Breakdown,
  rows: readonly MonthCredit[],
  { months, notes }: { readonly months: readonly IsoDate[]; readonly notes: readonly string[] },
  start: LoadedBaseline,
  state: PlanState,
  holderOf: (credit: MonthCredit) => string | null,
  parents: ReadonlyMap<string, string>
): SeriesTree {
  const leafOf: Record<Breakdown, (credit: MonthCredit) => string> = {
    people: (credit) => holderOf(credit) ?? NONE,
    territories: ({ current }) => (current !== null && state.territories.has(current) ? current : NONE),
    products: ({ family }) => family ?? NONE
  };
  const position = new Map(months.map((month, at) => [month, at]));
  const sums = new Map<string, Decimal[]>();
  for (const row of rows) {
    const at = position.get(row.month);
    if (at === undefined) continue;
    const id = leafOf[breakdown](row);
    const values = sums.get(id) ?? months.map(() => ZERO);
    values[at] = values[at]!.plus(row.credit);
    sums.set(id, values);
  }
  const ids = [...sums.keys()].sort();
  const { levels, pathOf } = {
    people: () => peopleLevels(start, ids),
    territories: () => territoryLevels(state, ids),
    products: () => ({ levels: ['company', 'family'] as LevelName[], pathOf: (id: string) => [id] })
  }[breakdown]();
  const leaves = ids
    .map((id): Placed => ({ id, path: pathOf(id) }))
    .sort((a, b) => (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1))
    .map(({ id, path }) => ({ path, values: sums.get(id)! }));
  return {
    breakdown,
    levels,
    months,
    leaves,
    hierarchy: buildHierarchy(leaves.map(({ path }) => path)),
    nameOf: namer(breakdown, levels, start, parents, state),
    notes
  };
}

/** Region, team and rep from who reports to whom; a level with nothing to tell apart is left away. */
function peopleLevels({ reps }: LoadedBaseline, ids: readonly string[]) {
  const managerOf = new Map(reps.map(({ rep, manager }) => [rep, manager]));
  const managers = new Set(reps.map(({ manager }) => manager));
  const chainOf = (id: string): string[] => {
    const chain: string[] = managers.has(id) ? [id] : [];
    for (
      let next = managerOf.get(id) ?? null;
      next !== null && !chain.includes(next);
      next = managerOf.get(next) ?? null
    )
      chain.push(next);
    return chain;
  };
  const chains = new Map(ids.map((id) => [id, id === NONE ? [] : chainOf(id)]));
  const tops = new Set([...chains.values()].flatMap((chain) => chain.at(-1) ?? []));
  // Who is above everybody stands for the company.
  const head = tops.size === 1 ? [...tops][0] : undefined;
  const above = (id: string) => chains.get(id)!.filter((manager) => manager !== head);
  const team = (id: string) => above(id)[0] ?? NONE;
  const region = (id: string) => above(id).at(-1) ?? NONE;
  const teams = new Set(ids.map(team)).size > 1;
  const regions = teams && ids.some((id) => team(id) !== region(id)) && new Set(ids.map(region)).size > 1;
  const levels: LevelName[] = ['company'];
  if (regions) levels.push('region');
  if (teams) levels.push('team');
  return {
    levels: [...levels, 'rep' as const],
    pathOf: (id: string) => [...(regions ? [region(id)] : []), ...(teams ? [team(id)] : []), id]
  };
}

/** Territories under the territory they are part of, where they are part of several. */
function territoryLevels({ territories }: PlanState, ids: readonly string[]) {
  const parent = (id: string) => territories.get(id)?.parent ?? NONE;
  const grouped = new Set(ids.map(parent)).size > 1;
  return {
    levels: ['company', ...(grouped ? (['district'] as const) : []), 'territory'] as LevelName[],
    pathOf: (id: string) => [...(grouped ? [parent(id)] : []), id]
  };
}

function namer(
  breakdown: Breakdown,
  levels: readonly LevelName[],
  { reps }: LoadedBaseline,
  parents: ReadonlyMap<string, string>,
  { territories }: PlanState
): (node: HierarchyNode) => string {
  const people = new Map(reps.map(({ rep, name }) => [rep, name]));
  return ({ path }) => {
    if (path.length === 0) return 'Company';
    const [id, level] = [path.at(-1)!, levels[path.length]];
    if (id === NONE)
      return breakdown === 'products' ? 'No family' : level === 'rep' ? 'Nobody' : 'No ' + level;
    if (breakdown === 'people') {
      const name = people.get(id) ?? id;
      return level === 'rep' ? name : `${name}’s ${level}`;
    }
    if (breakdown === 'territories') return territories.get(id)?.name ?? parents.get(id) ?? id;
    return id;
  };
}

/** Exact values of every node: the sum of its leaves. */
export function nodeValues({ leaves }: Pick<SeriesTree, 'leaves'>, node: HierarchyNode, at: number): Decimal {
  return node.leaves.reduce((sum, leaf) => sum.plus(leaves[leaf]!.values[at]!), new Decimal(0));
}
