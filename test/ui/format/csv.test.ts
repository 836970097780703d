import { expect, test } from 'vitest';
import { csvCell, writeCsv } from '../../../src/lib/ui/format/csv.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+cmd', "'+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-5.20', '-5.20'],
  ['\u22125.20', '-5.20'],
  ['+3', '+3'],
  ['01569', '01569'],
  ['a, "b"', '"a, ""b"""']
])('%s is written %s', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('a file has a mark, a header and line ends a sheet knows', () => {
  expect(writeCsv(['rep', 'paid'], [['Ada', '1.50']])).toBe('\ufeffrep,paid\r\nAda,1.50\r\n');
});
