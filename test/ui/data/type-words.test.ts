import { expect, test } from 'vitest';
import { typeWord } from '../../../src/lib/ui/data/type-words.ts';

test.each([
  ['VARCHAR', 'Text'],
  ['text', 'Text'],
  ['DECIMAL(18,4)', 'Amount'],
  ['decimal(9,6)', 'Rate'],
  ['DECIMAL(38,10)', 'Decimal number'],
  ['BIGINT', 'Whole number'],
  ['integer', 'Whole number'],
  ['DATE', 'Date'],
  ['TIMESTAMP', 'Date and time'],
  ['BOOLEAN', 'Yes or no'],
  ['DOUBLE', 'Number, rounded']
])('%s is shown as %s', (type, word) => expect(typeWord(type)).toBe(word));
