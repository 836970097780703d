import { expect, test } from 'vitest';
import { createWeightedPick, gamma, lognormal, normal, poisson } from '../../src/lib/core/random-variates.ts';
import { createRandom, type Random } from '../../src/lib/core/random.ts';

const draws = 100_000;

/** Mean and standard deviation of many draws, and the share below a bound. */
function sample(draw: (random: Random) => number, below = 0) {
  const random = createRandom(11, 'variates');
  let [sum, squares, under] = [0, 0, 0];
  for (let i = 0; i < draws; i++) {
    const value = draw(random);
    sum += value;
    squares += value * value;
    if (value < below) under += 1;
  }
  const mean = sum / draws;
  return { mean, deviation: Math.sqrt(squares / draws - mean * mean), under: under / draws };
}

// Tolerances are four standard errors of 100,000 draws.
test('normal: mean 0, deviation 1, 2.275 % below −2', () => {
  const { mean, deviation, under } = sample(normal, -2);
  expect(Math.abs(mean)).toBeLessThan(0.0127);
  expect(Math.abs(deviation - 1)).toBeLessThan(0.009);
  expect(Math.abs(under - 0.02275)).toBeLessThan(0.0019);
});

test('lognormal: half below the median, mean = median × e^(σ²/2)', () => {
  const { mean, under } = sample((random) => lognormal(random, 20, 0.5), 20);
  expect(Math.abs(mean - 22.663)).toBeLessThan(0.16);
  expect(Math.abs(under - 0.5)).toBeLessThan(0.0064);
});

test('gamma of shape 2.25 and scale 26.67: mean 60, deviation 40', () => {
  const { mean, deviation } = sample((random) => gamma(random, 2.25, 80 / 3));
  expect(Math.abs(mean - 60)).toBeLessThan(0.51);
  expect(Math.abs(deviation - 40)).toBeLessThan(0.65);
});

test.each([0.3, 4, 15.9, 40, 300])('poisson of mean %d has that mean and variance', (mean) => {
  const drawn = sample((random) => poisson(random, mean), 1);
  expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * Math.sqrt(mean / draws));
  expect(Math.abs(drawn.deviation ** 2 / mean - 1)).toBeLessThan(0.03);
  expect(Math.abs(drawn.under - Math.exp(-mean))).toBeLessThan(0.006);
});

test('a weighted pick follows its weights and never takes a weight of zero', () => {
  const choose = createWeightedPick([0, 1, 0, 3, 0]);
  const random = createRandom(5);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 40_000; i++) counts[choose(random)]! += 1;
  expect([counts[0], counts[2], counts[4]]).toEqual([0, 0, 0]);
  expect(Math.abs(counts[1]! - 10_000)).toBeLessThan(350);
});
