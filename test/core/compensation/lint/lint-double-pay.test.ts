import { expect, test } from 'vitest';
import { lintPlan } from '../../../../src/lib/core/compensation/lint/lint-plan.ts';
import { planOf, QUARTERS, readInput, readPlan } from '../pay.ts';

const double = (a: object, b: object) =>
  lintPlan(
    readPlan(
      planOf([
        { rate: '0.1', ...a },
        { rate: '0.1', ...b }
      ] as never)
    )
  )
    .filter(({ code }) => code === 'double-pay')
    .map(({ message }) => message);
const product = (values: object) => ({ where: [{ attribute: 'product', ...values }] });

test('two rates on one credit are double pay only while and where they meet', () => {
  expect(double({}, {})).toEqual(['c1 and c2 both pay for the same credit of revenue, always.']);
  const window = (start: string, end: string) => ({ window: { start: `2024-${start}`, end: `2024-${end}` } });
  expect(double(window('01-01', '03-01'), window('02-01', '04-01'))).toEqual(['c1 and c2 both pay for the same credit of revenue, from 2024-02-01 to 2024-03-01.']); // prettier-ignore
  expect(double(window('01-01', '02-01'), window('02-01', '03-01'))).toEqual([]);
  expect(double({ creditTypes: ['direct'] }, { creditTypes: ['rollup'] })).toEqual([]);
  expect(double({ creditTypes: ['direct', 'rollup'] }, { creditTypes: ['rollup'] })).toHaveLength(1);
  expect(double({ creditTypes: ['direct'] }, {})).toHaveLength(1);
});

test('filters that still meet are double pay', () => {
  expect(double(product({ in: ['a'] }), {})).toHaveLength(1);
  expect(double({}, product({ in: ['a'] }))).toHaveLength(1);
  expect(double(product({ notIn: ['a'] }), product({ notIn: ['b'] }))).toHaveLength(1);
  expect(double(product({ notIn: ['a'] }), product({ in: ['a', 'b'] }))).toHaveLength(1);
  const size = (values: object) => ({ where: [{ measure: 'revenue', ...values }] });
  expect(double(size({ below: '11' }), size({ atLeast: '10' }))).toHaveLength(1);
  expect(double(size({ below: '10' }), { where: [{ measure: 'margin', atLeast: '10' }] })).toHaveLength(1);
  expect(double(product({ in: ['a'] }), size({ atLeast: '10' }))).toHaveLength(1);
});

test('people: two plans one after the other are no double pay, nor are two people’s; with no assignment there is no gap', () => {
  const one = planOf([{ rate: '0.1' }]);
  const document = readPlan({ ...one, plans: [one.plans[0]!, { ...one.plans[0]!, id: 'other' }] });
  const lint = (spec: object) => lintPlan(document, readInput(spec)).map(({ code }) => code);
  const payees = [{ id: 'ann' }, { id: 'bob' }];
  const turn = [{ payee: 'ann', plan: 'plan', end: '2024-02-01' }, { payee: 'ann', plan: 'other', start: '2024-02-01' }, { payee: 'bob', plan: 'other' }]; // prettier-ignore
  expect(lint({ payees, assignments: turn })).toEqual([]);
  expect(lint({ payees })).toEqual([]);
  // Bob is with the company only from the second quarter on, so the first is no gap for him.
  const later = [{ id: 'ann' }, { id: 'bob', start: QUARTERS[1]!.start }];
  expect(lint({ payees: later, assignments: turn.slice(0, 2) })).toEqual([]);
  expect(lint({ payees, assignments: turn.slice(0, 2) })).toEqual(['gap']);
});
