import { expect, test } from 'vitest';
import type { TableMapping } from '../../../src/lib/engine/import/mapping/mapping-document.ts';
import { fixValue } from '../../../src/lib/ui/data/mapping-edits.ts';

const mapping: TableMapping = { table: 'sales_transaction', columns: [] };
const reject = { line: 3, column: 'amount', value: '#REF!' };

test('a second try at a cell takes the place of the first and still knows what the file says', () => {
  const once = fixValue(mapping, 'hash', reject, '1,5');
  const twice = fixValue(once, 'hash', { ...reject, value: '1,5' }, '1.5');
  expect(twice.fixes).toEqual([{ sha256: 'hash', ...reject, to: '1.5' }]);
  expect(fixValue(twice, 'hash', reject, '').fixes).toEqual([]);
});

test('the same cell of another file, and another line, are fixes of their own', () => {
  const first = fixValue(mapping, 'hash', reject, '1');
  const second = fixValue(first, 'other', reject, '2');
  const third = fixValue(second, 'hash', { ...reject, line: 4 }, '3');
  expect(third.fixes?.map(({ sha256, line, to }) => [sha256, line, to])).toEqual([
    ['hash', 3, '1'],
    ['other', 3, '2'],
    ['hash', 4, '3']
  ]);
});
