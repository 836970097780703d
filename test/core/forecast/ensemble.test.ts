import { expect, test } from 'vitest';
import { fitEnsemble } from '../../../src/lib/core/forecast/ensemble.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

const seasonal = (n: number, m: number, noise: number) => {
  const random = createRandom(7, 'ensemble');
  return Float64Array.from(
    { length: n },
    (_, t) => (1 + 0.3 * (((t * 5) % m) / m)) * (1 + noise * (random.next() - 0.5))
  );
};
const share = (parts: ReturnType<typeof fitEnsemble>['parts'], name: string) =>
  parts.filter(({ predictor }) => predictor.name === name).reduce((sum, { weight }) => sum + weight, 0);

test('the weights of the parts add up to 1, whatever the length', () => {
  for (const [n, m] of [
    [6, 1],
    [30, 12],
    [39, 12],
    [40, 12],
    [120, 12],
    [400, 1]
  ] as const) {
    // prettier-ignore
    const { parts } = fitEnsemble(seasonal(n, m, 0.4), m);
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(parts.every(({ weight }) => weight > 0)).toBe(true);
  }
});

test('a short history keeps the shares of the seasonal naive; a long noisy one takes from it what it missed', () => {
  expect(share(fitEnsemble(seasonal(36, 12, 0.6), 12).parts, 'seasonal naive')).toBeCloseTo(0.16, 12);
  expect(share(fitEnsemble(seasonal(120, 12, 0.6), 12).parts, 'seasonal naive')).toBeLessThan(0.15);
});

test('from two seasons on, ETS also forecasts the series without its season', () => {
  const names = (n: number) => fitEnsemble(seasonal(n, 12, 0.3), 12).parts.map(({ predictor }) => predictor.name); // prettier-ignore
  expect(names(48).some((name) => name.endsWith('without season'))).toBe(true);
  expect(names(20).some((name) => name.endsWith('without season'))).toBe(false);
});
