import { expect, test } from 'vitest';
import { csvText, withoutFormula } from '../../src/lib/core/csv-text.ts';

test.each([
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+1 555 0100', "'+1 555 0100"],
  ['-5', '-5'],
  ['-1,234.50', '-1,234.50'],
  ['-5+cmd', "'-5+cmd"],
  ['@user', "'@user"],
  ['\t=1', "'\t=1"],
  ['a=1', 'a=1']
])('%j is written as %j', (text, written) => expect(withoutFormula(text)).toBe(written));

test('cells are quoted where they must be, null differs from empty text', () => {
  const rows = [
    ['a "b"', 'c,d', 'e\nf', '', null],
    [{ number: '-1.50' }, true, false, 'plain', ' x ']
  ];
  expect(csvText(rows)).toBe('"a ""b""","c,d","e\nf","",\n-1.50,true,false,plain, x \n');
});
