import { type Decimal, sumDecimals, ZERO } from '../../core/money.ts';
import type { Payment, PayoutLine } from '../../core/compensation/payout.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import { formatMoney } from '../format/money.ts';
import { incentiveLines, measurementLines } from './component-lines.ts';
import type { LineBasis, StatementLine } from './statement-line.ts';

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

/** What was paid or taken back by hand, as the statement says it. */
export type HandAdjustment = { readonly amount: Decimal; readonly reason: string; readonly author: string };

/** What a statement is told beside its figures: adjustments by hand, whether its credit is a team's, periods' names. */
export type StatementWords = {
  readonly byHand?: readonly HandAdjustment[];
  readonly team?: boolean;
  readonly periodWords?: (period: string) => string;
  /** What a line rests on, where the plan is at hand. */
  readonly basisOf?: (line: PayoutLine) => LineBasis | undefined;
};

/** A statement in the four steps, as it is read; every step's lines add up to its sum, the last to the payment. */
export function statementSteps(
  statement: Statement,
  credits: readonly StatementCredit[],
  {
    byHand = [],
    team = false,
    periodWords = (period) => period,
    basisOf = () => undefined
  }: StatementWords = {}
): StatementStep[] {
  const lines = statement.lines.filter(({ adjusts }) => adjusts === undefined);
  return [
    { title: 'Credit', lines: creditLines(credits, team) },
    { title: 'Measurement', lines: lines.flatMap((line) => measurementLines(line, basisOf(line))) },
    { title: 'Incentive', lines: lines.flatMap((line) => incentiveLines(line, basisOf(line))) },
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
