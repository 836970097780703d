import { expect, test } from 'vitest';
import { describeHeld, isSameCompany } from '../../../src/lib/ui/data/held-data.ts';

const source = (file: string) => ({ file, sheet: null, sha256: `hash of ${file}`, rows: 1, layout: null });

test('what is held is told by rows, tables and files, empty tables aside', () => {
  const held = describeHeld([
    { rows: 3, sources: [source('b.csv'), source('a.csv')] },
    { rows: 2, sources: [source('a.csv')] },
    { rows: 0, sources: [source('none.csv')] }
  ]);
  expect(held).toEqual({
    tables: 2,
    rows: 5,
    files: ['a.csv', 'b.csv'],
    hashes: ['hash of a.csv', 'hash of b.csv']
  });
  expect(describeHeld([{ rows: 0, sources: [] }])).toBeUndefined();
});

test('the bytes of a sample again are the same company, a file of the same name is not', () => {
  const held = describeHeld([{ rows: 1, sources: [source('reps.csv')] }])!;
  expect(isSameCompany(held, ['hash of reps.csv', 'hash of quotas.csv'])).toBe(true);
  expect(isSameCompany(held, ['hash of another reps.csv'])).toBe(false);
});
