import { expect, test } from 'vitest';
import {
  attributeProblem,
  conditionPart,
  valuesProblem,
  valueWords
} from '../../../src/lib/ui/plan/condition-words.ts';

const found = [
  { value: 'P1', name: 'Pump', sales: 3200 },
  { value: 'AIR', name: 'AIR', sales: 1 }
];

test('a condition’s attribute, values and amount are picked, wherever conditions stand', () => {
  const where = ['plans', 0, 'components', 1, 'where', 0];
  expect(conditionPart([...where, 'attribute'])).toBe('attribute');
  expect(conditionPart([...where, 'notIn'])).toBe('values');
  expect(conditionPart(['measures', 0, 'factors', 0, 'where', 2, 'measure'])).toBe('amount');
  // A credit rule's attribute names a payee; it is no condition.
  expect(conditionPart(['crediting', 0, 'attribute'])).toBeUndefined();
  expect(conditionPart(['plans', 0, 'components', 0, 'measure'])).toBeUndefined();
});

test('what no sale has is said, what is not known yet is not', () => {
  expect(valueWords(found[0]!)).toBe('Pump, 3,200 sales');
  expect(valueWords(found[1]!)).toBe('1 sale');
  expect(attributeProblem('colour', ['product', 'family'])).toBe(
    'No sale of this data has “colour”. They have product, family.'
  );
  expect(attributeProblem('family', ['product', 'family'])).toBeUndefined();
  expect(attributeProblem('colour', undefined)).toBeUndefined();
  expect(valuesProblem(['P1', 'P9', 'P8'], 'product', found)).toBe(
    'No sale of this data has product “P9” or “P8”.'
  );
  expect(valuesProblem(['P1'], 'product', found)).toBeUndefined();
  expect(valuesProblem(['P9'], 'product', undefined)).toBeUndefined();
});
