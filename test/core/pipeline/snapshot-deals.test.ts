import { expect, test } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/lib/core/money.ts';
import { reportChanges } from '../../../src/lib/core/pipeline/change-report.ts';
import type { Opportunity, StageChange } from '../../../src/lib/core/pipeline/opportunity.ts';
import { createDealBook } from '../../../src/lib/core/pipeline/snapshot.ts';
import { snapshotDeals } from '../../../src/lib/core/pipeline/snapshot-deals.ts';

const made = (id: string, rest: Partial<Opportunity>): Opportunity => ({
  id,
  owner: 'a',
  team: 'a',
  product: '',
  stage: 'Proposal',
  outcome: 'open',
  amount: undefined,
  created: '2024-01-10',
  close: undefined,
  category: '',
  managerCategory: '',
  ...rest
});
const changed = (id: string, date: string, amount: number, close: string): StageChange => ({
  id,
  date,
  stage: 'Proposal',
  amount: new Decimal(amount),
  close
});

test('two days of one history: every deal that changed has its reason, and the amounts add up', () => {
  const deals = [
    made('moved-out', {}),
    made('moved-in', {}),
    made('won', { outcome: 'won', amount: new Decimal(90), close: '2024-05-02' }),
    made('lost', { outcome: 'lost', amount: new Decimal(0), close: '2024-05-03' }),
    made('grown', {}),
    made('fresh', { created: '2024-05-05' }),
    made('same', {}),
    made('later', { created: '2024-07-01' })
  ];
  const history = [
    changed('moved-out', '2024-02-01', 10, '2024-06-15'),
    changed('moved-out', '2024-05-10', 10, '2024-08-01'),
    changed('moved-in', '2024-02-01', 20, '2024-09-01'),
    changed('moved-in', '2024-05-10', 25, '2024-06-20'),
    changed('won', '2024-02-01', 100, '2024-06-01'),
    changed('lost', '2024-02-01', 40, '2024-06-01'),
    changed('grown', '2024-02-01', 50, '2024-06-01'),
    changed('grown', '2024-05-10', 75, '2024-06-01'),
    changed('fresh', '2024-05-05', 7, '2024-06-29'),
    changed('same', '2024-02-01', 3, '2024-06-01')
  ];
  const book = createDealBook(deals, history);
  const at = (date: string) => snapshotDeals(book, date, '2024-12-31', '2024-04-30');
  const report = reportChanges(at('2024-04-30'), at('2024-05-31'), {
    start: '2024-04-01',
    end: '2024-07-01'
  });
  expect(report.changes.map(({ id, reason, amount }) => [id, reason, amount.toFixed()])).toEqual([
    ['fresh', 'created', '7'],
    ['grown', 'amount', '25'],
    ['lost', 'lost', '-40'],
    ['moved-in', 'pulled-in', '25'],
    ['moved-out', 'pushed-out', '-10'],
    ['won', 'won', '-100']
  ]);
  const moved = sumDecimals(report.changes.map(({ amount }) => amount));
  expect(report.opening.plus(moved).eq(report.closing)).toBe(true);
  expect([report.opening.toFixed(), report.closing.toFixed()]).toEqual(['203', '110']);
});

test('a deal without an amount that nobody touched does not change, though later wins teach another mean', () => {
  const won = (id: string, close: string, amount: number) =>
    made(id, { outcome: 'won', amount: new Decimal(amount), created: '2024-01-01', close });
  const book = createDealBook([made('open', {}), won('w1', '2024-04-01', 100), won('w2', '2024-05-15', 900)]);
  const at = (date: string) => snapshotDeals(book, date, '2024-12-31', '2024-04-30');
  const report = reportChanges(at('2024-04-30'), at('2024-05-31'));
  expect(report.changes.map(({ id, reason }) => [id, reason])).toEqual([['w2', 'won']]);
  expect(report.closing.toFixed()).toBe('100');
});
