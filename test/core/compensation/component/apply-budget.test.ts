import { expect, test } from 'vitest';
import { creditsOf, earned, pay, planOf } from '../pay.ts';

const names = ['ann', 'bob', 'cat', 'dan', 'eve'];
const payees = names.map((id) => ({ id }));

test('first come: the earliest last credit is paid first, ties by name; pay below zero and no pay stay', () => {
  // 150 in all. Cat (15 January) takes 100; Ann and Bob tie on 1 February, so Ann takes the last 50 and Bob nothing.
  // Dan's −50 is no claim on the budget, and gives nothing back to it; Eve has no credit.
  const credits = [
    ...creditsOf([['2024-02-01', 100]], 'bob'),
    ...creditsOf([['2024-01-10', 60], ['2024-02-01', 40]], 'ann'),
    ...creditsOf([['2024-01-15', 100]], 'cat'),
    ...creditsOf([['2024-01-05', -50]], 'dan')
  ]; // prettier-ignore
  const plan = planOf([{ rate: '1', budget: { amount: '150', when: 'firstCome' } }]);
  expect(earned(plan, { payees, credits })).toEqual(['50.00', '0.00', '100.00', '-50.00', '0.00']);
});

test('pro rata: one factor for every claim, rounded towards zero; pay below zero is not cut', () => {
  // 100 and 200 claim 300 of 150: a factor of one half. Dan's −50 stays whole.
  const some = [...creditsOf([['2024-02-01', 100]], 'ann'), ...creditsOf([['2024-02-01', 200]], 'bob'), ...creditsOf([['2024-02-01', -50]], 'dan')]; // prettier-ignore
  const plan = planOf([{ rate: '1', budget: { amount: '150' } }]);
  expect(earned(plan, { payees, credits: some })).toEqual(['50.00', '100.00', '0.00', '-50.00', '0.00']);
  // A third of 100 is 33.333…: each is cut to 33.33, and the last cent is not paid rather than paid twice.
  const three = names.slice(0, 3).flatMap((id) => creditsOf([['2024-02-01', 100]], id));
  const third = planOf([{ rate: '1', budget: { amount: '100' } }]);
  const { lines } = pay(third, { payees: payees.slice(0, 3), credits: three });
  expect(lines.map((line) => line.earned)).toEqual(['33.33', '33.33', '33.33']);
});
