import { normalProbability } from '../../core/forecast/normal-probability.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { QuotaSheet, QuotaSheetRow } from './quota-sheet.ts';

/** A rep's forecast credit over the year on show against the quota; a parent counts how many are expected to reach it. */
export type LikelyAttainment =
  | {
      readonly kind: 'rep';
      readonly mean: number;
      readonly spread: number;
      readonly quota: number;
      readonly chance: number;
    }
  | { readonly kind: 'sum'; readonly reps: number };

/**
 * How likely each row's quota is reached, from the forecast of coming periods with its calibrated error; nothing on
 * past sales. A rep without a quota in one of the periods has no chance of the year to speak of.
 */
export function likelyAttainment(
  { basis, likely }: Pick<Evaluation, 'basis' | 'likely'>,
  { periods, rows }: QuotaSheet
): Map<string, LikelyAttainment> {
  const found = new Map<string, LikelyAttainment>();
  const [first, last] = [periods[0], periods.at(-1)];
  if (basis !== 'projected' || !first || !last) return found;
  const years = new Map(
    likely
      .filter(({ start, end }) => start === first.start && end === last.end)
      .map((row) => [row.series, row])
  );
  const chances = new Map<string, number>();
  for (const row of rows.filter(({ kind }) => kind === 'rep')) {
    const year = years.get(`rep:${row.id}`);
    if (!year || !row.total.gt(0) || !hasEveryPeriod(row, periods.length)) continue;
    const [mean, quota] = [Number(year.mean), row.total.toNumber()];
    const chance = year.spread > 0 ? normalProbability((mean - quota) / year.spread) : mean >= quota ? 1 : 0;
    chances.set(row.id, chance);
    found.set(row.id, { kind: 'rep', mean, spread: year.spread, quota, chance });
  }
  for (const row of rows.filter(({ kind }) => kind !== 'rep')) {
    const reps = row.reps.reduce((sum, rep) => sum + (chances.get(rep) ?? 0), 0);
    if (row.reps.some((rep) => chances.has(rep))) found.set(row.id, { kind: 'sum', reps });
  }
  return found;
}

const hasEveryPeriod = ({ cells }: QuotaSheetRow, periods: number): boolean =>
  [...cells.values()].filter(({ amount }) => amount !== undefined).length === periods;
