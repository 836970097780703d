import { Decimal, roundMoney, ZERO } from '../money.ts';
import type { PeriodForecast } from './forecast-period.ts';

/** What is still needed for a target, and whether the open pipeline is enough for it. */
export type PipelineCoverage = {
  readonly target: Decimal;
  readonly closed: Decimal;
  /** Target less closed; 0 once it is reached. */
  readonly gap: Decimal;
  readonly openValue: Decimal;
  /** Open value over gap, a ratio; undefined where nothing is needed any more. */
  readonly ratio: Decimal | undefined;
  /** Open value that would be expected to close the gap, at the rate the open deals have now, new deals counted first. */
  readonly neededValue: Decimal;
  readonly missingValue: Decimal;
};

/** Coverage of a target by a forecast. */
export function coverTarget(
  { closed, lines, open, newDeals }: PeriodForecast,
  target: Decimal
): PipelineCoverage {
  const openValue = lines.reduce((sum, { value }) => sum.plus(value), ZERO);
  return coverAmounts({ closed, openValue, open, created: newDeals.expected }, target);
}

/** Coverage from the parts of a forecast: what is closed, open at full value, open as expected, and still to come. */
export function coverAmounts(
  {
    closed,
    openValue,
    open,
    created
  }: Readonly<Record<'closed' | 'openValue' | 'open' | 'created', Decimal>>,
  target: Decimal
): PipelineCoverage {
  const gap = Decimal.max(ZERO, target.minus(closed));
  const rate = openValue.isZero() ? ZERO : open.div(openValue);
  const left = Decimal.max(ZERO, gap.minus(created));
  const neededValue = rate.isZero() ? ZERO : roundMoney(left.div(rate));
  return {
    target,
    closed,
    gap,
    openValue,
    ratio: gap.isZero() ? undefined : openValue.div(gap),
    neededValue,
    missingValue: Decimal.max(ZERO, neededValue.minus(openValue))
  };
}
