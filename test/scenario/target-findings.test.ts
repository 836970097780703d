import { expect, test } from 'vitest';
import type { PayoutLine } from '../../src/lib/core/compensation/payout.ts';
import type { PlanDocument } from '../../src/lib/core/compensation/schema/plan.ts';
import { Decimal } from '../../src/lib/core/money.ts';
import { targetFindings } from '../../src/lib/scenario/target-findings.ts';

const line = (payee: string, component: string, target: number) =>
  ({ payee, plan: 'p', component, target: new Decimal(target) }) as PayoutLine;
const document = {
  plans: [
    {
      id: 'p',
      components: [
        { id: 'new', title: 'New business', kind: 'table', pays: 'targetIncentive' },
        { id: 'plain', kind: 'table', pays: 'credit' }
      ]
    }
  ]
} as unknown as PlanDocument;
const said = (lines: PayoutLine[]) => targetFindings('mine', document, lines);

test('a component of target incentive says when nobody on it has one, and how many', () => {
  const [finding, ...others] = said(['c', 'a', 'b'].map((payee) => line(payee, 'new', 0)));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: 'target-missing', keys: ['a', 'b', 'c'] });
  expect(finding!.message).toContain(
    'New business of pay plan mine pays a multiple of target incentive, and none of the 3 people on it has one: it pays nothing.'
  );
  expect(said([line('a', 'new', 0)])[0]!.message).toContain(
    'the one person on it has none: it pays nothing.'
  );
});

test('where only some have none they are counted; a target in one period is enough', () => {
  const [finding] = said([
    line('a', 'new', 0),
    line('a', 'new', 5),
    line('b', 'new', 0),
    line('c', 'new', 9)
  ]);
  expect(finding!.keys).toEqual(['b']);
  expect(finding!.message).toContain('1 of the 3 people on it has none: they earn nothing by it.');
});

test('a component that pays a rate of credit asks for no target', () => {
  expect(said([line('a', 'plain', 0)])).toEqual([]);
});
