import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setApart } from '../../../src/lib/core/territory/set-apart.ts';
import { effectOf } from '../../../src/lib/ui/territory/paint-effect.ts';
import { balanceOf, holdersAfter } from '../../../src/lib/ui/territory/territory-balance.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const grid = planAfter(gridGeometry(), gridBaseline, []);
const zero = new Float64Array(6);

test('the balance carried forward by a stroke is the one counted anew, with units set apart or nobody’s', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 6, maxLength: 6 });
  const holding = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(
      amounts,
      holding,
      fc.subarray([0, 1, 2, 3, 4, 5]),
      fc.integer({ min: -1, max: 2 }),
      fc.boolean(),
      (amount, holds, touched, to, setsApart) => {
        const plan = { ...grid, holders: Int32Array.from(holds) };
        const values = Float64Array.from(amount);
        const apart = setsApart ? setApart(values, 3, 0.05) : undefined;
        const measures = { values: { potential: values, accounts: zero, credit: zero }, missing: [] };
        const balance = balanceOf(plan.holders, 3, values, apart);
        const units = touched.filter((unit) => plan.holders[unit] !== to);
        const handover = { to, units, heldByLock: 0 };
        const ground = {
          plan,
          balance,
          measures,
          measure: 'potential' as const,
          ...(apart === undefined ? {} : { apart })
        };
        const { after, moved } = effectOf(ground, handover);
        expect(after).toEqual(balanceOf(holdersAfter(plan.holders, units, to), 3, values, apart));
        expect(moved.potential).toBe(units.reduce((sum, unit) => sum + values[unit]!, 0));
      }
    )
  );
});
