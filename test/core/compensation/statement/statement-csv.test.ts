import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import {
  statementCsv,
  statementTable
} from '../../../../src/lib/core/compensation/statement/statement-csv.ts';
import { statementsOf } from '../../../../src/lib/core/compensation/statement/statement.ts';
import { creditsOf, planOf, QUARTERS, readInput, readPlan } from '../pay.ts';

const evil = '=HYPERLINK("http://x","y")';
const plan = readPlan(planOf([{ id: '@SUM(1)', rate: '0.1' }], { payment: { draw: { amount: '150' } } })); // prettier-ignore
const input = readInput({
  periods: [{ ...QUARTERS[0]!, closedAt: '2024-04-05' }, QUARTERS[1]!],
  payees: [{ id: evil }],
  credits: [
    { ...creditsOf([['2024-02-01', 1000]], evil)[0]!, id: 'k1' },
    { ...creditsOf([['2024-03-01', '-200']], evil)[0]!, id: 'k2', knownAt: '2024-05-01' }
  ],
  adjustments: [{ payee: evil, period: 'Q2', amount: '5' }]
});
const statements = statementsOf(computePayout(plan, input));

test('a statement’s rows add up to what is paid; adjusted periods and manual adjustments have rows of their own', () => {
  const { rows } = statementTable(statements);
  const amountOf = (cell: unknown) => Number((cell as { number: string }).number);
  const second = rows.filter(([, period]) => period === 'Q2');
  expect(second.map(([, , row, , , adjusts, , , , amount]) => [row, adjusts, amountOf(amount)])).toEqual([
    ['line', '', 0],
    ['line', 'Q1', -20],
    ['manual adjustments', '', 5],
    ['carried', '', 15],
    ['draw', '', 150],
    ['paid', '', 150]
  ]);
});

test('text never becomes a formula, negative numbers stay numbers', () => {
  const csv = statementCsv(statements).split('\r\n');
  const adjusted = csv.find((row) => row.includes(',Q2,line,') && row.includes(',Q1,'))!;
  expect(adjusted.startsWith('"\'=HYPERLINK(')).toBe(true);
  expect(adjusted).toContain(",'@SUM(1),");
  expect(adjusted.endsWith(',-20.00')).toBe(true);
});

test('a column of names is added where somebody knows them', () => {
  const { header, rows } = statementTable(statements, 2, (id) => `name of ${id.length}`);
  expect(header.slice(0, 3)).toEqual(['payee', 'name', 'period']);
  expect(rows[0]!.slice(0, 3)).toEqual([evil, `name of ${evil.length}`, 'Q1']);
});

test('an attainment has six places, as evaluations print it', () => {
  const thirds = readPlan(planOf([{ id: 'c', by: 'attainment', tiers: [{ from: '0', rate: '0.1' }] }]));
  const paid = computePayout(
    thirds,
    readInput({
      periods: [QUARTERS[0]!],
      payees: [{ id: 'ada' }],
      credits: creditsOf([['2024-02-01', 1000]], 'ada'),
      quotas: [{ payee: 'ada', measure: 'revenue', start: '2024-01-01', end: '2024-04-01', amount: '3000' }]
    })
  );
  const { header, rows } = statementTable(statementsOf(paid));
  expect(rows[0]![header.indexOf('attainment')]).toEqual({ number: '0.333333' });
});
