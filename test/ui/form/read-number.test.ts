import { expect, test } from 'vitest';
import { readNumber } from '../../../src/lib/ui/form/read-number.ts';

test.each([
  ['1,963.10', '1963.1'],
  ['$2,348,000', '2348000'],
  ['\u2212$12.50', '-12.5'],
  ['2.1m', '2100000'],
  ['480k', '480000'],
  ['5 %', '5'],
  ['.5', '0.5'],
  ['00042', '42']
])('%s is read as %s', (typed, value) => {
  expect(readNumber(typed)).toEqual({ ok: true, value });
});

test.each([
  ['12.5.0', 'Not a number: two points.'],
  ['12.480,00', 'Not a number: use digits and a point, such as 1250.50.'],
  ['1e6', 'Not a number: use digits and a point, such as 1250.50.'],
  ['1,00', 'Not a number: use digits and a point, such as 1250.50.'],
  ['', 'Type a number.']
])('%s is refused with a reason', (typed, message) => {
  const read = readNumber(typed);
  expect(read.ok ? read.value : read.problems[0]?.message).toBe(message);
});

test('bounds and places are told', () => {
  expect(readNumber('-1', { min: '0' })).toMatchObject({ problems: [{ message: 'At least 0.' }] });
  expect(readNumber('1.234', { places: 2 })).toMatchObject({
    problems: [{ message: 'At most 2 decimals.' }]
  });
});
