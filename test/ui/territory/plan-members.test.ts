import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '../../../src/lib/ui/map/territory-pieces.ts';
import { PlanMembers } from '../../../src/lib/ui/territory/plan-members.ts';
import { planAfter, unitsByHolder } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const plan = planAfter(geometry, gridBaseline, []);

test('through any row of plans the lists and their pieces are those of each plan alone', () => {
  const holders = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(holders), (row) => {
      const members = new PlanMembers(geometry.neighbours);
      for (const held of row) {
        const next = { ...plan, holders: Int32Array.from(held) };
        const lists = members.of(next);
        expect(lists).toEqual(unitsByHolder(next));
        for (const units of lists.values())
          expect(members.pieces(units)).toEqual(piecesOf(units, geometry.neighbours));
      }
    })
  );
});

test('a territory that neither gains nor loses keeps its list', () => {
  const members = new PlanMembers(geometry.neighbours);
  const before = members.of(plan);
  const after = members.of({
    ...plan,
    holders: plan.holders.map((holder, unit) => (unit === 0 ? 1 : holder))
  });
  expect([-1, 0, 1, 2].map((position) => before.get(position) === after.get(position))).toEqual([
    true,
    true,
    false,
    false
  ]);
});
