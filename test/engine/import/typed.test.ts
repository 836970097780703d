import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TableMapping } from '../../../src/lib/engine/import/mapping/mapping-document.ts';
import { contentHash } from '../../../src/lib/engine/tables/content-hash.ts';
import { asExisting, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const header = ['id', 'note', 'day', 'amount', 'units'];
const columns = [
  { source: 'id', target: 'transaction_id' },
  { source: 'note', target: 'source_system' },
  { source: 'day', target: 'transaction_date' },
  { source: 'amount', target: 'amount' },
  { source: 'units', target: 'units', type: 'integer' }
] as const;
/** The same mapping twice: a list of null spellings, though empty, is read by the engine's SQL. */
const direct: TableMapping = { file: 'f.csv', table: 'sales_transaction', columns: [...columns] };
const bySql: TableMapping = { ...direct, columns: columns.map((column) => ({ ...column, nulls: [] })) };

/** What an import by a mapping gave, in a form two can be compared by. */
async function imported(text: string, mapping: TableMapping, options = {}) {
  const outcome = await engine.run({ 'f.csv': text }, { mappings: [mapping], ...options });
  const [table] = outcome.tables;
  return {
    files: outcome.report.files,
    rejects: outcome.report.rejects.map((reject) => JSON.stringify(reject)).sort(),
    findings: outcome.report.findings,
    hash: table && (await contentHash(table.ipc)),
    outcome
  };
}

const pad = (number: number, width: number) => String(number).padStart(width, '0');
const day = fc.record({ y: fc.integer({ min: 2001, max: 2019 }), m: fc.integer({ min: 1, max: 13 }), d: fc.integer({ min: 1, max: 31 }) }); // prettier-ignore
const writers: readonly ((of: { y: number; m: number; d: number }) => string)[] = [
  ({ y, m, d }) => `${y}-${pad(m, 2)}-${pad(d, 2)}`,
  ({ y, m, d }) => `${d}/${m}/${y}`,
  ({ y, m, d }) => `${pad(m, 2)}-${pad(d, 2)}-${y}`,
  ({ y, m, d }) => `${d}.${m}.${pad(y % 100, 2)}`,
  ({ y, m, d }) => `${m}/${d}/${y} 0:00`
];
const amount = fc.oneof(
  fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.nat(7)).map(([digits, scale]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const cut = text.length - scale;
    return `${digits < 0n ? '-' : ''}${text.slice(0, cut)}${scale > 0 ? `.${text.slice(cut)}` : ''}`;
  }),
  fc.constantFrom('', '0', '-0', '.5', '5.', '007', 'n/k', 'null', '1.2.3', '#REF!', '0.00005', '-0.00005', '99999999999999.99996') // prettier-ignore
);
const units = fc.oneof(fc.integer({ min: -999999, max: 999999 }).map(String), fc.constantFrom('', 'many', '-', '0012')); // prettier-ignore
const note = fc.constantFrom('', 'plain', 'say "hi"', 'a, b', 'two\nlines', 'Zürich', 'null', 'x'.repeat(90));
const row = fc.record({ day, amount, units, note, odd: fc.constantFrom('', '', '', 'never', '00/00/0000', '9999-12-31') }); // prettier-ignore
const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('values read straight into columns are those the engine’s SQL reads, to the byte', async () => {
  const keys = fc.constantFrom<(i: number) => string>(
    (i) => `K${pad(i, 4)}`,
    (i) => `K${(i * 7) % 11}`,
    (i) => (i % 5 === 3 ? '' : `"${i}"`)
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: writers.length - 1 }),
      keys,
      async (rows, form, key) => {
        const lines = rows.map(({ day, amount, units, note, odd }, i) =>
          [key(i), note, odd || writers[form]!(day), amount, units].map(quoted).join(',')
        );
        const text = `${[header.join(','), ...lines].join('\n')}\n`;
        const [mine, sql] = [await imported(text, direct), await imported(text, bySql)];
        expect(mine.hash).toBe(sql.hash);
        expect(mine.files).toEqual(sql.files);
        expect(mine.rejects).toEqual(sql.rejects);
        expect(mine.findings).toEqual(sql.findings);
        const { read, loaded, duplicate, rejected } = mine.files[0]!;
        expect(read).toBe(loaded + duplicate + rejected);
      }
    ),
    { numRuns: 60, seed: 7 }
  );
});

test('rows out of order are sorted, repeats counted, and the same file again is a no-op', async () => {
  const lines = ['B,x,2020-01-02,2.00,2', 'A,x,2020-01-01,1.00,1', 'B,x,2020-01-02,2.00,2'];
  const text = `${[header.join(','), ...lines].join('\n')}\n`;
  const first = await imported(text, direct);
  expect(first.files[0]).toMatchObject({ read: 3, loaded: 2, duplicate: 1, rejected: 0 });
  const ids = await engine.rows(first.outcome, 'sales_transaction', 'SELECT transaction_id FROM t');
  expect(ids).toEqual([['A'], ['B']]);
  const again = await imported(text, direct, { existing: asExisting(first.outcome) });
  expect(again.files[0]).toMatchObject({ read: 3, loaded: 0, duplicate: 3 });
  expect(again.outcome.tables).toEqual([]);
});

test('a table of several batches holds every row and every sum', async () => {
  const count = 300_000;
  const lines = Array.from(
    { length: count },
    (_, i) => `K${pad(i, 7)},n,2020-01-0${(i % 9) + 1},${i}.25,${i}`
  );
  const { outcome, files } = await imported(`${[header.join(','), ...lines].join('\n')}\n`, direct);
  expect(files[0]).toMatchObject({ read: count, loaded: count });
  const sums = 'SELECT count(*), sum(amount), sum(units), count(DISTINCT transaction_id) FROM t';
  // 0 + 1 + … + 299,999 = 44,999,850,000; a quarter for each row is 75,000.
  expect(await engine.rows(outcome, 'sales_transaction', sums)).toEqual([
    ['300000', '44999925000.0000', '44999850000', '300000']
  ]);
});

test('a file of plain columns that nothing is held against never passes through the engine', async () => {
  const insert = vi.spyOn(engine.connector, 'insertArrow');
  try {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `T${pad(i, 4)},2026-01-${pad(1 + (i % 28), 2)},${i}.25`
    );
    const { report } = await engine.run({
      'f.csv': `transaction_id,transaction_date,amount\n${rows.join('\n')}\n`
    });
    expect(report.files[0]).toMatchObject({ read: 300, loaded: 300, rejected: 0 });
    expect(insert).not.toHaveBeenCalled();
  } finally {
    insert.mockRestore();
  }
});
