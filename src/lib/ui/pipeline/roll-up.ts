import { Decimal, ZERO } from '../../core/money.ts';
import {
  forecastCategories,
  parseCategory,
  type ForecastCategory
} from '../../core/pipeline/forecast-categories.ts';
import type { DealLine, PipelineReport } from '../../core/pipeline/pipeline-report.ts';

export type RollUpLevel = 'rep' | 'team' | 'region';
export type Place = { readonly name: string; readonly team: string; readonly region: string };

/** What deals of people without a team or region stand under. */
export const unplacedOf = (level: RollUpLevel): string => `No ${level}`;

type Calls = Readonly<Record<ForecastCategory, Decimal>>;

/** One rep, team or region: what is closed and open by category, as the reps call it and as the managers do. */
export type RollUpRow = {
  readonly key: string;
  readonly deals: number;
  readonly rep: Calls;
  readonly manager: Calls;
  /** Closed and the measured expectation of the open deals. */
  readonly expected: Decimal;
  /** Deals on which the manager's call differs from the rep's. */
  readonly differing: number;
};

/** The manager's call on a deal: of the scenario, else of the data, else none of his own. */
export const managerCall = (
  deal: DealLine,
  calls: ReadonlyMap<string, { readonly to: ForecastCategory | null }>
): ForecastCategory => calls.get(deal.id)?.to ?? parseCategory(deal.managerCategory) ?? deal.call;

const nothing = (): Record<ForecastCategory, Decimal> =>
  Object.fromEntries(forecastCategories.map((category) => [category, ZERO])) as Record<
    ForecastCategory,
    Decimal
  >;

/** Roll deals up to reps, teams or regions, sorted by name; the rows add up to the whole, whatever the level. */
export function rollUp(
  { deals, won }: PipelineReport,
  level: RollUpLevel,
  places: ReadonlyMap<string, Place>,
  calls: ReadonlyMap<string, { readonly to: ForecastCategory | null }>
): RollUpRow[] {
  const groupOf = (owner: string) => {
    const place = places.get(owner);
    if (level === 'rep') return place?.name ?? (owner || 'No owner');
    return (level === 'team' ? place?.team : place?.region) || unplacedOf(level);
  };
  type Open = { deals: number; rep: Record<ForecastCategory, Decimal>; manager: Record<ForecastCategory, Decimal>; expected: Decimal; differing: number }; // prettier-ignore
  const groups = new Map<string, Open>();
  const groupFor = (owner: string) => {
    const key = groupOf(owner);
    const group = groups.get(key) ?? {
      deals: 0,
      rep: nothing(),
      manager: nothing(),
      expected: ZERO,
      differing: 0
    };
    groups.set(key, group);
    return group;
  };
  for (const { owner, amount } of won) {
    const group = groupFor(owner);
    group.deals++;
    group.rep.closed = group.rep.closed.plus(amount);
    group.manager.closed = group.manager.closed.plus(amount);
    group.expected = group.expected.plus(amount);
  }
  for (const deal of deals) {
    const group = groupFor(deal.owner);
    const manager = managerCall(deal, calls);
    group.deals++;
    group.rep[deal.call] = group.rep[deal.call].plus(deal.value);
    group.manager[manager] = group.manager[manager].plus(deal.value);
    group.expected = group.expected.plus(deal.expected);
    if (manager !== deal.call) group.differing++;
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => ({ key, ...group }));
}
