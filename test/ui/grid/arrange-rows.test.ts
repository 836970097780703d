import { expect, test } from 'vitest';
import { arrangeRows, nextOrder, visibleRange } from '../../../src/lib/ui/grid/arrange-rows.ts';
import { pinnedOffsets, type TableColumn } from '../../../src/lib/ui/grid/table-column.ts';

type Row = { rep: string; pay: string | undefined };
const rows: Row[] = [
  { rep: 'Rep 10', pay: '9.99' },
  { rep: 'Rep 2', pay: undefined },
  { rep: 'Ada', pay: '12345678901234567890.01' },
  { rep: 'Ben', pay: '12345678901234567890.02' }
];
const columns: TableColumn<Row>[] = [
  { key: 'rep', header: 'Rep', text: (row) => row.rep },
  { key: 'pay', header: 'Pay', text: (row) => row.pay ?? '', order: (row) => row.pay }
];
const names = (order: { key: string; descending: boolean } | undefined, filters = {}) =>
  arrangeRows(rows, columns, order, filters).map(({ rep }) => rep);

test('figures sort exactly and rows without one come last both ways', () => {
  expect(names({ key: 'pay', descending: true })).toEqual(['Ben', 'Ada', 'Rep 10', 'Rep 2']);
  expect(names({ key: 'pay', descending: false })).toEqual(['Rep 10', 'Ada', 'Ben', 'Rep 2']);
});

test('names sort as people count', () => {
  expect(names({ key: 'rep', descending: false })).toEqual(['Ada', 'Ben', 'Rep 2', 'Rep 10']);
});

test('filters meet', () => {
  expect(names(undefined, { rep: 'REP', pay: '9.9' })).toEqual(['Rep 10']);
});

test('a header clicked three times gives the first order back', () => {
  const pay = columns[1]!;
  const first = nextOrder(pay, undefined);
  const second = nextOrder(pay, first);
  expect([first, second, nextOrder(pay, second)]).toEqual([
    { key: 'pay', descending: true },
    { key: 'pay', descending: false },
    undefined
  ]);
});

test('only rows in view and some around them are drawn', () => {
  expect(visibleRange(100_000, 26, 26_000, 260, 5)).toEqual({ first: 995, last: 1015 });
  expect(visibleRange(3, 26, 0, 900)).toEqual({ first: 0, last: 3 });
  expect(visibleRange(3, 26, 26_000, 260)).toEqual({ first: 3, last: 3 });
});

test('pinned columns line up', () => {
  const pinned = [80, 120].map((width, i) => ({ ...columns[0]!, key: String(i), width, pinned: true }));
  expect(pinnedOffsets([...pinned, columns[1]!])).toEqual([0, 80, undefined]);
});
