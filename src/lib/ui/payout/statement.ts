import { Decimal, roundMoney, sumDecimals, ZERO } from '../../core/money.ts';
import type { Payment, PayoutLine } from '../../core/compensation/payout.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';

/** A line of a statement: words, how it was worked out, the figure. `sum` closes the lines above it. */
export type StatementLine = {
  readonly words: string;
  readonly working: string;
  readonly figure: string;
  readonly sum?: boolean;
  /** Beside the sum, not part of it. */
  readonly aside?: boolean;
};
export type StatementStep = {
  readonly title: 'Credit' | 'Measurement' | 'Incentive' | 'Payment';
  readonly lines: readonly StatementLine[];
};

const ruleWords = {
  split: 'Shares of split deals',
  transaction: 'Own orders',
  account: 'Named accounts',
  territory: 'Orders from the territory',
  'territory-move': 'Orders of counties moved here',
  overlay: 'Overlay credit beside the split',
  none: 'Without a rule'
} as const;

/** Why somebody has a credit, in words; `team`: on the statement of a leader, whose team it is of. */
export const creditRuleWords = (rule: string, team = false): string =>
  team && rule === 'transaction'
    ? 'Orders of the team'
    : ((ruleWords as Readonly<Record<string, string>>)[rule] ?? rule);

/** Credit of a period by the rule that gave it. */
export type StatementCredit = { readonly rule: string; readonly credit: Decimal };

const money = (amount: Decimal) => formatMoney(amount);
/** Rates and ratios with the places they have, up to six. */
const plain = (value: Decimal) => formatNumber(value, Math.min(6, value.decimalPlaces()));

/** What was paid or taken back by hand, as the statement says it. */
export type HandAdjustment = { readonly amount: Decimal; readonly reason: string; readonly author: string };

/** What a statement is told beside its figures: adjustments by hand, whether its credit is a team's, periods' names. */
export type StatementWords = {
  readonly byHand?: readonly HandAdjustment[];
  readonly team?: boolean;
  readonly periodWords?: (period: string) => string;
};

/** A statement in the four steps, as it is read; every step's lines add up to its sum, the last to the payment. */
export function statementSteps(
  statement: Statement,
  credits: readonly StatementCredit[],
  { byHand = [], team = false, periodWords = (period) => period }: StatementWords = {}
): StatementStep[] {
  const lines = statement.lines.filter(({ adjusts }) => adjusts === undefined);
  return [
    { title: 'Credit', lines: creditLines(credits, team) },
    { title: 'Measurement', lines: lines.flatMap(measurementLines) },
    { title: 'Incentive', lines: lines.flatMap(incentiveLines) },
    { title: 'Payment', lines: paymentLines(statement, byHand, periodWords) }
  ];
}

function creditLines(credits: readonly StatementCredit[], team: boolean): StatementLine[] {
  if (credits.length === 0)
    return [{ words: 'No credit in this period', working: '', figure: money(ZERO), sum: true }];
  return [
    ...credits.map(({ rule, credit }) => ({
      words: creditRuleWords(rule, team),
      working: '',
      figure: money(credit)
    })),
    {
      words: team ? 'Credit of the team in the period' : 'Credit of the period',
      working: '',
      figure: money(sumDecimals(credits.map(({ credit }) => credit))),
      sum: true
    }
  ];
}

/** How much counted for a component, against which quota. */
export function measurementLines({ component, credit, quota, attainment }: PayoutLine): StatementLine[] {
  return [
    { words: `Credit counted, ${component}`, working: '', figure: money(credit) },
    ...(quota === undefined ? [] : [{ words: 'Divided by quota', working: '', figure: money(quota) }]),
    ...(attainment === undefined
      ? []
      : [{ words: 'Attainment', working: '', figure: formatPercent(attainment, 2), sum: true }])
  ];
}

const stepWords = {
  threshold: 'Threshold',
  gate: 'Gate',
  modifier: 'Modifier',
  cap: 'Cap',
  floor: 'Guarantee',
  trueUp: 'Less earned before in the year',
  budget: 'Budget'
} as const;

const NEAR = 1e-9;
/** The places a rate needs so that the arithmetic shown gives the cents shown. */
const MOST_PLACES = 14;

/**
 * How a tier's pay comes about: amount × rate, or where the rate multiplies the target incentive, the amount's share of
 * the quota × rate × target, or a lump. What none of them gives is left unsaid rather than shown wrong.
 */
function tierWorking(
  amount: Decimal,
  rate: Decimal,
  payout: Decimal,
  quota: Decimal | undefined,
  target: Decimal
): string {
  const gives = (product: Decimal) => product.minus(payout).abs().lte(payout.abs().times(NEAR));
  if (gives(amount.times(rate))) {
    const places = Array.from({ length: MOST_PLACES - 6 }, (_, i) => i + 6).find((count) =>
      roundMoney(amount.times(rate.toDecimalPlaces(count))).eq(roundMoney(payout))
    );
    return `${plain(amount)} × ${formatNumber(rate, Math.min(places ?? MOST_PLACES, rate.decimalPlaces()))}`;
  }
  if (quota?.gt(0) && gives(amount.div(quota).times(rate).times(target)))
    return `${plain(amount)} ÷ ${plain(quota)} quota × ${plain(rate)} × ${money(target)} target`;
  if (gives(amount.times(rate).times(target)))
    return `${plain(amount)} × ${plain(rate)} × ${money(target)} target`;
  if (gives(rate.times(target))) return `${plain(rate)} × ${money(target)} target`;
  return '';
}

/** A component tier by tier and step by step; the lines add up to what it earned. */
export function incentiveLines({
  component,
  tiers,
  modifiers,
  quota,
  target,
  unrounded,
  earned
}: PayoutLine): StatementLine[] {
  const parts = [
    ...tiers
      .filter(({ payout }) => !payout.isZero())
      .map(({ from, to, amount, rate, payout }) => ({
        words: `From ${plain(from)}${to === undefined ? ' up' : ` to ${plain(to)}`}`,
        working: tierWorking(amount, rate, payout, quota, target),
        amount: payout
      })),
    ...modifiers.map(({ kind, before, after, value }) => ({
      words: stepWords[kind],
      working: plain(value),
      amount: after.minus(before)
    }))
  ];
  const rest = earned.minus(sumDecimals(parts.map(({ amount }) => roundMoney(amount))));
  return [
    ...parts.map(({ words, working, amount }) => ({ words, working, figure: money(amount) })),
    ...(parts.length === 0 || rest.isZero() ? [] : [{ words: 'Rounding', working: '', figure: money(rest) }]),
    {
      words: `Earned, ${component}`,
      working: unrounded.eq(earned) ? '' : `${plain(unrounded)} rounded`,
      figure: money(earned),
      sum: true
    }
  ];
}

/** What becomes of earnings, in the order it is applied, with the sign it has in the payment. */
const paymentParts: readonly (readonly [string, (payment: Payment) => Decimal])[] = [
  ['Taken back', ({ clawback }) => clawback.negated()],
  ['Held back', ({ held }) => held.negated()],
  ['Released', ({ released }) => released],
  ['Carried to the balance', ({ carried }) => carried],
  ['Recovered', ({ recovered }) => recovered.negated()],
  ['Draw', ({ draw }) => draw],
  ['Deferred over the cap', ({ deferred }) => deferred.negated()],
  ['Over the cap, not paid', ({ forfeited }) => forfeited.negated()]
];

function paymentLines(
  { lines, payment, balanceBefore }: Statement,
  byHand: readonly HandAdjustment[],
  periodWords: (period: string) => string
): StatementLine[] {
  const { earned, adjusted, paid, balance, heldBalance } = payment;
  const closed = lines.filter(({ adjusts }) => adjusts !== undefined);
  const rest = adjusted.minus(sumDecimals([...closed.map((line) => line.earned), ...byHand.map(({ amount }) => amount)])); // prettier-ignore
  const parts = [
    ...closed.map(({ component, adjusts, earned: amount }) => ({
      words: `Adjusts ${periodWords(adjusts ?? '')}, ${component}`,
      working: 'learned after it was closed',
      amount
    })),
    ...byHand.map(({ amount, reason, author }) => ({
      words: reason,
      working: author === '' ? 'by hand' : `by hand, ${author}`,
      amount
    })),
    { words: 'Adjustments', working: '', amount: rest },
    ...paymentParts.map(([words, amountOf]) => ({ words, working: '', amount: amountOf(payment) }))
  ].filter(({ amount }) => !amount.isZero());
  const moved = !balance.isZero() || !balanceBefore.isZero();
  return [
    { words: 'Earned', working: '', figure: money(earned) },
    ...parts.map(({ words, working, amount }) => ({ words, working, figure: money(amount) })),
    {
      words: 'Payment',
      working: moved ? `balance owed ${money(balanceBefore)} to ${money(balance)}` : '',
      figure: money(paid),
      sum: true
    },
    ...(heldBalance.isZero()
      ? []
      : [{ words: 'Held back so far', working: 'not yet released', figure: money(heldBalance), aside: true }])
  ];
}
