import { expect, test } from 'vitest';
import { profileSeason } from '../../../src/lib/core/forecast/seasonal-profile.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

const shape = [0.8, 1.1, 1.3, 0.8];

test('the profile of a noisy season holds the true shape in its intervals', () => {
  const random = createRandom(6);
  const values = Array.from(
    { length: 48 },
    (_, t) => (100 + t) * shape[t % 4]! * (0.95 + 0.1 * random.next())
  );
  const profile = profileSeason(values, 4)!;
  expect(profile.type).toBe('multiplicative');
  profile.points.forEach(({ index, low, high, count }, k) => {
    expect(Math.abs(index - shape[k]!)).toBeLessThan(0.05);
    expect(low).toBeLessThan(high);
    expect(count).toBe(11);
  });
  expect(profileSeason(values.slice(0, 7), 4)).toBeUndefined();
  expect(profileSeason(values.map((value) => value - 120), 4)!.type).toBe('additive'); // prettier-ignore
});
