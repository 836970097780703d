import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { statementsOf } from '../../../src/lib/core/compensation/statement/statement.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { statementSteps, type StatementStep } from '../../../src/lib/ui/payout/statement.ts';

const table = {
  id: 'commission',
  kind: 'table',
  measure: 'revenue',
  pays: 'credit',
  by: 'attainment',
  mode: 'marginal',
  tiers: [
    { from: '0', rate: '0.05' },
    { from: '1', rate: '0.0755' }
  ],
  caps: [{ on: 'earned', at: '9000' }]
};
const document = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'ae',
      components: [table],
      payment: { draw: { amount: '2000', base: 'floor', recovery: 'recoverable' } }
    }
  ]
};
const months = ['01', '02', '03', '04'].map((month, at) => ({
  id: `2026-${month}-01`,
  start: `2026-${month}-01`,
  end: `2026-0${at + 2}-01`
}));
const input = {
  currency: 'USD',
  periods: months,
  payees: [{ id: 'ada' }],
  credits: [
    { id: 'c1', payee: 'ada', measure: 'revenue', date: '2026-01-10', amount: '10000.01' },
    { id: 'c2', payee: 'ada', measure: 'revenue', date: '2026-02-10', amount: '120000.33' },
    { id: 'c3', payee: 'ada', measure: 'revenue', date: '2026-03-10', amount: '400000' }
  ],
  quotas: months.map(({ start, end }) => ({
    payee: 'ada',
    measure: 'revenue',
    start,
    end,
    amount: '100000'
  })),
  adjustments: [{ id: 'a1', payee: 'ada', period: '2026-04-01', amount: '-300.25', reason: 'Returned order' }]
};

function statements() {
  const [plan, facts] = [parsePlan(document), parsePayoutInput(input)];
  if (!plan.ok || !facts.ok) throw new Error(JSON.stringify([plan, facts]));
  return statementsOf(computePayout(plan.value, facts.value));
}
const figure = (text: string) => new Decimal(text.replace(/[$,]/g, '').replace('−', '-'));
/** What the lines above each sum add up to, beside the sum itself. */
function sums({ lines }: StatementStep): [string, string][] {
  let running = new Decimal(0);
  return lines.flatMap(({ figure: text, sum }): [string, string][] => {
    if (!sum) {
      running = running.plus(figure(text));
      return [];
    }
    const pair: [string, string] = [running.toFixed(2), figure(text).toFixed(2)];
    running = new Decimal(0);
    return [pair];
  });
}

test('in every period the incentive lines add up to what is earned and the payment lines to what is paid', () => {
  const all = statements();
  expect(all).toHaveLength(4);
  for (const statement of all) {
    const steps = statementSteps(statement, []);
    expect(steps.map(({ title }) => title)).toEqual(['Credit', 'Measurement', 'Incentive', 'Payment']);
    for (const [added, shown] of sums(steps[2]!).filter(([added]) => added !== '0.00'))
      expect(added).toBe(shown);
    const [[added, shown] = ['', '']] = sums(steps[3]!);
    expect(added, statement.period).toBe(shown);
    expect(shown).toBe(statement.payment.paid.toFixed(2));
  }
});

test('a draw, its recovery, a cap and an adjustment each have their line', () => {
  const words = statements().map((statement) =>
    statementSteps(statement, []).flatMap(({ lines }) => lines.map(({ words }) => words))
  );
  expect(words[0]).toContain('Draw');
  expect(words[1]).toContain('Recovered');
  expect(words[2]).toContain('Cap');
  expect(words[3]).toContain('Adjustments');
});

test('credit lines name the rule that made each credit, and add up', () => {
  const row = (rule: string, credit: string) => ({ rule, credit: new Decimal(credit) });
  const [statement] = statements();
  const [credit] = statementSteps(statement!, [row('split', '100.10'), row('transaction', '200.20')]);
  expect(credit!.lines.map(({ words }) => words)).toEqual([
    'Shares of split deals',
    'Own orders',
    'Credit of the period'
  ]);
  expect(sums(credit!)).toEqual([['300.30', '300.30']]);
});

test('an adjustment by hand says why, and a line of a closed period says which', () => {
  const all = statements();
  const last = all[3]!;
  const byHand = [{ amount: new Decimal('-300.25'), reason: 'Returned order', author: 'Planner' }];
  const [, , , payment] = statementSteps(last, [], { byHand });
  expect(payment!.lines.map(({ words, working }) => [words, working])).toContainEqual([
    'Returned order',
    'by hand, Planner'
  ]);
  const late = { ...all[0]!.lines[0]!, period: last.period, adjusts: '2026-01-01', earned: new Decimal(5) };
  const adjusted = {
    ...last.payment,
    adjusted: last.payment.adjusted.plus(5),
    paid: last.payment.paid.plus(5)
  };
  const [, , incentive, paid] = statementSteps({ ...last, lines: [late, ...last.lines], payment: adjusted }, [], { byHand }); // prettier-ignore
  expect(paid!.lines[1]).toMatchObject({ words: 'Adjusts 2026-01-01, commission', figure: '$5.00' });
  expect(sums(paid!)[0]![0]).toBe(sums(paid!)[0]![1]);
  // What a closed period earned is not counted among the lines of this one.
  expect(incentive!.lines.filter(({ sum }) => sum)).toHaveLength(1);
});
