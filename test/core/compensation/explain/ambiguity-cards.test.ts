import { expect, test } from 'vitest';
import { ambiguityCards, cardsOf } from '../../../../src/lib/core/compensation/explain/ambiguity-cards.ts';
import { creditsOf, planOf, quotaOf, QUARTERS, readInput, readPlan } from '../pay.ts';

const tiers = [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }]; // prettier-ignore
const people = ['ann', 'bob', 'cyd', 'dov'];
const input = readInput({
  payees: people.map((id) => ({ id })),
  quotas: people.map((id) => quotaOf(1000, QUARTERS[0]!, id)),
  credits: people.flatMap((id, i) => creditsOf([['2024-02-01', [1500, 1500, 2000, 900][i]!]], id))
});

test('a card names those who would be paid most differently, ties by name, and counts everybody', () => {
  const [card] = ambiguityCards(readPlan(planOf([{ tiers }])), input, ['plans[0].components[0].mode']);
  const back = card!.options.find(({ value }) => value === 'retroactive')!;
  // Back to the first dollar: 100 more for each at or above 1,000; dov, below quota, is paid alike.
  expect(back.most.map(({ payee, paid, difference }) => [payee, paid.toFixed(), difference.toFixed()])).toEqual([['ann', '300', '100'], ['bob', '300', '100'], ['cyd', '400', '100']]); // prettier-ignore
  expect([back.changed, back.paid.toFixed()]).toEqual([3, '1090']);
  expect(card!.explanation).toContain('1090.00 (+300.00, 3 payees)');
});

test('yes and no are settings of their own; without a question there is no card', () => {
  const plan = readPlan(planOf([{ rate: '0.1' }], { payment: { draw: { amount: '180' } } }));
  const [card] = ambiguityCards(plan, input, ['plans[0].payment.draw.belowDraw']);
  expect(card!.options.map(({ value, chosen }) => [value, chosen])).toEqual([['no', true], ['yes', false]]); // prettier-ignore
  expect([...cardsOf(plan, input, [])]).toEqual([]);
});
