import { utils, write } from '@e965/xlsx';
import type { TableTemplate } from './table-template.ts';

/** The sheet that explains the columns; an import leaves it out. */
export const explanationSheet = 'About the columns';

/** The template as a workbook: a sheet to fill in with an example row, and one that explains each column. */
export function templateWorkbook({ table, row, columns }: TableTemplate): Uint8Array {
  const book = utils.book_new();
  const fill = utils.aoa_to_sheet([
    columns.map(({ name }) => name),
    columns.map(({ example }) => ({ t: 's', v: example, z: '@' }))
  ]);
  fill['!cols'] = columns.map(({ name, example }) => ({ wch: Math.max(name.length, example.length) + 2 }));
  const lines = columns.map(({ name, explanation, example }) => [name, explanation, example]);
  const about = utils.aoa_to_sheet([[`One row is ${row}`], ['Column', 'What it holds', 'Example'], ...lines]);
  about['!cols'] = [{ wch: 26 }, { wch: 60 }, { wch: 24 }];
  utils.book_append_sheet(book, fill, table.slice(0, 31));
  utils.book_append_sheet(book, about, explanationSheet);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
