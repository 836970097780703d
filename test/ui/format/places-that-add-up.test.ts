import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, roundTo } from '../../../src/lib/core/money.ts';
import { placesThatAddUp } from '../../../src/lib/ui/format/places-that-add-up.ts';

const places = (values: readonly (string | number)[], least = 3) =>
  placesThatAddUp(values.map((value) => new Decimal(value)), least, 8); // prettier-ignore

test('as many places as the difference needs', () => {
  // 0.3972 and 0.3966 both read 0.397, and their difference of −0.0006 reads −0.001.
  expect(places(['0.3972', '0.3966'])).toBe(4);
  expect(places(['0.397', '0.394'])).toBe(3);
  // A difference too small for three places is not shown as none.
  expect(places(['0.397', '0.39695'])).toBe(5);
  expect(places(['0.397', '0.397'])).toBe(3);
  expect(places(['0.397'])).toBe(3);
  expect(places([])).toBe(3);
});

test('what is shown adds up wherever places are found below the most', () => {
  const figure = fc.integer({ min: -1e9, max: 1e9 }).map((value) => new Decimal(value).div(1e7));
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 4 }), (values) => {
      const found = placesThatAddUp(values, 1, 9);
      // Seven places hold these figures whole, so that they add up there at the latest.
      expect(found).toBeLessThanOrEqual(7);
      const [base, ...others] = values.map((value) => roundTo(value, found));
      others.forEach((shown, i) =>
        expect(shown.minus(base!).eq(roundTo(values[i + 1]!.minus(values[0]!), found))).toBe(true)
      );
    })
  );
});
