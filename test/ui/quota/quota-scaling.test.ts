import { expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import { heldQuotas, previewScale, readPercent } from '../../../src/lib/ui/quota/quota-scaling.ts';

const held = (rep: string, start: string, amount: string) => ({ rep, start, amount: new Decimal(amount) });
const quotas = [
  held('ada', '2025-10-01', '900000'),
  held('ada', '2026-01-01', '1000000'),
  held('ada', '2026-04-01', '1000400'),
  held('ben', '2026-01-01', '2000000')
];
const year = { reps: null, periods: ['2026-01-01', '2026-04-01'], when: '2026' };

// 1,050,000 + 1,050,420 → 1,050,000 + 2,100,000, each rounded to 1,000 by itself.
test('it says what it will change before it does: the shown year alone, each quota rounded by itself', () => {
  const { words, sums, reps, after, change } = previewScale(quotas, new Decimal(5), '1000', year);
  expect(`${words}: ${sums.join(' → ')}`).toBe(
    'Raise 2 reps’ quotas in 2026 by 5 %: $4,000\u00a0k → $4,200\u00a0k'
  );
  expect([reps, after.toFixed()]).toEqual([2, '4200000']);
  expect(change).toEqual({
    type: 'quota.scale',
    reps: null,
    measure: 'revenue',
    periods: ['2026-01-01', '2026-04-01'],
    factor: '1.05',
    roundTo: '1000'
  });
});

test('all years names no period; one rep, or a team, is named', () => {
  const scope = { reps: ['ada'], who: 'Ada Byron', when: 'all years' };
  const { words, change, before } = previewScale(quotas, new Decimal('-2.5'), '0.01', scope);
  expect(words).toBe('Lower quotas of Ada Byron in all years by 2.5 %');
  expect('periods' in change).toBe(false);
  expect([change.factor, before.toFixed()]).toEqual(['0.975', '2900400']);
});

test('an edit that the figures do not know yet counts', () => {
  const attainment = [
    { rep: 'ada', measure: 'revenue', start: '2026-01-01', end: '2026-04-01', quota: '10.00', credit: '0', attainment: null },
    { rep: 'ben', measure: 'revenue', start: '2026-01-01', end: '2026-04-01', quota: '20.00', credit: '0', attainment: null }
  ]; // prettier-ignore
  const pending = new Map([
    [JSON.stringify(['ada', '2026-01-01']), '15.00'],
    [JSON.stringify(['ben', '2026-01-01']), null]
  ]);
  expect(heldQuotas({ attainment }, pending).map(({ rep, amount }) => `${rep} ${amount}`)).toEqual([
    'ada 15'
  ]);
});

test.each([
  ['5', '5'],
  [' −2.5 % ', '-2.5'],
  ['+10', '10']
])('“%s” is read as %s', (typed, percent) => expect(readPercent(typed).toString()).toBe(percent));
test.each(['', 'five', '0', '-100', '1001'])('“%s” is refused in a sentence', (typed) =>
  expect(readPercent(typed)).toMatch(/^[A-Z].*\.$/)
);
