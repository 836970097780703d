import { expect, test } from 'vitest';
import type { LoadedBaseline } from '../../src/lib/scenario/load-baseline.ts';
import { comingQuotas } from '../../src/lib/scenario/coming-quotas.ts';

const quota = (rep: string, start: string, end: string, amount: string) => ({
  rep,
  measure: 'revenue',
  start,
  end,
  endFrom: 'given' as const,
  amount
});
const baseline = (quotas: readonly ReturnType<typeof quota>[], left: Record<string, string> = {}) =>
  ({
    quotas,
    reps: [...new Set(quotas.map(({ rep }) => rep))].map((rep) => ({ rep, left: left[rep] ?? null }))
  }) as unknown as LoadedBaseline;
const span = { start: '2027-01-01', end: '2028-01-01' };
const halves = [
  ['2026-01-01', '2026-07-01'],
  ['2026-07-01', '2027-01-01']
] as const;

test('each rep still there has the quota of the same period a year before', () => {
  const { quotas, findings } = comingQuotas(
    baseline(
      halves.flatMap(([start, end], at) => [
        quota('ada', start, end, String(100 + at)),
        quota('ben', start, end, '50')
      ]),
      { ben: '2026-12-31' }
    ),
    span
  );
  expect(quotas.map(({ rep, start, end, amount }) => [rep, start, end, amount])).toEqual([
    ['ada', '2027-01-01', '2027-07-01', '100'],
    ['ada', '2027-07-01', '2028-01-01', '101']
  ]);
  expect(findings[0]!.message).toMatch(/^2 quotas of coming periods from 2027-01-01 are carried on/);
});
test('a quota that was still ramping up a year before is not carried on', () => {
  const { quotas } = comingQuotas(
    baseline([quota('ada', ...halves[0], '10'), quota('ada', ...halves[1], '100')]),
    span
  );
  expect(quotas.map(({ amount }) => amount)).toEqual(['100', '100']);
});
test('quotas the data has stand, and nothing is carried over them or said', () => {
  const given = [
    quota('ada', '2027-01-01', '2027-07-01', '7'),
    quota('ada', '2027-07-01', '2028-01-01', '8')
  ];
  const { quotas, findings } = comingQuotas(baseline(given), span);
  expect(quotas).toEqual(given);
  expect(findings).toEqual([]);
});
test('quotas older than the data step on until the coming span', () => {
  const { quotas } = comingQuotas(baseline([quota('ada', '2025-01-01', '2025-07-01', '9')]), span);
  expect(quotas.map(({ start }) => start)).toEqual(['2027-01-01', '2027-07-01']);
});
test('without quotas there are none', () => {
  expect(comingQuotas(baseline([]), span)).toEqual({ quotas: [], findings: [] });
});
