import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { statementsOf } from '../../../src/lib/core/compensation/statement/statement.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { incentiveLines } from '../../../src/lib/ui/payout/component-lines.ts';
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

const workingsOf = (component: object, target: string) => {
  const plan = parsePlan({
    ...document,
    plans: [
      {
        id: 'ae',
        terms: { targetIncentivePer: 'period' },
        components: [{ ...table, caps: [], ...component }]
      }
    ]
  });
  const given = parsePayoutInput({
    currency: 'USD',
    periods: months.slice(0, 1),
    payees: [{ id: 'ann', targetIncentive: target }],
    credits: [{ id: 'c', payee: 'ann', measure: 'revenue', date: '2026-01-10', amount: '106498.18' }],
    quotas: [{ payee: 'ann', measure: 'revenue', ...months[0]!, amount: '36000' }]
  });
  if (!plan.ok || !given.ok) throw new Error(JSON.stringify([plan, given]));
  return computePayout(plan.value, given.value).lines.flatMap((line) =>
    incentiveLines(line).filter(({ working }) => working.includes('×'))
  );
};

test('a tier’s arithmetic is the one that gives its pay: a share of the quota where the target is paid', () => {
  const lines = workingsOf({ pays: 'targetIncentive', tiers: [{ from: '0', rate: '1' }, { from: '1', rate: '1.5' }] }, '50000'); // prettier-ignore
  // 36,000 ÷ 36,000 × 1 × 50,000, then 70,498.18 ÷ 36,000 × 1.5 × 50,000 = 146,871.2083….
  expect(lines.map(({ working, figure }) => `${working} = ${figure}`)).toEqual([
    '36,000 ÷ 36,000 quota × 1 × $50,000.00 target = $50,000.00',
    '70,498.18 ÷ 36,000 quota × 1.5 × $50,000.00 target = $146,871.21'
  ]);
});

test('a rate is shown with the places its cents need', () => {
  // The base rate is 18,681.32 ÷ 36,000 = 0.51892555…: with six places 36,000 of it would be 18,681.34.
  const [first] = workingsOf({ tiers: [{ from: '0', rate: { baseRate: '1' } }] }, '18681.32');
  const [, amount, rate] = /^([\d,.]+) × ([\d.]+)/.exec(first!.working)!;
  const product = new Decimal(amount!.replaceAll(',', '')).times(rate!);
  expect(product.toFixed(2)).toBe(new Decimal(first!.figure.replace(/[$,]/g, '')).toFixed(2));
  expect(rate!.split('.')[1]!.length).toBeGreaterThan(6);
});
