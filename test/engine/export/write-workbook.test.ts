import { read, utils, type CellObject } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../src/lib/engine/import/workbook/read-workbook.ts';
import { defaultLimits } from '../../../src/lib/engine/import/limits.ts';
import { writeWorkbook } from '../../../src/lib/engine/export/write-workbook.ts';

const sheet = {
  name: 'Statements',
  header: ['payee', 'name', 'amount'],
  rows: [
    ['007', '=HYPERLINK("http://x")', { number: '-1234.50' }],
    ['+1', '@SUM(A1)', { number: '0.07' }],
    ['-5', 'Ødegård, "Åse"', { number: '99999999999.99' }]
  ]
} as const;

test('text stays text, numbers stay numbers, codes keep their zeros when the file is opened again', () => {
  const bytes = writeWorkbook([sheet]);
  const opened = read(bytes, { type: 'array', cellFormula: true }).Sheets['Statements']!;
  const cell = (at: string) => opened[at] as CellObject;
  expect(Object.entries(opened).filter(([, value]) => (value as CellObject).f !== undefined)).toEqual([]);
  expect(['A2', 'A3', 'A4', 'B2', 'B3', 'B4'].map((at) => [cell(at).t, cell(at).v])).toEqual([
    ['s', '007'],
    ['s', '+1'],
    ['s', '-5'],
    ['s', '=HYPERLINK("http://x")'],
    ['s', '@SUM(A1)'],
    ['s', 'Ødegård, "Åse"']
  ]);
  expect(['C2', 'C3', 'C4'].map((at) => [cell(at).t, cell(at).v])).toEqual([
    ['n', -1234.5],
    ['n', 0.07],
    ['n', 99999999999.99]
  ]);
});

test('our own import reads the workbook as it was written', () => {
  const [table] = readWorkbook('out.xlsx', '', writeWorkbook([sheet]), defaultLimits);
  expect(table!.header).toEqual(sheet.header);
});

test('sheets get names a spreadsheet takes, each once', () => {
  const long = 'A very long name of a payee / with a slash';
  const book = read(writeWorkbook([{ ...sheet, name: long }, { ...sheet, name: long }, { ...sheet, name: '' }])); // prettier-ignore
  expect(book.SheetNames).toHaveLength(3);
  expect(new Set(book.SheetNames).size).toBe(3);
  expect(utils.sheet_to_json(book.Sheets[book.SheetNames[1]!]!)).toHaveLength(3);
});
