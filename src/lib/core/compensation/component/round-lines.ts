import { type Decimal, sumDecimals, ZERO } from '../../money.ts';
import { type Rounding, roundPay, spreadRounded } from '../rounding.ts';
import type { PayoutLine } from '../payout.ts';

/** Running totals before rounding, by payee, for the rounding point "payee". */
export type RunningTotals = Map<string, { exact: Decimal; rounded: Decimal }>;

/**
 * Round the lines of one period at the document's one rounding point. Where the statement (or the payee's
 * running total) is what is rounded, its lines are cut so that they add up to it.
 */
export function roundLines(
  lines: readonly PayoutLine[],
  rounding: Rounding,
  running: RunningTotals
): PayoutLine[] {
  if (rounding.point === 'line' || rounding.point === 'tier') {
    return lines.map((line) => ({ ...line, earned: roundPay(line.unrounded, rounding) }));
  }
  const statements = new Map<string, PayoutLine[]>();
  for (const line of lines) {
    const own = statements.get(line.payee);
    if (own) own.push(line);
    else statements.set(line.payee, [line]);
  }
  const earned = new Map<PayoutLine, Decimal>();
  for (const [payee, own] of statements) {
    const exact = sumDecimals(own.map(({ unrounded }) => unrounded));
    const total =
      rounding.point === 'statement' ? roundPay(exact, rounding) : rise(payee, exact, rounding, running);
    const keyed = own.map((line) => ({
      key: `${line.plan}/${line.component}/${line.start}`,
      amount: line.unrounded,
      line
    }));
    const parts = spreadRounded(keyed, total, rounding.places);
    for (const { key, line } of keyed) earned.set(line, parts.get(key)!);
  }
  return lines.map((line) => ({ ...line, earned: earned.get(line)! }));
}

/** What the rounded running total rises by. */
function rise(payee: string, exact: Decimal, rounding: Rounding, running: RunningTotals): Decimal {
  const before = running.get(payee) ?? { exact: ZERO, rounded: ZERO };
  const after = before.exact.plus(exact);
  const rounded = roundPay(after, rounding);
  running.set(payee, { exact: after, rounded });
  return rounded.minus(before.rounded);
}
