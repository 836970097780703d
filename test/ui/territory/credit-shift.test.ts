import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CreditMove, CreditShift, type Standing } from '../../../src/lib/ui/territory/credit-shift.ts';
import { holdersAfter } from '../../../src/lib/ui/territory/territory-balance.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const base = planAfter(geometry, gridBaseline, []);
const [E, M, W] = [0, 1, 2] as const;
const at = (ids: string) => [...ids].map((id) => geometry.position.get(id)!);
const [january, july] = ['2026-01-01', '2026-07-01'];
const shift = new CreditShift(
  geometry,
  [january, july],
  { bounds: [january, july], own: [] },
  [
    { unit: 'a', rep: 'r1', start: january, credit: '100' },
    { unit: 'a', rep: 'r1', start: july, credit: '40' },
    { unit: 'c', rep: 'r2', start: january, credit: '7' },
    { unit: 'f', rep: 'r2', start: july, credit: '5' }
  ],
  [
    { territory: 'W', rep: 'r1', isOwner: true, start: january, end: '2027-01-01' },
    { territory: 'E', rep: 'r2', isOwner: true, start: january, end: '2027-01-01' }
  ]
);
const standing: Standing = { plan: base, holders: base.holders, reassigned: new Map() };
const sums = (moves: readonly CreditMove[]) => {
  const all = new Map<string, number>();
  for (const { rep, start, amount } of moves)
    all.set(`${rep} ${start}`, (all.get(`${rep} ${start}`) ?? 0) + amount);
  return new Map([...all].filter(([, amount]) => amount !== 0).sort());
};

test('a handed to East takes its 100 and 40 along; to Middle, which nobody owns, they are lost to r1', () => {
  expect(sums(shift.handing(standing, at('a'), E, base))).toEqual(
    new Map([
      [`r1 ${january}`, -100],
      [`r1 ${july}`, -40],
      [`r2 ${january}`, 100],
      [`r2 ${july}`, 40]
    ])
  );
  expect(sums(shift.handing(standing, at('a'), M, base))).toEqual(
    new Map([
      [`r1 ${january}`, -100],
      [`r1 ${july}`, -40]
    ])
  );
  expect(shift.handing(standing, at('a'), W, base)).toEqual([]);
});

test('what has moved and what the stroke would hand over add up to both at once', () => {
  const holding = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(
      holding,
      fc.subarray([0, 1, 2, 3, 4, 5]),
      fc.integer({ min: -1, max: 2 }),
      (holds, units, to) => {
        const now = { ...standing, plan: { ...base }, holders: Int32Array.from(holds) };
        const then = { ...now, holders: holdersAfter(now.holders, units, to) };
        const apart = [...shift.between(standing, now, base), ...shift.handing(now, units, to, base)];
        expect(sums(apart)).toEqual(sums(shift.between(standing, then, base)));
      }
    )
  );
});
