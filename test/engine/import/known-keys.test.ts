import { expect, test } from 'vitest';
import { demoTable, serial } from '../../../src/lib/core/demo/demo-table.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { readKnownKeys } from '../../../src/lib/engine/import/mapping/known-keys.ts';
import { sql } from '../../../src/lib/engine/statement.ts';
import { arrowOfColumns } from '../../../src/lib/engine/tables/arrow-columns.ts';

test('two files dropped together read the keys of the workspace on one engine, and leave no table there', async () => {
  const reps = arrowOfColumns(demoTable('rep', 2, { rep_id: serial('R', 3, [0, 1]) }));
  const existing = { names: ['rep'], load: async () => reps, sources: () => [] };
  const db = await openNodeConnector();
  try {
    const both = await Promise.all([readKnownKeys(db, existing), readKnownKeys(db, existing)]);
    for (const keys of both) expect([...(keys.get('rep_id') ?? [])].sort()).toEqual(['R001', 'R002']);
    expect((await db.query(sql`SELECT table_name FROM duckdb_tables()`)).rows).toEqual([]);
  } finally {
    await db.close();
  }
});
