import { expect, test } from 'vitest';
import type { PayFigures, RepFigures } from '../../../src/lib/ui/territory/pay-figures.ts';
import { proposalPay } from '../../../src/lib/ui/territory/proposal-pay.ts';

const figuresOf = (
  people: Readonly<Record<string, RepFigures>>,
  company: Pick<PayFigures, 'reached' | 'paid' | 'inequality'>
): PayFigures => ({
  ...company,
  quotaPeriods: new Map(),
  reps: new Map(Object.entries(people)),
  withQuota: Object.values(people).filter(({ quota }) => quota > 0).length
});
const now = figuresOf(
  {
    ann: { credit: 80, quota: 100, paid: 1000 },
    bob: { credit: 120, quota: 100, paid: 3000 },
    cho: { credit: 100, quota: 100, paid: 2000 },
    dee: { credit: 5, quota: 0, paid: 50 }
  },
  { reached: 2, paid: 6050, inequality: 0.0889 }
);
const after = figuresOf(
  {
    ann: { credit: 90, quota: 100, paid: 1400 },
    bob: { credit: 110, quota: 100, paid: 2400 },
    cho: { credit: 100, quota: 100, paid: 2000.004 },
    dee: { credit: 6, quota: 0, paid: 50 }
  },
  { reached: 2, paid: 5850, inequality: 0.0444 }
);

test('people stand by how much their pay changes, then their credit; those with nothing changed are left out', () => {
  expect(proposalPay(now, after).people.map(({ rep }) => rep)).toEqual(['bob', 'ann', 'dee']);
  expect(proposalPay(now, now).people).toEqual([]);
});

test('the company stands with its difference from now', () => {
  const said = proposalPay(now, after).company.map(({ label, text, delta }) => [label, text, delta?.text]);
  expect(said).toEqual([
    ['Median attainment', expect.stringMatching(/^100\.0\s%$/), expect.stringMatching(/0$/)],
    ['Reps at quota', '2 of 3', expect.stringMatching(/0$/)],
    ['Payout', '$5,850', '−$200'],
    ['Gini of attainment', '0.044', '−0.045']
  ]);
});

test('the median of an even number lies between the two in the middle', () => {
  const two = figuresOf(
    { ann: { credit: 50, quota: 100, paid: 0 }, bob: { credit: 100, quota: 100, paid: 0 } },
    { reached: 1, paid: 0, inequality: undefined }
  );
  expect(proposalPay(two, two).company[0]!.text).toMatch(/^75\.0\s%$/);
});
