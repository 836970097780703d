import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import type { PayoutInputSpec } from '../../../src/lib/core/compensation/schema/input.ts';
import { statementsOf } from '../../../src/lib/core/compensation/statement/statement.ts';
import { readStatement } from '../../../src/lib/ui/payout/read-statement.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from '../../core/compensation/pay.ts';

/** The lines of Ann's first statement that say how they came about: words, working, figure. */
function workings(component: object, spec: Partial<PayoutInputSpec>, rest: object = {}): string[] {
  const plan = readPlan(planOf([component as never], rest));
  const input = readInput(spec);
  const statement = statementsOf(computePayout(plan, input)).find(({ payee }) => payee === 'ann')!;
  return readStatement(statement, plan, input).flatMap(({ lines }) =>
    lines.flatMap(({ words, working, figure }) =>
      working === '' ? [] : [`${words}: ${working} = ${figure}`.replaceAll('\u00a0', ' ')]
    )
  );
}
const joined = { id: 'ann', start: '2024-02-15', targetIncentive: '80000' };

test('somebody who joins inside the period reads which days count, for the quota and for the target', () => {
  // 15 February to 31 March 2024 are 15 + 31 = 46 of 91 days: 100,000 × 46 ÷ 91 = 50,549.45; the target of the year
  // 80,000 × 60 % × 3 ÷ 12 × 46 ÷ 91 = 6,065.93, and 101,098.90 of credit is twice the quota.
  const lines = workings(
    { pays: 'targetIncentive', weight: '0.6', rate: '1', caps: [{ on: 'targetIncentive', at: '1.5' }] },
    { payees: [joined], quotas: [quotaOf(100000)], credits: creditsOf([['2024-03-01', '101098.90']]) }
  );
  expect(lines[0]).toBe(
    'Divided by quota: $100,000.00 for Q1 2024 × 46 of 91 days; joined 15 Feb 2024 = $50,549.45'
  );
  expect(lines[1]).toBe(
    'Target incentive: $80,000.00 a year × 60 % weight × 3 of 12 months × 46 of 91 days; joined 15 Feb 2024 = $6,065.93'
  );
  // Twice the target is capped at 1.5 of it: 9,098.90.
  expect(lines).toContain('Cap: 1.5 × $6,065.93 target = $9,098.90 at most = −$3,032.97');
});

test('a base rate names the target and the quota it is divided from', () => {
  const lines = workings(
    { tiers: [{ from: '0', rate: { baseRate: '2' } }] },
    {
      payees: [{ id: 'ann', targetIncentive: '40000' }],
      quotas: [quotaOf(100000)],
      credits: creditsOf([['2024-03-01', '50000']])
    }
  );
  // A quarter of 40,000 ÷ 100,000 is 0.1, twice that 0.2.
  expect(lines).toEqual([
    'Target incentive: $40,000.00 a year × 3 of 12 months = $10,000.00',
    'From 0 up: 50,000 × 0.2; rate: 2 × $10,000.00 target ÷ $100,000.00 quota = $10,000.00'
  ]);
});

test('who leaves, a rate of the payee’s own, a soft cap, a missed gate: each says its rule', () => {
  const leaves = { id: 'ann', end: '2024-03-01', attributes: { commission_pct: '0.01' } };
  const lines = workings(
    {
      rate: { attribute: 'commission_pct' },
      gates: [{ measures: ['units'], atLeast: '10', by: 'amount', otherwise: '0.5' }],
      caps: [{ on: 'earned', at: '400', beyond: '0.5' }]
    },
    { payees: [leaves], quotas: [quotaOf(91000)], credits: creditsOf([['2024-02-01', '100000']]) }
  );
  // 60 of 91 days of 91,000 are 60,000; 100,000 × 1 % = 1,000, half of it for the gate, 400 + half of the rest.
  expect(lines).toEqual([
    'Divided by quota: $91,000.00 for Q1 2024 × 60 of 91 days; left after 29 Feb 2024 = $60,000.00',
    'From 0 up: 100,000 × 0.01; rate: the payee’s commission pct = $1,000.00',
    'Gate: asks units to reach 10; missed, $1,000.00 × 0.5 = −$500.00',
    'Cap: at most $400.00, beyond it 50 % counts = −$50.00'
  ]);
});

test('a matrix says the level of its second measure', () => {
  const lines = workings(
    {
      kind: 'matrix',
      measure: undefined,
      rows: { measure: 'revenue', from: ['0', '1'] },
      columns: { measure: 'margin', from: ['0', '0.5'] },
      values: [['0.5', '0.8'], ['1', '1.5']]
    },
    {
      payees: [{ id: 'ann', targetIncentive: '40000' }],
      quotas: [quotaOf(1000), quotaOf(200, QUARTERS[0]!, 'ann', 'margin')],
      credits: [...creditsOf([['2024-02-01', '1100']]), ...creditsOf([['2024-02-01', '150']], 'ann', 'margin')]
    }
  ); // prettier-ignore
  // 150 ÷ 200 = 75 % of margin, over the step from 50 %.
  expect(lines[0]).toBe('Across the matrix, margin: attainment of its own quota = 75.00 %');
});

test('a leader’s quota says whose quotas it is and as on which day', () => {
  const link = (id: string, end: string | null) => ({ id, manager: 'ann', start: null, end });
  const lines = workings(
    { team: { of: 'direct' }, rate: '0.01' },
    {
      payees: [{ id: 'ann' }, { id: 'bob' }, { id: 'cid' }, { id: 'dan', start: '2024-02-15' }],
      assignments: [{ payee: 'ann', plan: 'plan', start: null, end: null }],
      hierarchy: [link('bob', null), link('cid', '2024-03-01'), link('dan', null)],
      quotas: ['bob', 'cid', 'dan'].map((payee) => quotaOf(91000, QUARTERS[0]!, payee))
    }
  );
  // Cid was gone by 31 March; Dan counts 46 of 91 days: 91,000 + 46,000.
  expect(lines[0]).toBe('Credit counted, c1: of the team as on 31 Mar 2024 = $0.00');
  expect(lines[1]).toBe(
    'Divided by quota: quotas of the team as on 31 Mar 2024, 2 people, each for the days with the company = $137,000.00'
  );
});
