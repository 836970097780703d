import { Decimal, sumDecimals, ZERO } from '../../money.ts';
import { type Rounding, roundPay, settle } from '../rounding.ts';
import type { PayoutLine } from '../payout.ts';
import type { Component } from '../schema/plan.ts';

type Budget = NonNullable<Component['budget']>;

/**
 * Cut the lines of one component and period to what is left of its budget: all by the same factor, or the
 * earliest first. The lines that were cut are rounded towards zero, so that the budget is never exceeded.
 */
export function applyBudget(
  budget: Budget,
  left: Decimal,
  lines: readonly PayoutLine[],
  rounding: Rounding
): readonly PayoutLine[] {
  const wanted = sumDecimals(lines.map(({ unrounded }) => Decimal.max(ZERO, roundPay(unrounded, rounding))));
  if (wanted.lte(left)) return lines;
  const down: Rounding = { ...rounding, mode: 'down' };
  if (budget.when === 'proRata') {
    const factor = left.div(wanted);
    return lines.map((line) =>
      line.unrounded.gt(0) ? cut(line, roundPay(settle(line.unrounded.times(factor)), down)) : line
    );
  }
  const last = ({ credits }: PayoutLine) => credits.at(-1)?.date ?? '';
  const order = [...lines].sort((a, b) =>
    last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : a.payee < b.payee ? -1 : 1
  );
  const after = new Map<PayoutLine, PayoutLine>();
  let rest = left;
  for (const line of order) {
    if (line.unrounded.lte(0)) continue;
    const rounded = roundPay(line.unrounded, rounding);
    if (rounded.gt(rest)) after.set(line, cut(line, roundPay(rest, down)));
    rest = rest.minus(Decimal.min(rounded, rest));
  }
  return lines.map((line) => after.get(line) ?? line);
}

function cut(line: PayoutLine, amount: Decimal): PayoutLine {
  const step = {
    id: 'budget',
    kind: 'budget' as const,
    operation: 'minus' as const,
    value: line.unrounded.minus(amount),
    before: line.unrounded,
    after: amount
  };
  return { ...line, modifiers: [...line.modifiers, step], unrounded: amount };
}
