import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlock, writeBlock } from '../../../src/lib/ui/grid/block-text.ts';

test('a block from a sheet, with a quoted cell and the line end a sheet adds', () => {
  expect(readBlock('1\t"a ""b""\nc"\r\n2\t\r\n')).toEqual([
    ['1', 'a "b"\nc'],
    ['2', '']
  ]);
});

test('what is copied is what is pasted', () => {
  const cells = fc.array(
    fc.array(
      fc.string().filter((text) => !text.includes('\r')),
      { minLength: 1, maxLength: 4 }
    ),
    { minLength: 1, maxLength: 4 }
  );
  fc.assert(
    fc.property(cells, (rows) => {
      fc.pre(rows.at(-1)?.join('') !== '');
      expect(readBlock(writeBlock(rows))).toEqual(rows);
    })
  );
});
