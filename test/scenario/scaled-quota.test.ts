import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/lib/core/money.ts';
import type { Change, ChangeOf } from '../../src/lib/scenario/change.ts';
import { describeChange, summariseChanges } from '../../src/lib/scenario/describe-changes.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { foldChanges, quotaKey, type Baseline } from '../../src/lib/scenario/plan-state.ts';
import { scaledQuota } from '../../src/lib/scenario/scaled-quota.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { invertChange } from '../../src/lib/scenario/invert-change.ts';

const [q1, q2] = ['2026-01-01', '2026-04-01'];
const quota = (rep: string, measure: string, start: string, amount: string) => ({
  rep,
  measure,
  start,
  end: start === q1 ? q2 : '2026-07-01',
  endFrom: 'given' as const,
  amount
});
const baseline: Baseline = {
  quotas: [
    quota('ada', 'revenue', q1, '100'),
    quota('ada', 'revenue', q2, '200'),
    quota('ada', 'units', q1, '7'),
    quota('ben', 'revenue', q1, '300')
  ],
  holders: new Map(),
  territories: new Map(),
  plans: new Map()
};
const all: ChangeOf<'quota.scale'> = { type: 'quota.scale', reps: null, factor: '1.1', roundTo: '1' };
const amounts = (...changes: Change[]) => {
  const { quotas } = foldChanges(baseline, changes);
  return Object.fromEntries(
    [...quotas.values()].map(({ rep, measure, start, amount }) => [`${rep} ${measure} ${start}`, amount])
  );
};
const line = (change: object) =>
  `{"format":"evenfield/scenario","version":1,"baseline":{"dataset":"d","fingerprint":"f"},"changes":[${JSON.stringify(change)}]}`;

describe('which quotas a scale reaches', () => {
  test('with no periods and no measure named it is every one, as documents of version 1 always meant', () => {
    expect(amounts(all)).toEqual({
      [`ada revenue ${q1}`]: '110',
      [`ada revenue ${q2}`]: '220',
      [`ada units ${q1}`]: '8',
      [`ben revenue ${q1}`]: '330'
    });
  });
  test('periods, measure and reps each leave the rest alone', () => {
    expect(amounts({ ...all, periods: [q1!], measure: 'revenue', reps: ['ada'] })).toEqual({
      [`ada revenue ${q1}`]: '110',
      [`ada revenue ${q2}`]: '200',
      [`ada units ${q1}`]: '7',
      [`ben revenue ${q1}`]: '300'
    });
  });
  test('a period no quota begins in is said, once, and the others are scaled', () => {
    const { quotas, findings } = foldChanges(baseline, [{ ...all, periods: [q2!, '2031-01-01'] }]);
    expect(quotas.get(quotaKey('ada', 'revenue', q2!))?.amount).toBe('220');
    expect(findings.map(({ code, keys }) => [code, keys])).toEqual([
      ['quota-period-unknown', ['2031-01-01']]
    ]);
    expect(findings[0]?.message).toContain('2031-01-01');
  });
});

// 12,345.67 × 1.055 = 13,024.68185, by hand.
test.each([
  ['0', '13024.68185'],
  ['0.01', '13024.68'],
  ['1', '13025'],
  ['100', '13000'],
  ['1000', '13000']
])('rounded to %s it is %s', (roundTo, amount) => {
  expect(scaledQuota(new Decimal('12345.67'), { factor: '1.055', roundTo }).toFixed()).toBe(amount);
});

test('the quotas it found take a scale back exactly, those of other periods included', () => {
  const scale: Change = { ...all, periods: [q1!], measure: 'revenue', roundTo: '1000' };
  const found = foldChanges(baseline, [scale]).quotas;
  const cells = baseline.quotas.flatMap(({ rep, measure, start, amount }): ChangeOf<'quota.set'>[] => {
    const to = found.get(quotaKey(rep, measure, start))?.amount ?? null;
    return to === amount ? [] : [{ type: 'quota.set', rep, measure, start, from: amount, to }];
  });
  expect(cells).toHaveLength(2);
  expect(amounts(scale, ...invertChange(scale, cells))).toEqual(amounts());
});

describe('the document', () => {
  test('one without periods is written as it always was, byte for byte', () => {
    const read = parseScenario(line({ type: 'quota.scale', factor: '1.05', reps: null, roundTo: '1000' }));
    expect(read.ok && serializeScenario(read.value)).toBe(
      '{\n  "format": "evenfield/scenario",\n  "version": 1,\n' +
        '  "baseline": {"dataset":"d","fingerprint":"f"},\n' +
        '  "changes": [\n    {"type":"quota.scale","factor":"1.05","reps":null,"roundTo":"1000"}\n  ]\n}\n'
    );
  });
  test('one with periods is one line, fields in order', () => {
    const read = parseScenario(line({ ...all, periods: [q1], measure: 'revenue' }));
    expect(read.ok && serializeScenario(read.value)).toContain(
      '    {"type":"quota.scale","factor":"1.1","measure":"revenue","periods":["2026-01-01"],"reps":null,"roundTo":"1"}\n'
    );
  });
  test.each([
    [{ ...all, periods: [] }, 'changes.0.periods'],
    [{ ...all, periods: ['2026-02-30'] }, 'changes.0.periods.0'],
    [{ ...all, periods: '2026' }, 'changes.0.periods'],
    [{ ...all, measure: '' }, 'changes.0.measure']
  ])('a wrong field is named: %#', (change, path) => {
    const read = parseScenario(line(change));
    expect(read.ok ? [] : read.problems.map((problem) => problem.path.join('.'))).toEqual([path]);
  });
});

const year = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
test.each([
  [all, 'Quotas of everybody in every period raised by 10 %, rounded to 1', 'Every quota +10 %'],
  [
    { ...all, periods: year, factor: '0.975', roundTo: '1000' },
    'Quotas of everybody in 2026 lowered by 2.5 %, rounded to 1,000',
    'Every quota in 2026 −2.5 %'
  ],
  [
    { ...all, periods: year.slice(0, 2), reps: ['ada', 'ben'], roundTo: '0' },
    'Quotas of 2 reps in the periods beginning Jan, Apr 2026 raised by 10 %, not rounded',
    '2 reps’ quotas in the periods beginning Jan, Apr 2026 +10 %'
  ],
  [
    { ...all, periods: ['2026-02-15'], reps: ['ada'] },
    'Quotas of ada in the period beginning 15 Feb 2026 raised by 10 %, rounded to 1',
    '1 rep’s quotas in the period beginning 15 Feb 2026 +10 %'
  ]
] as [Change, string, string][])('it is told whose, when, by how much: %#', (change, sentence, summary) => {
  expect(describeChange(change)).toBe(sentence);
  expect(summariseChanges([change])).toBe(summary.replace('Every', 'every'));
});
