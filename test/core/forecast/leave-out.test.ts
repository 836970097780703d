import { expect, test } from 'vitest';
import { leaveOut } from '../../../src/lib/core/forecast/leave-out.ts';

const values = Float64Array.of(1, 2, 3, 4, 11, 12, 13, 14);
test('a month left out is the mean of the same season before and after', () => {
  expect([...leaveOut(values, [1], 4)]).toEqual([1, 12, 3, 4, 11, 12, 13, 14]);
  const three = Float64Array.of(1, 2, 9, 9, 3, 4);
  expect([...leaveOut(three, [2], 2)]).toEqual([1, 2, 2, 9, 3, 4]);
});
test('without a season its neighbours stand in', () => {
  expect([...leaveOut(values, [0, 3], 1)]).toEqual([2, 2, 3, 7, 11, 12, 13, 14]);
});
test('nothing left leaves the values as they are', () => {
  expect([...leaveOut(Float64Array.of(5, 6), [0, 1], 12)]).toEqual([5, 6]);
});
