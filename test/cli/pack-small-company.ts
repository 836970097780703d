import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifier, sql } from '../../src/lib/engine/statement.ts';
import { createDirectoryWorkspace } from '../../src/lib/engine/tables/directory-workspace.ts';
import { packTable } from '../../src/lib/engine/tables/pack-table.ts';
import { openNodeParquet } from '../../src/lib/engine/tables/parquet-node.ts';
import { openSmallCompany } from '../engine/scenario/small-company.ts';

/** The small company with the example plan, as a workspace in a folder of its own; its sales name a currency where one is given. */
export async function packSmallCompany(currency?: string): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'evenfield-'));
  const [db, codec] = [await openSmallCompany(), await openNodeParquet()];
  if (currency !== undefined)
    await db.query(
      sql`CREATE OR REPLACE TABLE sales_transaction AS SELECT *, CAST(${currency} AS VARCHAR) AS currency_code FROM sales_transaction`
    );
  const tables = await db.query(sql`SELECT table_name FROM information_schema.tables ORDER BY 1`);
  const put = [];
  for (const [name] of tables.rows) {
    const ipc = await db.queryArrow(sql`SELECT * FROM ${identifier(String(name))} ORDER BY ALL`);
    put.push(await packTable(codec, String(name), ipc, []));
  }
  const store = await createDirectoryWorkspace(data);
  await store.commit({ put });
  await store.writeDocument(
    'plans/base.json',
    readFileSync('test/contract/evaluate/example.plan.json', 'utf8')
  );
  await db.close();
  return data;
}
