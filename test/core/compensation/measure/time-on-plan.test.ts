import { expect, test } from 'vitest';
import { mergeSpans } from '../../../../src/lib/core/compensation/measure/pieces.ts';
import { creditsOf, earned, earns, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

const year = { start: '2024-01-01', end: '2025-01-01' };
const quotaIn = (plan: ReturnType<typeof planOf>, input: object) =>
  pay(plan, { credits: creditsOf([['2024-03-01', 100]]), quotas: [quotaOf(900)], ...input }).lines[0]!.quota;

test('spans that touch, overlap or lie within each other become one, in any order', () => {
  const span = (start: string, end: string) => ({ start: `2024-${start}`, end: `2024-${end}` });
  const spans = [span('05-01', '06-01'), span('01-01', '03-01'), span('01-01', '02-01'), span('03-01', '04-01'), span('03-15', '03-20')]; // prettier-ignore
  const merged = [span('01-01', '04-01'), span('05-01', '06-01')];
  expect(mergeSpans(spans)).toEqual(merged);
  expect(mergeSpans(spans.toReversed())).toEqual(merged);
});

test('a part month by the 15th: whole for who starts by then or leaves after it, otherwise not at all', () => {
  const plan = planOf([{ tiers: [{ from: '0', rate: '1' }] }], { settings: { proration: { basis: 'months', partMonth: 'byThe15th' } } }); // prettier-ignore
  const from = (start: string) => quotaIn(plan, { payees: [{ id: 'ann', start }] });
  const until = (end: string) => quotaIn(plan, { payees: [{ id: 'ann', end }] });
  // A quota of 900 for three months: 300 for each month that counts. The end is the first day after.
  expect([from('2024-01-15'), from('2024-01-16')]).toEqual(['900', '600']);
  expect([until('2024-03-16'), until('2024-03-17')]).toEqual(['600', '900']);
});

test('the ramp starts from the earliest first day, and a month before its first step counts in full', () => {
  const rows = [{ id: 'ann', start: '2023-11-01', end: '2024-02-01' }, { id: 'ann', start: '2024-02-01' }]; // prettier-ignore
  const plan = planOf([{ tiers: [{ from: '0', rate: '1' }] }], { terms: { ramp: [{ fromMonth: 3, quota: '0.5' }] } }); // prettier-ignore
  // Two completed months in January (factor 1), three and four after (0.5): 900 × (1 + 0.5 + 0.5) ÷ 3.
  expect(quotaIn(plan, { payees: rows })).toBe('600');
  expect(quotaIn(plan, { payees: rows.toReversed() })).toBe('600');
  expect(quotaIn(plan, { payees: [{ id: 'ann' }] })).toBe('450');
});

test('quota by tenure: by months, nothing before the first step, parts of months by days', () => {
  const tenureQuotas = [{ measure: 'revenue', fromMonth: 1, amount: '1200' }, { measure: 'revenue', fromMonth: 2, amount: '2400' }]; // prettier-ignore
  const plan = planOf([{ tiers: [{ from: '0', rate: '1' }] }], { terms: { tenureQuotas } });
  const payees = [{ id: 'ann', start: '2024-01-01' }];
  // January none, February 1,200 ÷ 12, March 2,400 ÷ 12.
  expect(quotaIn(plan, { payees, quotas: [] })).toBe('300');
  // A period that ends after 10 of March's 31 days: 100 + 200 × 10 ÷ 31.
  const periods = [{ id: 'P', start: '2024-01-01', end: '2024-03-11' }];
  expect(Number(quotaIn(plan, { payees, quotas: [], periods }))).toBeCloseTo(100 + 2000 / 31, 10);
});

test('relief of more than the quota leaves none, never less than none', () => {
  const plan = planOf([{ rate: '1' }]);
  const relief = (amount: number) => [{ payee: 'ann', measure: 'revenue', ...QUARTERS[0]!, amount }];
  expect([quotaIn(plan, { relief: relief(300) }), quotaIn(plan, { relief: relief(1000) })]).toEqual(['600', '0']); // prettier-ignore
});

test('target incentive from the pay mix; none where base pay has no share, and only for days employed', () => {
  const mix = (base: string, variable: string) => planOf([{ rate: '1', pays: 'targetIncentive' }], { terms: { payMix: { base, variable } } }); // prettier-ignore
  const input = { credits: creditsOf([['2024-02-01', 100]]), quotas: [quotaOf(100)] };
  // 60,000 × 40 ÷ 60 = 40,000 a year, a quarter of it at 100 % of quota.
  earns(mix('0.6', '0.4'), { ...input, payees: [{ id: 'ann', base: 60000 }] }, '10000.00');
  earns(mix('0', '1'), { ...input, payees: [{ id: 'ann', base: 60000 }] }, '0.00');
  const rows = [{ id: 'ann', targetIncentive: 40000, end: '2024-04-01' }, { id: 'ann', targetIncentive: 80000, start: '2024-04-01' }]; // prettier-ignore
  const plan = planOf([{ rate: '1', pays: 'targetIncentive' }]);
  const quotas = [quotaOf(400, year)];
  const credits = creditsOf([['2024-02-01', 100], ['2024-05-01', 100]]); // prettier-ignore
  // Each quarter meets its quota of 100: 40,000 ÷ 4, then 80,000 ÷ 4.
  expect(earned(plan, { payees: rows, periods: QUARTERS.slice(0, 2), quotas, credits })).toEqual(['10000.00', '20000.00']); // prettier-ignore
});
