import { expect, test } from 'vitest';
import { normalProbability } from '../../../src/lib/core/forecast/normal-probability.ts';

// R: pnorm(c(0, 1, -1.959964, 1.281552, -3))
test.each([
  [0, 0.5],
  [1, 0.8413447],
  [-1.959964, 0.025],
  [1.281552, 0.9],
  [-3, 0.0013499]
])('P(Z ≤ %d) = %d', (z, probability) => {
  expect(Math.abs(normalProbability(z) - probability)).toBeLessThan(1e-6);
});
test('far out it is certain', () => {
  expect(normalProbability(60)).toBe(1);
  expect(normalProbability(-60)).toBe(0);
});
