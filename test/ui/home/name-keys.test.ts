import { expect, test } from 'vitest';
import { nameKeys } from '../../../src/lib/ui/home/name-keys.ts';

const names = new Map([
  ['R1', 'Ada'],
  ['R12', 'Ben'],
  ['a.b', 'Dot']
]);

test.each([
  ['R1, R12 and 51 more have no quota.', 'Ada (R1), Ben (R12) and 51 more have no quota.'],
  ['R12-x and XR1 are others; a.b is not aXb.', 'R12-x and XR1 are others; Dot (a.b) is not aXb.'],
  ['Nobody is named.', 'Nobody is named.']
])('keys in a message read as names: %s', (message, words) => {
  expect(nameKeys(message, ['R1', 'R12', 'a.b', 'R99'], names)).toBe(words);
});
