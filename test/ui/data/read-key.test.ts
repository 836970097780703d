import { expect, test } from 'vitest';
import { readKey } from '../../../src/lib/ui/data/read-key.ts';

const choices = [
  { key: 'R1', name: 'Ann Baker' },
  { key: 'R2', name: 'Cy Day' },
  { key: 'R3', name: 'cy  day' },
  { key: 'r1', name: null }
];

test.each([
  ['R1', 'R1'],
  ['r1', 'r1'],
  [' ann  baker ', 'R1']
])('%j is the key %s', (typed, key) => {
  expect(readKey(choices, typed)).toEqual({ ok: true, value: key });
});

test.each([
  ['Cy Day', '2 have this name (R2, R3); write the key.'],
  ['R9', 'Nobody has the key or name “R9”.'],
  ['', 'Nobody has the key or name “”.']
])('%j is none: %s', (typed, message) => {
  expect(readKey(choices, typed)).toMatchObject({ ok: false, problems: [{ message }] });
});
