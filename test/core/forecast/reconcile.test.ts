import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addUpLeaves, buildHierarchy } from '../../../src/lib/core/forecast/hierarchy.ts';
import {
  createReconciler,
  reconcile,
  reconciliationMethods
} from '../../../src/lib/core/forecast/reconcile.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

const paths = [
  ['North', 'Ada'],
  ['North', 'Ben'],
  ['South', 'Cho'],
  ['South', 'Dee'],
  ['South', 'Eli']
];
const tree = buildHierarchy(paths);

test('nodes come root first, level by level, leaves in the order given', () => {
  expect(tree.nodes.map(({ id }) => id)).toEqual([
    'Total', 'North', 'South', 'North/Ada', 'North/Ben', 'South/Cho', 'South/Dee', 'South/Eli'
  ]); // prettier-ignore
  expect(tree.nodes[2]!.leaves).toEqual([2, 3, 4]);
});

test('two leaves and their sum by OLS share the gap in thirds', () => {
  // b = (10; 4, 3): the gap 10 − 7 = 3 is spread so that Σ adjustment² is least: total −1, leaves +1 each, by hand.
  const small = buildHierarchy([['a'], ['b']]);
  const residuals = small.nodes.map(() => new Float64Array(4));
  const adjusted = reconcile(createReconciler('ols', small, residuals), small, [10, 4, 3], false);
  [9, 5, 4].forEach((value, i) => expect(adjusted[i]).toBeCloseTo(value, 12));
});

test('WLS moves what is known worst the most', () => {
  // Variances 1, 1, 4: the gap 3 goes 1 : 1 : 4 over total, a, b, so b moves by 3 · 4/6 = 2, by hand.
  const small = buildHierarchy([['a'], ['b']]);
  const residuals = [Float64Array.of(1, -1), Float64Array.of(-1, 1), Float64Array.of(2, 2)];
  const adjusted = reconcile(createReconciler('wls', small, residuals), small, [10, 4, 3], false);
  [9.5, 4.5, 5].forEach((value, i) => expect(adjusted[i]).toBeCloseTo(value, 12));
});

const random = createRandom(3);
const residuals = tree.nodes.map(() => Float64Array.from({ length: 30 }, () => random.next() - 0.5));
const anyBase = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 8, maxLength: 8 });

test.each(reconciliationMethods)('%s: whatever was forecast, the parts add up to 1e-9', (method) => {
  const reconciler = createReconciler(method, tree, residuals);
  fc.assert(
    fc.property(anyBase, (base) => {
      const values = reconcile(reconciler, tree, base, false);
      const size = Math.max(1, ...base.map(Math.abs));
      expect(Math.abs(values[0]! - values[1]! - values[2]!)).toBeLessThan(1e-9 * size);
      expect(Math.abs(values[1]! - values[3]! - values[4]!)).toBeLessThan(1e-9 * size);
    })
  );
});

test.each(reconciliationMethods)('%s: forecasts that add up already are left alone', (method) => {
  const coherent = addUpLeaves(tree, [5, 3, 8, 1, 2]);
  const values = reconcile(createReconciler(method, tree, residuals), tree, coherent, false);
  values.forEach((value, i) => expect(value).toBeCloseTo(coherent[i]!, 9));
});

test('non-negative: a leaf below zero is set to zero and the sums still hold', () => {
  const base = [1, 9, -8, 5, 4, -3, -3, -2];
  const values = reconcile(createReconciler('ols', tree, residuals), tree, base, true);
  expect(Math.min(...values)).toBe(0);
  expect(values[0]).toBeCloseTo(values[1]! + values[2]!, 12);
});
