import { Decimal, roundMoney, sumDecimals, ZERO } from '../../core/money.ts';
import type { Payment, PayoutLine } from '../../core/compensation/payout.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';

/** A line of a statement: words, how it was worked out, the figure. `sum` closes the lines above it. */
export type StatementLine = {
  readonly words: string;
  readonly working: string;
  readonly figure: string;
  readonly sum?: boolean;
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
  none: 'Without a rule'
} as const;

const money = (amount: Decimal) => formatMoney(amount);
/** Rates and ratios with the places they have, up to six. */
const plain = (value: Decimal) => formatNumber(value, Math.min(6, value.decimalPlaces()));

/** A statement in the four steps, as it is read; every step's lines add up to its sum, the last to the payment. */
export function statementSteps(statement: Statement, credits: Evaluation['credits']): StatementStep[] {
  const { payee, period, lines } = statement;
  return [
    {
      title: 'Credit',
      lines: creditLines(credits.filter(({ rep, start }) => rep === payee && start === period))
    },
    { title: 'Measurement', lines: lines.flatMap(measurementLines) },
    { title: 'Incentive', lines: lines.flatMap(incentiveLines) },
    { title: 'Payment', lines: paymentLines(statement) }
  ];
}

function creditLines(own: Evaluation['credits']): StatementLine[] {
  if (own.length === 0)
    return [{ words: 'No credit of the own', working: '', figure: money(ZERO), sum: true }];
  return [
    ...own.map(({ rule, credit, transactions }) => ({
      words: ruleWords[rule],
      working: `${formatNumber(transactions)} ${transactions === 1 ? 'line' : 'lines'}`,
      figure: money(new Decimal(credit))
    })),
    {
      words: 'Credit of the period',
      working: '',
      figure: money(own.reduce((sum, { credit }) => sum.plus(credit), ZERO)),
      sum: true
    }
  ];
}

function measurementLines({ component, credit, quota, attainment }: PayoutLine): StatementLine[] {
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

function incentiveLines({ component, tiers, modifiers, unrounded, earned }: PayoutLine): StatementLine[] {
  const parts = [
    ...tiers
      .filter(({ payout }) => !payout.isZero())
      .map(({ from, to, amount, rate, payout }) => ({
        words: `From ${plain(from)}${to === undefined ? ' up' : ` to ${plain(to)}`}`,
        working: `${plain(amount)} × ${plain(rate)}`,
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
  ['Adjustments', ({ adjusted }) => adjusted],
  ['Taken back', ({ clawback }) => clawback.negated()],
  ['Held back', ({ held }) => held.negated()],
  ['Released', ({ released }) => released],
  ['Carried to the balance', ({ carried }) => carried],
  ['Recovered', ({ recovered }) => recovered.negated()],
  ['Draw', ({ draw }) => draw],
  ['Deferred over the cap', ({ deferred }) => deferred.negated()],
  ['Over the cap, not paid', ({ forfeited }) => forfeited.negated()]
];

function paymentLines({ payment, balanceBefore }: Statement): StatementLine[] {
  const { earned, paid, balance } = payment;
  const parts = paymentParts
    .map(([words, amountOf]) => ({ words, amount: amountOf(payment) }))
    .filter(({ amount }) => !amount.isZero());
  const moved = !balance.isZero() || !balanceBefore.isZero();
  return [
    { words: 'Earned', working: '', figure: money(earned) },
    ...parts.map(({ words, amount }) => ({ words, working: '', figure: money(amount) })),
    {
      words: 'Payment',
      working: moved ? `balance ${money(balanceBefore)} to ${money(balance)}` : '',
      figure: money(paid),
      sum: true
    }
  ];
}
