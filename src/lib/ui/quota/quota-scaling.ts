import { Decimal, decimalText, ONE, parseDecimal, ZERO } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { ChangeOf } from '../../scenario/change.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { scaledQuota, scaleReach } from '../../scenario/scaled-quota.ts';
import { formatMoney, moneyUnitFor } from '../format/money.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { quotaCellKey, type pendingQuotas } from './pending-quotas.ts';

/** What a scaled quota is rounded to; `0.01` keeps the cents. */
export const ROUNDINGS = ['0.01', '1', '100', '1000'] as const;
export type Rounding = (typeof ROUNDINGS)[number];
export const roundingWords = (step: Rounding): string =>
  step === '0.01' ? 'no rounding' : formatMoney(step, { unit: 'whole' });

/** A quota a scale may reach. */
export type HeldQuota = { readonly rep: string; readonly start: IsoDate; readonly amount: Decimal };

/** Whose quotas, and in which periods, are to be scaled, with their names. */
export type ScaleScope = {
  /** Null: everybody's. */
  readonly reps: readonly string[] | null;
  /** Left out: in every period. */
  readonly periods?: readonly IsoDate[];
  /** `Ada Byron`, `Eve’s team`; left out: so many reps. */
  readonly who?: string;
  /** `2026`, `Q1 2026`, `all years`. */
  readonly when: string;
};

/** What a scale would do: so many reps' quotas, from a sum to a sum. */
export type ScalePreview = {
  readonly change: ChangeOf<'quota.scale'>;
  readonly reps: number;
  readonly before: Decimal;
  readonly after: Decimal;
  /** `Raise 104 reps’ quotas in 2026 by 5 %`. */
  readonly words: string;
  /** `$12.30 M`, `$12.90 M`. */
  readonly sums: readonly [string, string];
};

/** Every quota of every year as the sheet would show it. */
export function heldQuotas(
  { attainment }: Pick<Evaluation, 'attainment'>,
  pending: ReturnType<typeof pendingQuotas>
): HeldQuota[] {
  return attainment.flatMap(({ rep, start, quota }) => {
    const edited = pending.get(quotaCellKey(rep, start));
    return edited === null ? [] : [{ rep, start, amount: new Decimal(edited ?? quota) }];
  });
}

/** Read a percentage between −99 and 1,000, as people type it; else what is wrong with it. */
export function readPercent(typed: string): Decimal | string {
  const percent = parseDecimal(typed.trim().replace('−', '-').replace(/\s*%$/, ''));
  if (percent === undefined) return 'Type a percentage such as 5 or −2.5.';
  if (percent.isZero()) return 'Type a percentage other than 0.';
  return percent.lte(-100) || percent.gt(1000) ? 'Between −99 % and 1,000 %.' : percent;
}

/** The change a percentage stands for, and what it does to the quotas it reaches. */
export function previewScale(
  quotas: readonly HeldQuota[],
  percent: Decimal,
  rounding: Rounding,
  { reps, periods, who, when }: ScaleScope
): ScalePreview {
  const change: ChangeOf<'quota.scale'> = {
    type: 'quota.scale',
    reps: reps && [...reps],
    measure: 'revenue',
    ...(periods && { periods: [...periods] }),
    factor: decimalText(ONE.plus(percent.div(100))),
    roundTo: rounding
  };
  const isScaled = scaleReach(change);
  const reached = quotas.filter(({ rep, start }) => isScaled({ rep, start, measure: 'revenue' }));
  let [before, after] = [ZERO, ZERO];
  for (const { amount } of reached) {
    before = before.plus(amount);
    after = after.plus(scaledQuota(amount, change));
  }
  const people = new Set(reached.map(({ rep }) => rep)).size;
  const unit = moneyUnitFor([before, after]);
  const verb = percent.isNegative() ? 'Lower' : 'Raise';
  const whose = who === undefined ? formatCount(people, 'rep’s quotas', 'reps’ quotas') : `quotas of ${who}`;
  return {
    change,
    reps: people,
    before,
    after,
    words: `${verb} ${whose} in ${when} by ${formatNumber(percent.abs(), percent.decimalPlaces())} %`,
    sums: [formatMoney(before, { unit }), formatMoney(after, { unit })]
  };
}
