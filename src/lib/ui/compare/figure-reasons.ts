import { Decimal, ZERO } from '../../core/money.ts';
import type { CreditRule, Evaluation } from '../../scenario/evaluation.ts';
import { formatMoney } from '../format/money.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { creditUnderQuota } from './compared-figures.ts';

/** Why a key figure is what it is: its rule in a sentence, its arithmetic in one evaluation, and where its rows are. */
export type FigureReason = {
  readonly rule: string;
  readonly arithmetic: (evaluation: Evaluation) => string;
  /** What the arithmetic comes to, to the cent, where the table shows less; left out: as the table has it. */
  readonly comesTo?: (evaluation: Evaluation) => string;
  readonly rows: { readonly href: string; readonly words: string };
};

const money = (amount: Decimal | string) => formatMoney(amount, { unit: 'full' });
const sumOf = <T>(rows: readonly T[], amount: (row: T) => string): Decimal =>
  rows.reduce((sum, row) => sum.plus(amount(row)), ZERO);

const ruleWords: Readonly<Record<CreditRule, string>> = {
  split: 'by shared credit',
  transaction: 'to the rep on the order',
  account: 'to the account’s rep',
  territory: 'to the territory’s rep',
  'territory-move': 'by territories that moved',
  none: 'to nobody',
  forecast: 'as forecast'
};

function creditByRule({ credits }: Evaluation): string {
  const rules = [...new Set(credits.map(({ rule }) => rule))].sort();
  return rules
    .map((rule) => {
      const own = credits.filter((row) => row.rule === rule);
      return `${money(sumOf(own, ({ credit }) => credit))} ${ruleWords[rule]}`;
    })
    .join(' + ');
}

function paidFromEarned({ totals }: Evaluation): string {
  const rest = new Decimal(totals.paid).minus(totals.earned);
  const step = rest.isZero()
    ? ''
    : ` ${rest.isNegative() ? '−' : '+'} ${money(rest.abs())} of draws, holds and recoveries`;
  return `earned ${money(totals.earned)}${step}`;
}

function extremes({ territories }: Evaluation): string {
  const sorted = [...territories].sort(
    (a, b) => new Decimal(b.potential).comparedTo(a.potential) || (a.territory < b.territory ? -1 : 1)
  );
  const [most, least] = [sorted[0], sorted.at(-1)];
  return most && least
    ? `${most.name} ${formatNumber(most.potential)} ÷ ${least.name} ${formatNumber(least.potential)}`
    : 'no territories';
}

const over =
  (statistic: string, one: string, many?: string) =>
  ({ fairness }: Evaluation): string => {
    const row = fairness.find((found) => found.statistic === statistic && found.variant === 'population');
    return `over ${formatCount(row?.n ?? 0, one, many)}`;
  };

const rowsOf = {
  territories: { href: '/territories', words: 'Territories with their potential' },
  quotas: { href: '/quotas', words: 'Every quota with its credit' },
  payout: { href: '/payout', words: 'Every payee, down to the order line' },
  guide: { href: '/guide#how-the-statistics-are-computed', words: 'How the statistics are computed' }
} as const;

/** By the key of the figure. */
export const figureReasons: Readonly<Record<string, FigureReason>> = {
  credit: {
    rule: 'Every order line, given to a rep by the first rule that applies: a split, the rep on the order, the account’s rep, the territory’s.',
    arithmetic: creditByRule,
    comesTo: ({ totals }) => money(totals.credit),
    rows: rowsOf.payout
  },
  quota: {
    rule: 'The quotas of all reps and periods added up (street quota).',
    arithmetic: ({ attainment }) =>
      `${formatCount(attainment.length, 'quota')} of ${formatCount(new Set(attainment.map(({ rep }) => rep)).size, 'rep')}`,
    rows: rowsOf.quotas
  },
  'under-quota': {
    rule: 'The credit that attainment counts: of reps, in the periods they have a quota for.',
    arithmetic: (evaluation) => {
      const { credit } = evaluation.totals;
      const without = new Decimal(credit).minus(creditUnderQuota(evaluation));
      return `credit ${money(credit)} − ${money(without)} in periods without a quota, or of nobody`;
    },
    comesTo: (evaluation) => money(creditUnderQuota(evaluation)),
    rows: rowsOf.quotas
  },
  attainment: {
    rule: 'Credit of reps in the periods they have a quota for, over those quotas.',
    arithmetic: (evaluation) => `${money(creditUnderQuota(evaluation))} ÷ ${money(evaluation.totals.quota)}`,
    rows: rowsOf.quotas
  },
  'at-quota': {
    rule: 'Quotas of one rep and period whose credit is at least the quota.',
    arithmetic: ({ fairness }) => {
      const n = fairness.find(({ statistic }) => statistic === 'attainment-at-quota-count')?.n ?? 0;
      return `of ${formatCount(n, 'quota')} above zero`;
    },
    rows: rowsOf.quotas
  },
  paid: {
    rule: 'What every payee is paid over all pay periods, each line rounded as its plan says.',
    arithmetic: paidFromEarned,
    comesTo: ({ totals }) => money(totals.paid),
    rows: rowsOf.payout
  },
  rate: {
    rule: 'Payout over credit: what sales cost in variable pay.',
    arithmetic: ({ totals }) => `${money(totals.paid)} ÷ ${money(totals.credit)}`,
    rows: rowsOf.payout
  },
  'potential-gini': {
    rule: 'Half the mean absolute difference of all pairs over the mean; 0 is equal.',
    arithmetic: over('potential-gini', 'territory with potential', 'territories with potential'),
    rows: rowsOf.territories
  },
  'potential-ratio': {
    rule: 'The territory with the most market potential over the one with the least; 1 is equal.',
    arithmetic: extremes,
    rows: rowsOf.territories
  },
  'attainment-cv': {
    rule: 'Standard deviation of the reps’ attainment over its mean; 0 is equal.',
    arithmetic: over('attainment-cv', 'rep'),
    rows: rowsOf.guide
  },
  'earned-gini': {
    rule: 'Half the mean absolute difference of all pairs over the mean; 0 is equal.',
    arithmetic: over('earned-gini', 'payee'),
    rows: rowsOf.guide
  }
};
