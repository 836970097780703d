import { test } from 'vitest';
import { creditsOf, earns, planOf, QUARTERS, quotaOf } from '../pay.ts';

const matrix = (rest: object) => planOf([{ kind: 'matrix', id: 'c1', measure: undefined, values: [['0.5', '1'], ['1', '2']], ...rest } as never]); // prettier-ignore
const credits = [...creditsOf([['2024-02-01', 1200]]), ...creditsOf([['2024-02-01', 8]], 'ann', 'units')];

test('a matrix by the amounts themselves needs no quota, and may pay on base', () => {
  const rows = { measure: 'revenue', by: 'amount', from: ['0', '1000'] };
  const columns = { measure: 'units', by: 'amount', from: ['0', '10'] };
  // Row 2 (1,200), column 1 (8 units): 1 × a quarter of 40,000 base.
  earns(matrix({ rows, columns, pays: 'base' }), { payees: [{ id: 'ann', base: '40000' }], credits }, '10000.00'); // prettier-ignore
});

test('a matrix whose second measure has no quota pays nothing', () => {
  const rows = { measure: 'revenue', from: ['0', '1'] };
  const columns = { measure: 'units', from: ['0', '1'] };
  const input = { payees: [{ id: 'ann', targetIncentive: '4000' }], credits, quotas: [quotaOf(1000)] };
  earns(matrix({ rows, columns }), input, '0.00');
  // With one: 120 % and 80 %: row 2, column 1, so 1 × a quarter of 4,000.
  earns(matrix({ rows, columns }), { ...input, quotas: [quotaOf(1000), quotaOf(10, QUARTERS[0]!, 'ann', 'units')] }, '1000.00'); // prettier-ignore
});

test('an objective measured against a quota nobody set scores nothing', () => {
  const objectives = [{ id: 'o', measure: 'units', by: 'attainment', points: '1' }];
  const plan = planOf([{ kind: 'objectives', id: 'c1', measure: undefined, objectives } as never]);
  earns(plan, { payees: [{ id: 'ann', targetIncentive: '4000' }], credits }, '0.00');
});
