import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/lib/core/money.ts';
import { gapWords, teamQuota } from '../../../src/lib/ui/quota/team-quota.ts';

const quarter = { start: '2026-01-01', end: '2026-04-01' };
const rep = (rep: string, manager: string | null) => ({ rep, name: rep, manager, title: null });
const held = (rep: string, quota: number | string, { start, end } = quarter) => ({
  rep,
  measure: 'revenue',
  start,
  end,
  quota: String(quota),
  credit: '0',
  attainment: null
});
const member = (payee: string, quota: number | undefined) => ({
  payee,
  quota: quota === undefined ? undefined : new Decimal(quota)
});
const reps = [rep('eve', null), rep('kim', 'eve'), rep('ada', 'kim'), rep('ben', 'kim'), rep('cho', 'kim'), rep('dov', 'eve')]; // prettier-ignore
const attainment = [
  held('ada', 100000),
  held('ben', 90000),
  held('cho', 60000),
  held('dov', 30000),
  held('ada', 5, { start: '2026-04-01', end: '2026-07-01' })
];

test('the leader’s quota and the sum of the page explain each other', () => {
  // Ben joined halfway and counts 45,000; Cho is gone on 31 March; Dov was in the team then and is under Eve now.
  const members = [
    member('ada', 100000),
    member('ben', 45000),
    member('dov', 30000),
    member('new', undefined)
  ];
  const team = { on: '2026-03-31', of: 'direct', members } as const;
  const quota = teamQuota({ reps, attainment }, 'kim', team, quarter);
  expect(quota.sheet.toFixed()).toBe('250000');
  expect(quota.counted.toFixed()).toBe('175000');
  expect(gapWords(quota)).toBe(
    'less $60,000.00 of 1 person no longer in the team on that day, less $45,000.00 for days that 1 person did not work here, or relief and ramp, plus $30,000.00 of 1 person in the team then and elsewhere now'
  );
});

test('everybody below counts where the plan says all', () => {
  const members = ['kim', 'ada', 'ben', 'cho', 'dov'].map((id) =>
    member(id, Number(attainment.find((row) => row.rep === id)?.quota ?? 0))
  );
  const team = { on: '2026-03-31', of: 'all', members } as const;
  const quota = teamQuota({ reps, attainment }, 'eve', team, quarter);
  expect(quota.sheet.eq(quota.counted)).toBe(true);
  expect(gapWords(quota)).toBe('');
});

test('sum and gaps always add up to what is counted', () => {
  const people = ['ada', 'ben', 'cho', 'dov', 'new'];
  const amounts = fc.record(Object.fromEntries(people.map((id) => [id, fc.option(fc.nat(1e6), { nil: undefined })]))); // prettier-ignore
  fc.assert(
    fc.property(amounts, fc.constantFrom('direct', 'all'), (of, kind) => {
      const members = Object.entries(of).flatMap(([id, quota]) => (quota === undefined ? [] : [member(id, quota)])); // prettier-ignore
      const quota = teamQuota({ reps, attainment }, 'kim', { on: '2026-03-31', of: kind, members }, quarter);
      const sum = sumDecimals([quota.sheet, ...quota.gaps.map(({ amount }) => amount)]);
      expect(sum.toFixed()).toBe(quota.counted.toFixed());
    })
  );
});
