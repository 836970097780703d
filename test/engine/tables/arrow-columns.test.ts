import { expect, test } from 'vitest';
import { coded, dates, demoTable, money, serial, text } from '../../../src/lib/core/demo/demo-table.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { sql } from '../../../src/lib/engine/statement.ts';
import { arrowOfColumns } from '../../../src/lib/engine/tables/arrow-columns.ts';

test('every kind of column arrives in the engine with its type, its empty rows and its signs', async () => {
  const table = demoTable('t', 3, {
    id: serial('T', 4, [0, -1, 41]),
    type: coded(['sale', 'Retour – ü'], [1, 0, -1]),
    name: text(['a', null, '']),
    day: dates([0, null, 20_726]),
    amount: money([-1, 45_035_996_273_704.96, null]),
    rate: { kind: 'rate', millionths: Int32Array.of(700_000, -1, 1) },
    known_at: { kind: 'moment', seconds: Float64Array.of(1.7e9, NaN, 0) },
    count: { kind: 'count', values: Int32Array.of(-2, 0, 7) },
    lat: { kind: 'coordinate', values: Float64Array.of(45.5, NaN, -0.25) },
    flag: { kind: 'truth', values: Uint8Array.of(1, 0, 1) }
  });
  const db = await openNodeConnector();
  await db.insertArrow('t', arrowOfColumns(table));
  const { columns, rows } = await db.query(sql`SELECT * FROM t`);
  await db.close();
  expect(columns.map(({ type }) => type)).toEqual([
    'VARCHAR', 'VARCHAR', 'VARCHAR', 'DATE', 'DECIMAL(18,4)', 'DECIMAL(9,6)', 'TIMESTAMP', 'INTEGER', 'DOUBLE', 'BOOLEAN'
  ]); // prettier-ignore
  expect(rows).toEqual([
    ['T0001', 'Retour – ü', 'a', '1970-01-01', '-0.0100', '0.700000', '2023-11-14 22:13:20', -2, 45.5, true],
    [null, 'sale', null, null, '450359962737.0496', null, null, 0, null, false],
    ['T0042', null, '', '2026-09-30', null, '0.000001', '1970-01-01 00:00:00', 7, -0.25, true]
  ]);
});
