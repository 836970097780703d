import { Decimal, sumDecimals } from '../../core/money.ts';
import type { PipelineReport } from '../../core/pipeline/pipeline-report.ts';
import type { ChartData } from '../chart/chart-data.ts';
import type { BridgeBar } from '../compare/bridge-chart.ts';
import { formatDelta } from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatCount } from '../format/number.ts';

/** A bar and what it stands for: the key opens the deals behind it. */
export type PipelineBar = BridgeBar & { readonly key: string; readonly deals: number };

export const stepWords: Readonly<Record<string, string>> = {
  closed: 'Closed so far',
  due: 'Due in the period',
  overdue: 'Overdue',
  undated: 'Open without a date',
  'pushed-out': 'Pushed out',
  'pulled-in': 'Pulled in',
  created: 'Not yet created',
  amount: 'Amount changed',
  won: 'Won',
  lost: 'Lost',
  removed: 'Removed',
  reopened: 'Reopened'
};

/** Deals of a bar beside its name where they are deals there are; new ones are wins still to come. */
const noun = (key: string) => (key === 'created' ? ['win', 'wins'] : ['deal', 'deals']);

/** Steps from an opening figure to a closing one; positions are floats for drawing, labels come from exact amounts. */
function bars(
  opening: { readonly name: string; readonly amount: string } | undefined,
  steps: readonly {
    readonly key: string;
    readonly name: string;
    readonly deals: number;
    readonly amount: string;
  }[],
  closing: { readonly name: string; readonly amount: string }
): PipelineBar[] {
  const total = (name: string, kind: 'base' | 'scenario', amount: string): PipelineBar => ({
    name,
    kind,
    from: 0,
    to: Number(amount),
    label: formatMoney(amount, { unit: 'whole' }),
    amount,
    step: -1,
    key: kind === 'base' ? 'opening' : 'total',
    deals: 0
  });
  let level = new Decimal(opening?.amount ?? 0);
  const moved = steps.map(({ key, name, deals, amount }, step): PipelineBar => {
    const from = level;
    level = level.plus(amount);
    const delta = formatDelta(amount, { kind: 'money', unit: 'whole' });
    return {
      name,
      kind: amount.startsWith('-') ? 'down' : 'up',
      from: from.toNumber(),
      to: level.toNumber(),
      label:
        delta.direction === 'none' ? delta.text : `${delta.direction === 'up' ? '▲' : '▼'} ${delta.text}`,
      amount,
      step,
      key,
      deals
    };
  });
  return [
    ...(opening ? [total(opening.name, 'base', opening.amount)] : []),
    ...moved,
    total(closing.name, 'scenario', closing.amount)
  ];
}

/** From what is closed to what the period is expected to come to. */
export const expectedBars = ({ document }: PipelineReport): PipelineBar[] =>
  bars(
    undefined,
    document.bridge
      .filter(({ amount }) => !new Decimal(amount).isZero())
      .map(({ step, deals, amount }) => ({
        key: step,
        deals,
        amount,
        name: `${stepWords[step]}, ${formatCount(deals, ...(noun(step) as [string, string]))}`
      })),
    { name: 'Expected', amount: document.expected.total }
  );

/** From the open pipeline of one day to that of another. */
export const changeBars = ({ changes }: PipelineReport, from: string, to: string): PipelineBar[] =>
  bars(
    { name: `Open, ${from}`, amount: changes.opening },
    changes.reasons.map(({ reason, deals, amount }) => ({
      key: reason,
      deals,
      amount,
      name: `${reason === 'created' ? 'Created' : stepWords[reason]}, ${formatCount(deals, 'deal')}`
    })),
    { name: `Open, ${to}`, amount: changes.closing }
  );

export const barData = (bars: readonly PipelineBar[]): ChartData => ({
  columns: [{ header: 'Step' }, { header: 'Deals', align: 'right' }, { header: 'Amount', align: 'right' }],
  rows: bars.map(({ name, deals, amount, step }) => [
    name.split(', ')[0]!,
    step < 0 ? '' : String(deals),
    formatMoney(amount)
  ])
});

/** Whether steps lead from opening to closing to the cent: what the page claims, and a test holds. */
export const addsUp = (bars: readonly PipelineBar[]): boolean => {
  const steps = sumDecimals(bars.filter(({ step }) => step >= 0).map(({ amount }) => new Decimal(amount)));
  const opening = bars.find(({ key }) => key === 'opening')?.amount ?? 0;
  const closing = bars.find(({ key }) => key === 'total')?.amount ?? 0;
  return steps.plus(opening).eq(closing);
};
