import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usStates } from '../../../src/lib/core/geography/us-states.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { unitRows } from '../../../src/lib/engine/queries/alignment-rows.ts';
import { creditedLines, NO_REALIGNMENT } from '../../../src/lib/engine/queries/credited-lines.ts';
import { creditHistory } from '../../../src/lib/engine/queries/credit-history.ts';
import { readDataCatalog } from '../../../src/lib/engine/queries/data-catalog.ts';
import { sql } from '../../../src/lib/engine/statement.ts';

let db: Connector;
const run = (text: string) => db.query({ text, values: [] });
beforeAll(async () => {
  db = await openNodeConnector();
}, 60_000);
afterAll(() => db.close());

type Row = readonly (string | null)[];
const literal = (cell: string | null) => (cell === null ? 'NULL' : `'${cell}'`);
async function table(name: string, columns: string, rows: readonly Row[]) {
  const types = columns.split(', ').map((column) => column.split(' '));
  const casts = types.map(([column, type]) => `CAST(${column} AS ${type}) AS ${column}`).join(', ');
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  await run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT ${casts} FROM (VALUES ${values}) AS t(${types.map(([column]) => column).join(', ')})`
  );
}
const accounts = (rows: readonly Row[]) =>
  table(
    'account',
    'account_id VARCHAR, county_fips VARCHAR, postal_code VARCHAR, state VARCHAR, country VARCHAR',
    rows
  );
const places = (rows: readonly Row[]) =>
  table(
    'territory_geo',
    'territory_id VARCHAR, geo_type VARCHAR, geo_code VARCHAR, start_date DATE, end_date DATE',
    rows
  );
/** One sale of 1 to each account on each day. */
async function sales(ids: readonly string[], days: readonly string[]) {
  const rows = ids.flatMap((id) => days.map((day) => [`${id} ${day}`, id, day, '1']));
  await table(
    'sales_transaction',
    'transaction_id VARCHAR, account_id VARCHAR, transaction_date DATE, amount DECIMAL(18,4)',
    rows
  );
}
async function held() {
  const catalog = await readDataCatalog(db);
  const answer = await db.query(
    sql`SELECT transaction_id, territory_id FROM (${creditedLines(catalog, NO_REALIGNMENT, 'territory')}) ORDER BY 1`
  );
  return Object.fromEntries(answer.rows.map(([id, territory]) => [String(id), territory]));
}

test('accounts find the territory of their state, however either is written, and the nearest row wins on each day', async () => {
  await accounts([
    ['la', '06037', null, null, null],
    ['zip', null, '94105', 'California', null],
    ['letters', null, null, 'ca', 'USA'],
    ['reno', '32031', null, 'NV', null],
    ['toronto', null, null, 'Ontario', 'Canada']
  ]);
  await places([
    ['west', 'state', 'US-CA', '2025-01-01', null],
    ['usa', 'country', 'United States', '2025-01-01', null],
    ['north', 'country', 'Canada', '2025-01-01', null],
    // Los Angeles is taken out of California for the second quarter of 2026.
    ['city', 'county', '06037', '2026-04-01', '2026-07-01']
  ]);
  await sales(['la', 'zip', 'letters', 'reno', 'toronto'], ['2024-12-31', '2026-03-31', '2026-04-01', '2026-07-01']); // prettier-ignore
  const found = await held();
  const of = (id: string) => ['2024-12-31', '2026-03-31', '2026-04-01', '2026-07-01'].map((day) => found[`${id} ${day}`]); // prettier-ignore
  expect(of('la')).toEqual([null, 'west', 'city', 'west']);
  expect(of('zip')).toEqual([null, 'west', 'west', 'west']);
  expect(of('letters')).toEqual([null, 'west', 'west', 'west']);
  expect(of('reno')).toEqual([null, 'usa', 'usa', 'usa']);
  expect(of('toronto')).toEqual([null, 'north', 'north', 'north']);
}, 60_000);

test('a state is its counties on the map, but for those another row holds that day', async () => {
  await accounts([['la', '06037', null, null, null]]);
  await places([
    ['west', 'state', 'California', '2025-01-01', null],
    ['city', 'county', '06037', '2026-01-01', '2026-07-01'],
    ['nevada', 'county', '32031', '2025-01-01', null]
  ]);
  await sales(['la'], ['2026-02-01']);
  const catalog = await readDataCatalog(db);
  const onDay = async (day: string) => new Map((await unitRows(db, catalog, day)).map(({ unit, territory }) => [unit, territory])); // prettier-ignore
  const spring = await onDay('2026-03-01');
  // 58 counties of California; the table above names one more, of Nevada.
  expect([...spring.values()].filter((territory) => territory === 'west')).toHaveLength(57);
  expect(spring.get('06037')).toBe('city');
  expect(spring.get('32031')).toBe('nevada');
  expect(spring.has('California')).toBe(false);
  expect((await onDay('2026-08-01')).get('06037')).toBe('west');
  const history = await creditHistory(db, catalog, '2026-08-01', {
    realignment: NO_REALIGNMENT,
    follows: 'territory',
    families: false
  });
  expect(history.map(({ territory, current }) => [territory, current])).toEqual([['city', 'west']]);
}, 60_000);

test('where accounts are placed by ZIP code, a state holds those of its accounts and adds no counties', async () => {
  await accounts([
    ['sf', null, '94105', 'CA', null],
    // Its digits look like a county of California.
    ['hartford', null, '06101', 'CT', null]
  ]);
  await places([['west', 'state', 'CA', '2025-01-01', null]]);
  await sales(['sf', 'hartford'], ['2026-02-01']);
  expect(await held()).toEqual({ 'hartford 2026-02-01': null, 'sf 2026-02-01': 'west' });
  const units = await unitRows(db, await readDataCatalog(db), '2026-03-01');
  expect(units.map(({ unit, territory }) => `${unit} ${territory}`)).toEqual(['06101 null', '94105 west']);
}, 60_000);

test('a plan written in states holds what the same plan written in their counties holds', async () => {
  const pick = usStates.filter(({ letters }) => ['CT', 'DE', 'NV', 'NH'].includes(letters));
  const all = pick.flatMap(({ counties }) => counties);
  await accounts(all.map((county) => [`a${county}`, county, null, null, null]));
  const days = ['2026-01-15', '2026-05-15'];
  await sales(all.map((county) => `a${county}`), days); // prettier-ignore
  const holder = fc.constantFrom('T1', 'T2', 'T3');
  const start = fc.constantFrom('2025-01-01', '2026-03-01');
  await fc.assert(
    fc.asyncProperty(fc.tuple(holder, holder, holder, holder), fc.tuple(start, start, start, start), fc.subarray(all, { maxLength: 5 }), holder, async (holders, starts, exceptions, other) => {
      const states = pick.map(({ letters }, i): Row => [holders[i]!, 'state', letters, starts[i]!, null]);
      const apart = exceptions.map((county): Row => [other, 'county', county, '2025-06-01', null]);
      await places([...states, ...apart]);
      const byState = await held();
      const counties = pick.flatMap(({ counties }, i) => counties.flatMap((county): Row[] => {
        const from = starts[i]!;
        if (!exceptions.includes(county)) return [[holders[i]!, 'county', county, from, null]];
        return from < '2025-06-01' ? [[holders[i]!, 'county', county, from, '2025-06-01'], [other, 'county', county, '2025-06-01', null]] : [[other, 'county', county, '2025-06-01', null]];
      }));
      await places(counties);
      expect(byState).toEqual(await held());
    }),
    { numRuns: 12 }
  ); // prettier-ignore
}, 120_000);
