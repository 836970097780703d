import { expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import { addDays } from '../../../src/lib/core/period.ts';
import type { Opportunity } from '../../../src/lib/core/pipeline/opportunity.ts';
import { createDealBook } from '../../../src/lib/core/pipeline/snapshot.ts';
import { daysLeft, learnWinCurve } from '../../../src/lib/core/pipeline/win-curve.ts';

const deal = (id: string, outcome: Opportunity['outcome'], created: string, days: number): Opportunity => ({
  id,
  owner: 'a',
  team: 'a',
  product: '',
  stage: outcome,
  outcome,
  amount: new Decimal(1),
  created,
  close: outcome === 'open' ? undefined : addDays(created, days),
  category: '',
  managerCategory: ''
});

test('one week of life: 100 deals, 50 won and 20 lost on their seventh day', () => {
  const deals = Array.from({ length: 100 }, (_, i) =>
    deal(String(i).padStart(3, '0'), i < 50 ? 'won' : i < 70 ? 'lost' : 'open', '2024-01-01', 7)
  );
  const curve = learnWinCurve(createDealBook(deals), '2024-01-08');
  // 700 days lived: won 50/700 and lost 20/700 a day. By hand, over two days: p + (1 − p − q) p.
  const [p, q] = [50 / 700, 20 / 700];
  expect(curve.chance(0, 1)).toBeCloseTo(p, 12);
  expect(curve.chance(0, 2)).toBeCloseTo(p + (1 - p - q) * p, 12);
});

test('nobody wins past an age nobody won at, and nothing later than the day is looked at', () => {
  const deals = Array.from({ length: 400 }, (_, i) => {
    const created = addDays('2024-01-01', i % 60);
    return deal(String(i), i % 2 === 0 ? 'won' : 'open', created, 20);
  });
  const book = createDealBook(deals);
  const curve = learnWinCurve(book, '2024-06-30');
  expect(curve.chance(40, 90)).toBe(0);
  expect(curve.chance(5, 90)).toBeGreaterThan(0.4);
  const before = learnWinCurve(book, '2024-02-15');
  const known = learnWinCurve(
    createDealBook(
      deals
        .filter(({ created }) => created! <= '2024-02-15')
        .map((one) =>
          one.close! > '2024-02-15' ? { ...one, outcome: 'open' as const, close: undefined } : one
        )
    ),
    '2024-02-15'
  );
  expect(before.chance(3, 30)).toBe(known.chance(3, 30));
});

test('days left count to the last day of the period', () => {
  expect(daysLeft('2017-09-30', '2018-01-01')).toBe(92);
  expect(daysLeft('2017-12-31', '2018-01-01')).toBe(0);
});
