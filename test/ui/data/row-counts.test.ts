import { expect, test } from 'vitest';
import { countRows } from '../../../src/lib/ui/data/row-counts.ts';

const sheet = { file: 'reps.csv', sheet: null, rows: 10, damaged: 1, mapping: { table: 'rep' } };
const file = (table: string, loaded: number, duplicate: number, rejected: number) => ({
  file: 'reps.csv', sheet: null, sha256: '', encoding: null, delimiter: null, dateOrder: null, table, read: 11, loaded, duplicate, rejected, columns: []
}); // prettier-ignore

test('rows that feed a second table are counted once', () => {
  const report = { files: [file('territory', 3, 7, 1), file('rep', 9, 1, 1)], rejects: [] };
  expect(countRows([sheet], report)).toEqual({ read: 11, ready: 9, duplicate: 1, rejected: 1, tables: 2 });
});

test('before the checks only what was read is known, damaged lines too', () => {
  expect(countRows([sheet], undefined)).toMatchObject({ read: 11, ready: 0, tables: 0 });
});
