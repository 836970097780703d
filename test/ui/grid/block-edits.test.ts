import { expect, test } from 'vitest';
import { readNumber } from '../../../src/lib/ui/form/read-number.ts';
import { copyBlock, editedPlaces, fillDownEdits, pasteEdits } from '../../../src/lib/ui/grid/block-edits.ts';
import type { GridColumn } from '../../../src/lib/ui/grid/grid-column.ts';

type Row = { rep: string; q1: string; q2: string; base: string };
const rows: Row[] = [
  { rep: 'Ada', q1: '100', q2: '200', base: '100' },
  { rep: 'Ben', q1: '110', q2: '210', base: '100' },
  { rep: 'Cho', q1: '120', q2: '220', base: '120' }
];
const quarter = (key: 'q1' | 'q2'): GridColumn<Row> => ({
  key,
  header: key,
  text: (row) => `$${row[key]}`,
  edit: {
    value: (row) => row[key],
    edited: (row) => key === 'q1' && row.q1 !== row.base,
    read: (typed) => readNumber(typed, { min: '0' })
  }
});
const columns: GridColumn<Row>[] = [
  { key: 'rep', header: 'Rep', text: (row) => row.rep },
  quarter('q1'),
  quarter('q2')
];
const sheet = { rows, columns, rowKey: (row: Row) => row.rep };
const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

test('a block goes in from the first cell as one list of edits', () => {
  const { edits, refused } = pasteEdits(
    sheet,
    [
      ['$1,000', '2000'],
      ['110', '2100']
    ],
    cell(0, 1)
  );
  expect(edits).toEqual([
    { row: 'Ada', column: 'q1', value: '1000' },
    { row: 'Ada', column: 'q2', value: '2000' },
    { row: 'Ben', column: 'q2', value: '2100' }
  ]);
  expect(refused).toEqual([]);
});

test('a single value fills the range', () => {
  const { edits } = pasteEdits(sheet, [['5']], { top: 1, bottom: 2, left: 1, right: 2 });
  expect(edits).toHaveLength(4);
});

test('what cannot go in is told, the rest goes in', () => {
  const { edits, refused } = pasteEdits(
    sheet,
    [
      ['Zoe', '#REF!', '7'],
      ['', '8', '9']
    ],
    cell(2, 0)
  );
  expect(edits).toEqual([{ row: 'Cho', column: 'q2', value: '7' }]);
  expect(refused.map(({ typed, message }) => `${typed}: ${message}`)).toEqual([
    'Zoe: This cell cannot be edited.',
    '#REF!: Not a number: use digits and a point, such as 1250.50.',
    ': Outside the grid.',
    '8: Outside the grid.',
    '9: Outside the grid.'
  ]);
});

test('fill down repeats the first row and skips what already holds it', () => {
  const { edits } = fillDownEdits(sheet, { top: 0, bottom: 2, left: 1, right: 1 });
  expect(edits).toEqual([
    { row: 'Ben', column: 'q1', value: '100' },
    { row: 'Cho', column: 'q1', value: '100' }
  ]);
});

test('reset names only edited cells, copy gives bare values', () => {
  const all = { top: 0, bottom: 2, left: 0, right: 2 };
  expect(editedPlaces(sheet, all)).toEqual([{ row: 'Ben', column: 'q1' }]);
  expect(copyBlock(sheet, { ...all, bottom: 0 })).toEqual([['Ada', '100', '200']]);
});
