import { type Decimal, decimalText, sumDecimals } from '../../money.ts';
import { formatPath } from '../../result.ts';
import { computePayout } from '../compute-payout.ts';
import type { PayoutOutput } from '../payout.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { ambiguitiesOf } from './ambiguities.ts';
import { setIn } from './set-in.ts';

/** A rule with several meanings and the payout under each, on this data. */
export type AmbiguityCard = {
  /** The setting, as a path in the plan document. */
  readonly setting: string;
  readonly path: readonly (string | number)[];
  readonly question: string;
  readonly options: readonly {
    readonly value: string;
    readonly meaning: string;
    readonly chosen: boolean;
    readonly earned: Decimal;
    readonly paid: Decimal;
    /** Payees whose pay differs from the chosen meaning's. */
    readonly changed: number;
  }[];
  /** One sentence on what the choice is worth here. */
  readonly explanation: string;
};

/**
 * Cards for every ambiguous rule of a plan (or only for the settings named): the payout under each meaning.
 * Rules that make no difference on this data keep their card, and say so.
 */
export function ambiguityCards(
  document: PlanDocument,
  input: PayoutInput,
  only?: readonly string[]
): AmbiguityCard[] {
  const asIs = computePayout(document, input);
  return ambiguitiesOf(document, input)
    .filter(({ path }) => only === undefined || only.includes(formatPath(path)))
    .map(({ path, question, chosen, options }) => {
      const outcomes = options.map(({ value, meaning }) => {
        const output = value === chosen ? asIs : computePayout(setIn(document, path, value), input);
        return {
          value,
          meaning,
          chosen: value === chosen,
          ...totalsOf(output),
          changed: changedPayees(asIs, output)
        };
      });
      return { setting: formatPath(path), path, question, options: outcomes, explanation: explain(outcomes) };
    });
}

const totalsOf = ({ payments }: PayoutOutput) => ({
  earned: sumDecimals(payments.flatMap(({ earned, adjusted }) => [earned, adjusted])),
  paid: sumDecimals(payments.map(({ paid }) => paid))
});

function paidBy({ payments }: PayoutOutput): Map<string, string> {
  const paid = new Map<string, string[]>();
  for (const payment of payments) {
    const text = `${payment.earned.toFixed()} ${payment.paid.toFixed()}`;
    paid.set(payment.payee, [...(paid.get(payment.payee) ?? []), text]);
  }
  return new Map([...paid].map(([payee, texts]) => [payee, texts.join(';')]));
}

function changedPayees(asIs: PayoutOutput, other: PayoutOutput): number {
  if (asIs === other) return 0;
  const before = paidBy(asIs);
  return [...paidBy(other)].filter(([payee, text]) => before.get(payee) !== text).length;
}

function explain(options: AmbiguityCard['options']): string {
  const chosen = options.find((option) => option.chosen);
  const others = options.filter((option) => !option.chosen);
  const differing = others.filter(({ changed }) => changed > 0);
  if (!chosen || differing.length === 0) return 'On this data every meaning pays the same.';
  const money = (amount: Decimal) => decimalText(amount, 2);
  const told = differing.map(({ meaning, paid, changed }) => {
    const delta = paid.minus(chosen.paid);
    const sign = delta.isNegative() ? '−' : '+';
    return `${meaning}: ${money(paid)} (${sign}${money(delta.abs())}, ${changed} ${changed === 1 ? 'payee' : 'payees'})`;
  });
  return `As chosen, ${chosen.meaning}: ${money(chosen.paid)} paid. ${told.join('; ')}.`;
}
