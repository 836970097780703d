import { expect, test } from 'vitest';
import { cellWords, isFigure } from '../../../src/lib/ui/data/cell-words.ts';

test.each([
  ['80450596.9823', 'DECIMAL(18,4)', '80,450,596.9823'],
  ['1250.0000', 'DECIMAL(18,4)', '1,250.00'],
  ['-0.5000', 'DECIMAL(18,4)', '−0.50'],
  [
    '12345678901234567890123456.0000000001',
    'DECIMAL(38,10)',
    '12,345,678,901,234,567,890,123,456.0000000001'
  ],
  [2026, 'INTEGER', '2026'],
  ['01569', 'VARCHAR', '01569'],
  [true, 'BOOLEAN', 'yes'],
  [null, 'DECIMAL(18,4)', '']
])('%s of the type %s is shown as %s', (cell, type, words) => {
  expect(cellWords(cell, type)).toBe(words);
});

test('figures stand to the right, dates and texts to the left', () => {
  const types = ['DECIMAL(18,4)', 'BIGINT', 'INTEGER', 'DOUBLE', 'VARCHAR', 'DATE', 'INTERVAL'];
  expect(types.map(isFigure)).toEqual([true, true, true, true, false, false, false]);
});
