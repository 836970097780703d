import type { Decimal } from '../money.ts';
import { addDays, dayNumber, type IsoDate, type Period } from '../period.ts';
import type { Opportunity, StageChange } from './opportunity.ts';

/** Where a deal's expected close lies, seen from the period forecast: `none` where no date was known then. */
export type Placement = 'in' | 'later' | 'overdue' | 'none';

/** An open deal as it stood at the end of a day. */
export type OpenDeal = {
  readonly deal: Opportunity;
  readonly stage: string;
  readonly placement: Placement;
  /** The close expected then. */
  readonly close: IsoDate | undefined;
  readonly ageDays: number;
  /** Undefined where the amount was not known then: the amount of a deal closed later is its outcome. */
  readonly amount: Decimal | undefined;
  /** The rep's category where it was known then; for a past day, the one open deals of that stage mostly have. */
  readonly category: string;
  /** The manager's call where it was known then. */
  readonly managerCategory: string;
};

/** Deals with their histories, ready for looking back; sorted by id, so that the order of a file changes nothing. */
export type DealBook = {
  readonly opportunities: readonly Opportunity[];
  readonly history: ReadonlyMap<string, readonly StageChange[]>;
  /** The stage an open deal is taken to have been in where no history says: the commonest among today's dated open ones. */
  readonly usualStage: string;
  /** The category reps mostly give today's open deals of a stage. */
  readonly usualCategory: ReadonlyMap<string, string>;
  /** The currency of every amount: expected figures are whole minor units of it. */
  readonly currency: string;
};

export function createDealBook(
  opportunities: readonly Opportunity[],
  changes: readonly StageChange[] = [],
  currency = 'USD'
): DealBook {
  const history = new Map<string, StageChange[]>();
  for (const change of changes) {
    const list = history.get(change.id);
    if (list) list.push(change);
    else history.set(change.id, [change]);
  }
  const openOnes = opportunities.filter(
    ({ outcome, created }) => outcome === 'open' && created !== undefined
  );
  const stages = commonest(openOnes.map(({ stage }) => ['', stage]));
  const usualCategory = commonest(openOnes.map(({ stage, category }) => [stage, category]));
  const byId = opportunities.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { opportunities: byId, history, usualStage: stages.get('') ?? 'open', usualCategory, currency };
}

/** The commonest value by key; of equally common ones the first by name. */
function commonest(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [key, value] of pairs) {
    const own = counts.get(key) ?? new Map<string, number>();
    counts.set(key, own.set(value, (own.get(value) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, own]) => [
      key,
      [...own].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]![0]
    ])
  );
}

/** Every deal in the pipeline at the end of a day, from what was known then. `now` is the last day the data knows. */
export function openDealsAt(
  { opportunities, history, usualStage, usualCategory }: DealBook,
  date: IsoDate,
  period: Period,
  now: IsoDate
): OpenDeal[] {
  return opportunities.flatMap((deal): OpenDeal[] => {
    const { created, close, outcome } = deal;
    if (created === undefined || created > date) return [];
    if (outcome !== 'open' && close !== undefined && close <= date) return [];
    const known = history.get(deal.id)?.findLast((change) => change.date <= date);
    const today = outcome === 'open' && date >= now;
    const expected = known?.close ?? (today ? close : undefined);
    const stage = known?.stage ?? (outcome === 'open' ? deal.stage : usualStage);
    return [
      {
        deal,
        stage,
        placement: placementOf(expected, period),
        close: expected,
        ageDays: dayNumber(date) - dayNumber(created),
        amount: known?.amount ?? (outcome === 'open' ? deal.amount : undefined),
        category: today ? deal.category : (usualCategory.get(stage) ?? ''),
        managerCategory: today ? deal.managerCategory : ''
      }
    ];
  });
}

function placementOf(expected: IsoDate | undefined, { start, end }: Period): Placement {
  if (expected === undefined) return 'none';
  return expected < start ? 'overdue' : expected < end ? 'in' : 'later';
}

/** Won between two days: after `from` (exclusive), before `end`. */
export const wonBetween = ({ outcome, close }: Opportunity, from: IsoDate, end: IsoDate): boolean =>
  outcome === 'won' && close !== undefined && close > from && close < end;

/** Not closed before a day. */
export const stillOpen = ({ outcome, close }: Opportunity, end: IsoDate): boolean =>
  outcome === 'open' || (close !== undefined && close >= end);

/** The last day on which the data shows anything happen. */
export function lastKnownDay(
  opportunities: readonly Opportunity[],
  changes: readonly StageChange[] = []
): IsoDate {
  let last = '0001-01-01';
  for (const { created, close, outcome } of opportunities) {
    if (created !== undefined && created > last) last = created;
    if (outcome !== 'open' && close !== undefined && close > last) last = close;
  }
  for (const { date } of changes) if (date > last) last = date;
  return last;
}

/** The day after: where a period that follows a day begins. */
export const dayAfter = (date: IsoDate): IsoDate => addDays(date, 1);
