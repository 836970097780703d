import { type Decimal, decimalText, sumDecimals } from '../../money.ts';
import { formatPath } from '../../result.ts';
import { computePayout } from '../compute-payout.ts';
import type { PayoutOutput } from '../payout.ts';
import { roundingOf } from '../rounding.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { ambiguitiesOf, type Ambiguity } from './ambiguities.ts';
import { setIn } from './set-in.ts';

/** A payee's payments of the whole run under a meaning, and how far they are from the chosen meaning's. */
export type PayeeDifference = {
  readonly payee: string;
  readonly paid: Decimal;
  readonly difference: Decimal;
};

const MOST_SHOWN = 3;

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
    /** Those whose payments differ most, largest difference first. */
    readonly most: readonly PayeeDifference[];
  }[];
  /** One sentence on what the choice is worth here. */
  readonly explanation: string;
};

/**
 * Cards for every ambiguous rule of a plan (or only for the settings named): the payout under each meaning.
 * Rules that make no difference on this data keep their card, and say so.
 */
export const ambiguityCards = (
  document: PlanDocument,
  input: PayoutInput,
  only?: readonly string[]
): AmbiguityCard[] => {
  const found = ambiguitiesOf(document, input);
  const wanted = found.filter(({ path }) => only === undefined || only.includes(formatPath(path)));
  return [...cardsOf(document, input, wanted)];
};

/** The cards one after the other, so that a worker can tell how far it is: each pays everybody once a meaning. */
export function* cardsOf(
  document: PlanDocument,
  input: PayoutInput,
  ambiguities: readonly Ambiguity[]
): Generator<AmbiguityCard> {
  if (ambiguities.length === 0) return;
  const asIs = computePayout(document, input);
  const { places } = roundingOf(document.settings, input.currency);
  for (const { path, question, chosen, options } of ambiguities) {
    const outcomes = options.map(({ value, meaning }) => {
      const output = value === chosen ? asIs : computePayout(setIn(document, path, settingOf(value)), input);
      return {
        value,
        meaning,
        chosen: value === chosen,
        ...totalsOf(output),
        changed: changedPayees(asIs, output),
        most: mostDifferent(asIs, output)
      };
    });
    yield {
      setting: formatPath(path),
      path,
      question,
      options: outcomes,
      explanation: explain(outcomes, places)
    };
  }
}

/** What a meaning is in the document: yes and no are true and false there. */
export const settingOf = (value: string): string | boolean =>
  value === 'yes' ? true : value === 'no' ? false : value;

function mostDifferent(asIs: PayoutOutput, other: PayoutOutput): PayeeDifference[] {
  if (asIs === other) return [];
  const before = paidInAll(asIs);
  return [...paidInAll(other)]
    .map(([payee, paid]) => ({ payee, paid, difference: paid.minus(before.get(payee)!) }))
    .filter(({ difference }) => !difference.isZero())
    .sort((a, b) => b.difference.abs().comparedTo(a.difference.abs()) || (a.payee < b.payee ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

function paidInAll({ payments }: PayoutOutput): Map<string, Decimal> {
  const paid = new Map<string, Decimal>();
  for (const payment of payments) paid.set(payment.payee, payment.paid.plus(paid.get(payment.payee) ?? 0));
  return paid;
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

function explain(options: AmbiguityCard['options'], places: number): string {
  const chosen = options.find((option) => option.chosen);
  const others = options.filter((option) => !option.chosen);
  const differing = others.filter(({ changed }) => changed > 0);
  if (!chosen || differing.length === 0) return 'On this data every meaning pays the same.';
  const money = (amount: Decimal) => decimalText(amount, places);
  const told = differing.map(({ meaning, paid, changed }) => {
    const delta = paid.minus(chosen.paid);
    const sign = delta.isNegative() ? '−' : '+';
    return `${meaning}: ${money(paid)} (${sign}${money(delta.abs())}, ${changed} ${changed === 1 ? 'payee' : 'payees'})`;
  });
  return `As chosen, ${chosen.meaning}: ${money(chosen.paid)} paid. Instead, ${told.join('; ')}.`;
}
