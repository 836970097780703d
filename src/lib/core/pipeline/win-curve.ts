import { addDays, dayNumber, type IsoDate } from '../period.ts';
import type { DealBook } from './snapshot.ts';

/** The chance that a deal still open at an age is won within so many days more. */
export type WinCurve = { chance(ageDays: number, horizonDays: number): number };

/** Ages are counted in weeks; a week that fewer deals lived through is joined with the ones after it. */
const WEEK = 7;
const LEAST_LIVED = 25;

/**
 * Won and lost per day lived, by week of age, from every deal's life up to a day: deals that are still open count
 * for as long as they have lived (the cumulative incidence of Aalen and Johansen, in weekly steps). It sees at once
 * that deals past a certain age are no longer won, which comparing whole past periods only finds a period later.
 */
export function learnWinCurve({ opportunities }: DealBook, until: IsoDate): WinCurve {
  const today = dayNumber(until);
  const [lived, wins, losses]: [number[], number[], number[]] = [[], [], []];
  for (const { created, close, outcome } of opportunities) {
    if (created === undefined || created > until) continue;
    const closed = outcome !== 'open' && close !== undefined && close <= until;
    const born = dayNumber(created);
    const days = Math.max(1, (closed ? dayNumber(close) : today) - born);
    const last = Math.floor((days - 1) / WEEK);
    for (let week = 0; week <= last; week++) {
      lived[week] = (lived[week] ?? 0) + Math.min(WEEK, days - week * WEEK);
    }
    if (closed && outcome === 'won') wins[last] = (wins[last] ?? 0) + 1;
    else if (closed) losses[last] = (losses[last] ?? 0) + 1;
  }
  const { won, lost } = joinThinWeeks(lived, wins, losses);
  const known = new Map<string, number>();
  return {
    chance(ageDays, horizonDays) {
      const key = `${ageDays}/${horizonDays}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      let [alive, chance] = [1, 0];
      for (let day = Math.max(0, ageDays); day < ageDays + horizonDays && alive > 1e-9; day++) {
        const week = Math.min(won.length - 1, Math.floor(day / WEEK));
        const [win, loss] = [won[week] ?? 0, lost[week] ?? 0];
        chance += alive * win;
        alive *= Math.max(0, 1 - win - loss);
      }
      known.set(key, chance);
      return chance;
    }
  };
}

/** Daily rates by week; from the first week too few lived through, one rate holds for all that follow. */
function joinThinWeeks(lived: readonly number[], wins: readonly number[], losses: readonly number[]) {
  const thin = lived.findIndex((days) => days < LEAST_LIVED * WEEK);
  const whole = thin < 0 ? lived.length : thin;
  const rate = (events: readonly number[]) => {
    const rates = Array.from({ length: whole }, (_, week) => (events[week] ?? 0) / lived[week]!);
    const rest = lived.slice(whole).reduce((sum, days) => sum + days, 0);
    const tail = events.slice(whole).reduce((sum, count) => sum + (count ?? 0), 0);
    return rest > 0 ? [...rates, tail / rest] : rates;
  };
  return { won: rate(wins), lost: rate(losses) };
}

/** Days from the end of a day to the last day of a period. */
export const daysLeft = (asOf: IsoDate, end: IsoDate): number =>
  dayNumber(addDays(end, -1)) - dayNumber(asOf);
