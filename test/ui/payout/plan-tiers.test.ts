import { expect, test } from 'vitest';
import {
  editableTiers,
  findTier,
  tiersByComponent,
  withTier
} from '../../../src/lib/ui/payout/plan-tiers.ts';

const tiers = [
  { from: '0', rate: { baseRate: '1' } },
  { from: '1', rate: { baseRate: '1.5' } }
];
const document = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }, { id: 'units' }],
  plans: [
    {
      id: 'ae',
      components: [
        { id: 'commission', title: 'Commission', kind: 'table', measure: 'revenue', tiers },
        {
          id: 'spif',
          kind: 'table',
          measure: 'units',
          pays: 'credit',
          by: 'amount',
          tiers: [{ from: '0', rate: '25' }]
        }
      ]
    }
  ]
};

test('tiers stand under their component, a multiple of the base rate beside a plain rate', () => {
  const read = editableTiers(document);
  expect(read.map(({ from, rate, rateKind }) => [from, rate, rateKind])).toEqual([
    ['0', '1', 'base rate'],
    ['1', '1.5', 'base rate'],
    ['0', '25', 'rate']
  ]);
  expect(tiersByComponent(read).map(({ title, tiers }) => [title, tiers.length])).toEqual([
    ['Commission', 2],
    ['spif', 1]
  ]);
});

test('one figure is replaced; the rest of the document and the original stay', () => {
  const [, second] = editableTiers(document);
  const edited = withTier(document, second!, 'rate', ' 1.75 ');
  if (!edited.ok) throw new Error(JSON.stringify(edited.problems));
  expect(findTier(editableTiers(edited.value), second!)).toMatchObject({ from: '1', rate: '1.75' });
  expect(editableTiers(edited.value).filter((tier) => tier.rate !== '1.75')).toHaveLength(2);
  expect(document.plans[0]!.components[0]!.tiers[1]).toEqual({ from: '1', rate: { baseRate: '1.5' } });
});

test.each([
  ['rate', 'a lot'],
  ['rate', ''],
  ['from', '-'],
  ['from', '0']
] as const)('a plan that could not be read is refused with the reason: %s “%s”', (field, typed) => {
  const [, second] = editableTiers(document);
  const edited = withTier(document, second!, field, typed);
  expect(edited.ok).toBe(false);
  if (!edited.ok) expect(edited.problems[0]!.message).toMatch(/\w/);
});

test('what is no plan has no tiers', () => {
  expect(editableTiers(undefined)).toEqual([]);
  expect(editableTiers({ plans: [{ components: [{ id: 'mbo', kind: 'objectives' }] }] })).toEqual([]);
});
