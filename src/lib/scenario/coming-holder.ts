import { addMonths } from '../core/period.ts';
import type { MonthCredit } from '../engine/queries/credit-history.ts';
import type { Ownership } from '../engine/queries/unit-credits.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';

/**
 * Who would get a past credit if it came again. Credit that came with a territory stays with the territory and goes
 * to whoever owns it now; credit of a named account goes to whose account it is; what people brought themselves
 * stays theirs. What nobody there holds any more goes to the owner of the territory, and else to nobody.
 */
export function comingHolder(
  { reps, asOf }: LoadedBaseline,
  { territories }: PlanState,
  ownerships: readonly Ownership[]
): (credit: MonthCredit) => string | null {
  const left = new Set(reps.flatMap(({ rep, left }) => (left !== null && left <= asOf ? [rep] : [])));
  const there = (rep: string | null | undefined) => (rep != null && !left.has(rep) ? rep : null);
  const owned = new Map<string, Ownership[]>();
  for (const row of ownerships) {
    const key = JSON.stringify([row.territory, row.rep]);
    owned.set(key, [...(owned.get(key) ?? []), row]);
  }
  const cameWithTerritory = ({ rule, rep, territory, month }: MonthCredit) => {
    if (rule === 'territory' || rule === 'territory-move') return true;
    if (rule === 'split' || rep === null || territory === null) return false;
    const until = addMonths(month, 1);
    const spans = owned.get(JSON.stringify([territory, rep])) ?? [];
    return spans.some(({ start, end }) => start < until && end > month);
  };
  return (credit) => {
    const owner = there(credit.current === null ? null : territories.get(credit.current)?.rep);
    if (credit.rule === 'territory-move') return there(credit.rep) ?? owner;
    if (credit.rule !== 'split' && there(credit.named) !== null) return credit.named;
    const own = there(credit.rep);
    return cameWithTerritory(credit) ? (owner ?? own) : (own ?? owner);
  };
}
