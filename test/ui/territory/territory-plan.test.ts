import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/lib/scenario/change.ts';
import {
  balanceOf,
  holdersAfter,
  imbalance,
  isOutside
} from '../../../src/lib/ui/territory/territory-balance.ts';
import { findProblems } from '../../../src/lib/ui/territory/territory-problems.ts';
import { PlanMembers } from '../../../src/lib/ui/territory/plan-members.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { handoverOf, movesOf } from '../../../src/lib/ui/territory/stroke-moves.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const base = planAfter(geometry, gridBaseline, []);
const [EAST, MIDDLE, WEST] = [0, 1, 2];
const unit = (id: string) => geometry.position.get(id)!;

test('the plan is the baseline until something moves', () => {
  expect(base.territories.map(({ name }) => name)).toEqual(['East', 'Middle', 'West']);
  expect([...base.holders]).toEqual([WEST, MIDDLE, EAST, WEST, MIDDLE, EAST]);
});

test('moves, new territories and names apply in order', () => {
  const plan = planAfter(geometry, gridBaseline, [
    { type: 'territory.create', territory: 'N', name: 'North', rep: null },
    { type: 'territory.move', units: ['b', 'c'], from: 'M', to: 'N' },
    { type: 'territory.move', units: ['c'], from: 'N', to: null },
    { type: 'territory.rename', territory: 'W', from: 'West', to: 'Far west' }
  ]);
  expect(plan.territories.map(({ name }) => name)).toEqual(['East', 'Middle', 'North', 'Far west']);
  expect(plan.holders[unit('b')]).toBe(2);
  expect(plan.holders[unit('c')]).toBe(-1);
});

test('a hand-over leaves out what the receiver holds and what a lock keeps in', () => {
  const touched = ['a', 'b', 'c', 'd'].map(unit);
  const handover = handoverOf(base.holders, touched, MIDDLE, new Set([EAST, MIDDLE]));
  expect(handover).toEqual({ to: MIDDLE, units: [unit('a'), unit('d')], heldByLock: 1 });
});

test('one change per giver, the receiver named once', () => {
  const handover = handoverOf(base.holders, ['c', 'a', 'd'].map(unit), MIDDLE, new Set());
  expect(movesOf(geometry, base, handover)).toEqual([
    { type: 'territory.move', units: ['c'], from: 'E', to: 'M' },
    { type: 'territory.move', units: ['a', 'd'], from: 'W', to: 'M' }
  ]);
  const plan = planAfter(geometry, gridBaseline, movesOf(geometry, base, handover));
  expect([...plan.holders]).toEqual([...holdersAfter(base.holders, handover.units, MIDDLE)]);
});

test('deviations are against the mean of the territories', () => {
  // East 20 + 40, Middle 5 + 25, West 10 + 20: 60, 30 and 30 against a mean of 40.
  const balance = balanceOf(base.holders, 3, Float64Array.of(10, 5, 20, 20, 25, 40));
  expect([...balance.totals]).toEqual([60, 30, 30]);
  expect([...balance.deviations]).toEqual([0.5, -0.25, -0.25]);
  // √((0.25 + 0.0625 + 0.0625) / 3)
  expect(imbalance(balance)).toBeCloseTo(0.353553, 6);
  expect(isOutside(-0.25, 0.25)).toBe(false);
  expect(isOutside(0.5, 0.25)).toBe(true);
});

test('problems: what nobody holds, pieces, then outside the band, the worst first', () => {
  const plan = planAfter(geometry, gridBaseline, [
    { type: 'territory.move', units: ['e'], from: 'M', to: null },
    { type: 'territory.move', units: ['c'], from: 'E', to: 'W' }
  ]);
  const balance = balanceOf(plan.holders, 3, Float64Array.of(1, 1, 1, 1, 1, 1));
  // West holds a, c, d: 3 against a mean of 5/3 (+80 %) in two pieces, a–d and c; the others hold 1 each (−40 %).
  const members = new PlanMembers(geometry.neighbours);
  expect(findProblems(plan, members.of(plan), balance, 0.5, members.pieces)).toEqual([
    { kind: 'unassigned', territory: -1, units: [unit('e')], extent: 1 },
    { kind: 'pieces', territory: WEST, units: [unit('c')], extent: 2 },
    { kind: 'outside', territory: WEST, units: ['a', 'c', 'd'].map(unit), extent: expect.closeTo(0.8, 9) }
  ]);
});

test('any row of moves, makes and removals leaves what looking every unit up by its code leaves', () => {
  const code = fc.constantFrom(...'abcdefx');
  const key = fc.constantFrom('E', 'M', 'W', 'N', 'lost');
  const change = fc.oneof(
    fc.record({
      type: fc.constant('territory.move' as const),
      units: fc.array(code),
      from: fc.constant(null),
      to: fc.option(key)
    }),
    fc.record({
      type: fc.constant('territory.remove' as const),
      territory: key,
      name: key,
      rep: fc.constant(null)
    }),
    fc.record({
      type: fc.constant('territory.create' as const),
      territory: key,
      name: key,
      rep: fc.constant(null)
    })
  ) as unknown as fc.Arbitrary<Change>;
  fc.assert(
    fc.property(
      fc.array(change),
      fc.array(fc.option(key), { minLength: 6, maxLength: 6 }),
      (changes, seats) => {
        const units = seats.map((territory, i) => ({ unit: geometry.ids[i]!, territory }));
        const next = planAfter(geometry, { ...gridBaseline, units }, changes);
        const held = new Map<string, string | null>(units.map(({ unit: id, territory }) => [id, territory]));
        for (const step of changes)
          if (step.type === 'territory.move') for (const id of step.units) held.set(id, step.to);
        expect(
          geometry.ids.map((id) => next.territories[next.holders[geometry.position.get(id)!]!]?.key)
        ).toEqual(
          geometry.ids.map((id) => next.territories.find(({ key: own }) => own === held.get(id))?.key)
        );
      }
    )
  );
});
