import { expect, test } from 'vitest';
import type { TableMapping } from '../../../src/lib/engine/import/mapping/mapping-document.ts';
import {
  canStateAlias,
  fixValue,
  leaveColumnOut,
  mapColumn,
  setYearStart,
  stateAlias,
  statedAliases,
  unmapColumn
} from '../../../src/lib/ui/data/mapping-edits.ts';

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

const period: TableMapping = {
  table: 'quota',
  columns: [
    { source: 'Quarter', target: 'period_start' },
    { source: 'Quarter', target: 'period_end', period: 'end' },
    { source: 'Due', target: 'amount' }
  ]
};
const pairs = ({ columns }: TableMapping) =>
  columns.map(({ source, target }) => `${String(source)} → ${target}`);

test('a column that feeds two of ours is changed in one place at a time', () => {
  expect(pairs(mapColumn(period, 'Quarter', 'period_end', 'period_type'))).toEqual([
    'Quarter → period_start',
    'Quarter → period_type',
    'Due → amount'
  ]);
  expect(pairs(mapColumn(period, 'Due', 'amount', 'period_start'))).toEqual([
    'Quarter → period_end',
    'Due → period_start'
  ]);
  expect(pairs(unmapColumn(period, 'Quarter', 'period_end'))).toEqual([
    'Quarter → period_start',
    'Due → amount'
  ]);
  expect(pairs(leaveColumnOut(period, 'Quarter'))).toEqual(['Due → amount']);
  expect(setYearStart(period, 'Quarter', 4).columns.map(({ yearStart }) => yearStart)).toEqual([4, 4, undefined]); // prettier-ignore
});

test('what a value means goes into every column that feeds the target, of its table only, and can be taken back', () => {
  const sales: TableMapping = {
    table: 'sales_transaction',
    columns: [
      { source: 'Seller', target: 'rep_id' },
      { source: ['Year', 'No'], target: 'transaction_id', separator: '-' }
    ],
    also: [{ table: 'rep', columns: [{ source: 'Seller', target: 'rep_id' }] }]
  };
  expect(canStateAlias(sales, 'sales_transaction', 'rep_id')).toBe(true);
  expect(canStateAlias(sales, 'sales_transaction', 'transaction_id')).toBe(false);
  expect(canStateAlias(sales, 'quota', 'rep_id')).toBe(false);
  const smith = { column: 'rep_id', value: 'J. Smith', means: 'R0007' };
  const stated = stateAlias(sales, 'sales_transaction', smith);
  const other = stateAlias(stated, 'sales_transaction', { ...smith, value: 'r8', means: 'R0008' });
  expect(statedAliases(other)).toEqual([
    { table: 'sales_transaction', ...smith },
    { table: 'sales_transaction', column: 'rep_id', value: 'r8', means: 'R0008' }
  ]);
  expect(stateAlias(stated, 'sales_transaction', { ...smith, means: '' })).toEqual(sales);
});
