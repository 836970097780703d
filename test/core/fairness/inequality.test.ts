import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gini } from '../../../src/lib/core/fairness/gini.ts';
import { coefficientOfVariation, jainIndex, maxOverMin } from '../../../src/lib/core/fairness/spread.ts';
import { theil } from '../../../src/lib/core/fairness/theil.ts';
import { Decimal, type Decimal as Amount } from '../../../src/lib/core/money.ts';

const decimals = (values: number[]) => values.map((value) => new Decimal(value));
const close = (value: Amount | undefined, expected: number) =>
  expect(value?.toNumber()).toBeCloseTo(expected, 9);

describe('worked by hand', () => {
  // 1, 2, 3, 4: pair differences sum to 10, each counted twice: 20 / (2 · 16 · 2.5) = 0.25.
  test('Gini of 1, 2, 3, 4', () => {
    close(gini(decimals([4, 1, 3, 2])), 0.25);
    close(gini(decimals([4, 1, 3, 2]), 'sample'), 1 / 3);
  });
  test('one holder of all: (n − 1) / n in the population, 1 in the sample', () => {
    close(gini(decimals([0, 0, 0, 8])), 0.75);
    close(gini(decimals([0, 0, 0, 8]), 'sample'), 1);
  });
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, population standard deviation 2 (the textbook example of the term).
  test('coefficient of variation', () => {
    close(coefficientOfVariation(decimals([2, 4, 4, 4, 5, 5, 7, 9])), 0.4);
    close(coefficientOfVariation(decimals([2, 4, 4, 4, 5, 5, 7, 9]), 'sample'), Math.sqrt(32 / 7) / 5);
  });
  // 1 and 3: mean 2; T = (½ ln ½ + 1½ ln 1½) / 2; L = −(ln ½ + ln 1½) / 2; Jain = 16 / 20.
  test('Theil and Jain of 1 and 3', () => {
    close(theil(decimals([1, 3]), 'T'), (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2);
    close(theil(decimals([1, 3]), 'L'), -(Math.log(0.5) + Math.log(1.5)) / 2);
    close(jainIndex(decimals([1, 3])), 0.8);
  });
  test('largest over smallest has no value where somebody has nothing', () => {
    close(maxOverMin(decimals([2, 5])), 2.5);
    expect(maxOverMin(decimals([0, 5]))).toBeUndefined();
  });
});

test('scaling everything and renaming everybody changes no index', () => {
  const lists = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 2, max: 1000 }), (values, factor) => {
      const plain = decimals(values);
      const other = decimals([...values].reverse().map((value) => value * factor));
      for (const index of [gini, coefficientOfVariation, jainIndex]) {
        expect(index(other).minus(index(plain)).abs().lt('1e-40')).toBe(true);
      }
    })
  );
});

test('taking from the poorer and giving to the richer never lowers the Gini', () => {
  const lists = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(lists, (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const after = [...sorted];
      after[0]!--;
      after[after.length - 1]!++;
      expect(gini(decimals(after)).gte(gini(decimals(sorted)))).toBe(true);
    })
  );
});
