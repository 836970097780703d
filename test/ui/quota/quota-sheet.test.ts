import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { explainQuota } from '../../../src/lib/ui/quota/explain-quota.ts';
import {
  quotaChanges,
  quotaEditWords,
  readQuota,
  resetChanges
} from '../../../src/lib/ui/quota/quota-edits.ts';
import { quotaFilter, withinChoices } from '../../../src/lib/ui/quota/quota-filter.ts';
import { quotaSheet, quotaYears } from '../../../src/lib/ui/quota/quota-sheet.ts';

const row = (rep: string, start: string, end: string, quota: string, credit = '10.00') => ({
  rep,
  measure: 'revenue',
  start,
  end,
  quota,
  credit,
  attainment: null
});
const evaluation = (...attainment: ReturnType<typeof row>[]) =>
  ({
    attainment,
    territories: [{ territory: 'T1', name: 'North', rep: 'ada' }],
    reps: [
      { rep: 'ada', name: 'Ada', manager: 'eve', title: null },
      { rep: 'ben', name: 'Ben', manager: 'eve', title: null },
      { rep: 'cho', name: 'Cho', manager: 'fay', title: null },
      { rep: 'eve', name: 'Eve', manager: null, title: null },
      { rep: 'fay', name: 'Fay', manager: null, title: null }
    ]
  }) as unknown as Evaluation;

const q1 = ['2026-01-01', '2026-04-01'] as const;
const q2 = ['2026-04-01', '2026-07-01'] as const;
const base = evaluation(
  row('ada', ...q1, '100.00'),
  row('ben', ...q1, '200.00'),
  row('cho', ...q1, '50.00'),
  row('ada', ...q2, '110.00')
);
const now = evaluation(
  row('ada', ...q1, '120.00'),
  row('ben', ...q1, '200.00'),
  row('cho', ...q1, '50.00'),
  row('ada', ...q2, '110.00')
);

test('teams stand above their reps and every parent is the sum of its reps', () => {
  const { rows, periods } = quotaSheet(now, base, '2026');
  expect(rows.map(({ name, total }) => `${name} ${total}`)).toEqual([
    'Everybody 480',
    'Eve’s team 430',
    'Ada 230',
    'Ben 200',
    'Fay’s team 50',
    'Cho 50'
  ]);
  expect(periods.map(({ start }) => start)).toEqual(['2026-01-01', '2026-04-01']);
  expect(rows[0]?.total.minus(rows[0].base).toFixed()).toBe('20');
  expect(rows[2]?.territory).toBe('North');
});

test('years are those with quotas, newest first', () => {
  expect(quotaYears(evaluation(row('a', '2025-10-01', '2026-01-01', '1'), row('a', ...q1, '1')))).toEqual([
    '2026',
    '2025'
  ]);
});

test('a typed team total is divided in proportion, to the cent', () => {
  const sheet = quotaSheet(now, base, '2026');
  const changes = quotaChanges(sheet, [{ row: 'team:eve', column: '2026-01-01', value: '100.01' }]);
  expect(changes).toEqual([
    { type: 'quota.set', rep: 'ada', measure: 'revenue', start: '2026-01-01', from: '120.00', to: '37.50' },
    { type: 'quota.set', rep: 'ben', measure: 'revenue', start: '2026-01-01', from: '200.00', to: '62.51' }
  ]);
});

test('reset puts a cell back to what the base has, and leaves the rest', () => {
  const sheet = quotaSheet(now, base, '2026');
  expect(resetChanges(sheet, [{ row: 'everybody', column: '2026-01-01' }])).toEqual([
    { type: 'quota.set', rep: 'ada', measure: 'revenue', start: '2026-01-01', from: '120.00', to: '100.00' }
  ]);
});

test.each([
  ['250,000', '250000'],
  ['$1,250.50', '1250.5'],
  ['250k', '250000'],
  ['1.2M', '1200000']
])('%s is read as %s', (typed, amount) => expect(readQuota(typed)).toEqual({ ok: true, value: amount }));

test.each(['', 'abc', '-5', '1e5', '=1+1', '0.00001'])('“%s” is refused in one sentence', (typed) => {
  const read = readQuota(typed);
  expect(read.ok ? [] : read.problems.map(({ message }) => message.endsWith('.'))).toEqual([true]);
});

test('a quota says how it came about', () => {
  const ada = quotaSheet(now, base, '2026').rows.find(({ id }) => id === 'ada')!;
  const change = { type: 'quota.scale', reps: null, factor: '1.2', roundTo: '1' } as const;
  expect(explainQuota(ada, { start: q1[0], end: q1[1] }, [change])).toBe(
    'base $100.00, × 1.2, rounded to $1.00'
  );
  const later = { ...change, periods: [q2[0]] };
  expect(explainQuota(ada, { start: q1[0], end: q1[1] }, [later])).toBe('as in base');
  expect(explainQuota(ada, { start: q2[0], end: q2[1] }, [later])).toContain('× 1.2');
});

test('an edit that the figures do not know yet is in its cell and in the sums above it', () => {
  const pending = new Map([[JSON.stringify(['ada', q1[0]]), '900.00']]);
  const { rows } = quotaSheet(base, base, '2026', pending);
  const amount = (id: string) =>
    rows
      .find((line) => line.id === id)
      ?.cells.get(q1[0])
      ?.amount?.toFixed(2);
  expect([amount('ada'), amount('team:eve'), amount('everybody')]).toEqual(['900.00', '1100.00', '1150.00']);
});

test('a sheet narrowed to some reps says how many of how many, and its sums and typed totals are theirs', () => {
  const sheet = quotaSheet(now, base, '2026', new Map(), (rep) => rep === 'ada');
  expect(sheet.rows.map(({ name, territory, total }) => `${name}, ${territory}: ${total}`)).toEqual([
    'All shown, 1 of 3 reps: 230',
    'Eve’s team, 1 of 2 reps: 230',
    'Ada, North: 230'
  ]);
  const changes = quotaChanges(sheet, [{ row: 'everybody', column: q1[0], value: '90' }]);
  expect(changes).toMatchObject([{ rep: 'ada', from: '120.00', to: '90.00' }]);
});

test('a pasted block that brings its sums along keeps the rows as pasted', () => {
  const sheet = quotaSheet(now, base, '2026');
  const at = (row: string, value: string) => ({ row, column: q1[0], value });
  const changes = quotaChanges(sheet, [at('everybody', '400'), at('team:eve', '350'), at('ada', '150')]);
  expect(changes).toMatchObject([{ rep: 'ada', from: '120.00', to: '150.00' }]);
  expect(quotaChanges(sheet, [at('team:fay', '60'), at('ada', '150')])).toHaveLength(2);
});

test('reps are found by every word of what is known of them, and by region and team', () => {
  const people = {
    ...now,
    reps: [
      ...now.reps.map((rep) => (rep.manager === null ? { ...rep, manager: 'zed' } : rep)),
      { rep: 'zed', name: 'Zed', manager: null, title: null }
    ]
  };
  const kept = (text: string, within = '') =>
    ['ada', 'ben', 'cho'].filter(quotaFilter(people, { text, within }) ?? (() => true));
  expect(kept('')).toEqual(['ada', 'ben', 'cho']);
  expect(kept('NORTH')).toEqual(['ada']);
  expect(kept('eve b')).toEqual(['ben']);
  expect(kept('', 'team:fay')).toEqual(['cho']);
  expect(kept('ada', 'region:eve')).toEqual(['ada']);
  expect(kept('nowhere')).toEqual([]);
  expect(withinChoices(people).map(({ label }) => label)).toEqual([
    'All regions and teams',
    'Eve’s region',
    'Fay’s region',
    'Eve’s team',
    'Fay’s team'
  ]);
});

test('an edit is named by whose quota it sets, when, from what to what', () => {
  const sheet = quotaSheet(now, base, '2026');
  const words = (...edits: Parameters<typeof quotaChanges>[1][number][]) =>
    quotaEditWords(sheet, quotaChanges(sheet, edits), 'Paste');
  expect(words({ row: 'ada', column: q1[0], value: '150000' })).toBe(
    'Quota of Ada, Q1 2026: $120 to $150,000'
  );
  expect(words({ row: 'cho', column: q2[0], value: '7.50' })).toBe('Quota of Cho, Q2 2026: none to $7.50');
  expect(words({ row: 'ada', column: q1[0], value: '1' }, { row: 'ada', column: q2[0], value: '2' })).toBe(
    'Set 2 quotas, Q1 2026, Q2 2026'
  );
  expect(words({ row: 'ada', column: q1[0], value: '120' })).toBe('Paste');
});
