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
  readonly ageDays: number;
  /** Undefined where the amount was not known then: the amount of a deal closed later is its outcome. */
  readonly amount: Decimal | undefined;
};

/** Deals with their histories, ready for looking back. */
export type DealBook = {
  readonly opportunities: readonly Opportunity[];
  readonly history: ReadonlyMap<string, readonly StageChange[]>;
  /** The stage an open deal is taken to have been in where no history says: the commonest among today's dated open ones. */
  readonly usualStage: string;
};

export function createDealBook(
  opportunities: readonly Opportunity[],
  changes: readonly StageChange[] = []
): DealBook {
  const history = new Map<string, StageChange[]>();
  for (const change of changes) {
    const list = history.get(change.id);
    if (list) list.push(change);
    else history.set(change.id, [change]);
  }
  const counts = new Map<string, number>();
  for (const { outcome, created, stage } of opportunities) {
    if (outcome === 'open' && created !== undefined) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return { opportunities, history, usualStage: usual?.[0] ?? 'open' };
}

/** Every deal in the pipeline at the end of a day, from what was known then. `now` is the last day the data knows. */
export function openDealsAt(
  { opportunities, history, usualStage }: DealBook,
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
    return [
      {
        deal,
        stage: known?.stage ?? (outcome === 'open' ? deal.stage : usualStage),
        placement: placementOf(expected, period),
        ageDays: dayNumber(date) - dayNumber(created),
        amount: known?.amount ?? (outcome === 'open' ? deal.amount : undefined)
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
