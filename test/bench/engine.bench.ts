import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../src/lib/engine/duckdb/node.ts';
import { runImport } from '../../src/lib/engine/import/run-import.ts';
import { creditsByPeriod } from '../../src/lib/engine/queries/credits-by-period.ts';
import { NO_REALIGNMENT } from '../../src/lib/engine/queries/credited-lines.ts';
import { readDataCatalog } from '../../src/lib/engine/queries/data-catalog.ts';
import { sql, type Statement } from '../../src/lib/engine/statement.ts';
import { openNodeParquet } from '../../src/lib/engine/tables/parquet-node.ts';
import { companyTables, orderLinesCsv, quarterBounds } from './engine-tables.ts';
import { inTurns, median, milliseconds, timed } from './measure.ts';

type Print = (line: string) => void;

const runs = 5;

/** DuckDB-Wasm as the workbench runs it against native DuckDB of the same version on one thread, same SQL. */
export async function bench(print: Print): Promise<void> {
  await benchStart(print);
  const db = await openNodeConnector();
  const native = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await benchCredits(print, db, native);
  await benchCancel(print, db);
  await db.close();
  await benchImport(print, native);
  print(
    `peak memory of the process, both engines and the import: ${gibibytes(process.resourceUsage().maxRSS)}`
  );
}

const gibibytes = (kibibytes: number) => `${(kibibytes / 2 ** 20).toFixed(2)} GiB`;

async function benchStart(print: Print): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    let db: Connector | undefined;
    times.push(await timed(async () => (db = await openNodeConnector())));
    await db?.close();
  }
  print(`engine start: ${milliseconds(median(times))}`);
}

async function benchCredits(print: Print, db: Connector, native: DuckDBConnection): Promise<void> {
  for (const statement of companyTables) {
    await db.query(statement);
    await native.run(statement.text);
  }
  print(`memory with 2,000,000 transactions in both: ${gibibytes(process.resourceUsage().maxRSS)}`);
  const measures = sql`SELECT rep_id, date_trunc('month', transaction_date) AS month, count(*),
    CAST(sum(CAST(amount AS DECIMAL(38,10))) AS VARCHAR) FROM sales_transaction GROUP BY ALL ORDER BY ALL`;
  for (const [name, statement] of [
    ['credits by rep, rule and quarter', await creditsStatement(db)],
    ['measures by rep and month', measures]
  ] as const) {
    const mine = () => db.query(statement);
    const theirs = () => native.runAndReadAll(statement.text, [...statement.values]);
    const [a, b] = [await mine(), (await theirs()).getRowsJson()];
    if (a.rows.length !== b.length) throw new Error(`${name}: ${a.rows.length} rows against ${b.length}`);
    const { ours, theirs: other, ratio } = await inTurns(runs, mine, theirs);
    print(
      `${name}, 2,000,000 transactions: ${ratio.toFixed(2)}× (${milliseconds(ours)} against ${milliseconds(other)})`
    );
  }
}

/** The statement the evaluation sends, caught on its way. */
async function creditsStatement(db: Connector): Promise<Statement> {
  let sent: Statement | undefined;
  const catcher = { ...db, query: (statement: Statement) => db.query((sent = statement)) } as Connector;
  const catalog = await readDataCatalog(db);
  await creditsByPeriod(catcher, catalog, { bounds: quarterBounds, own: [] }, NO_REALIGNMENT, 'transaction');
  return sent!;
}

async function benchCancel(print: Print, db: Connector): Promise<void> {
  const times: number[] = [];
  const statement = await creditsStatement(db);
  const again = {
    ...statement,
    text: statement.text.replace('GROUP BY ALL', 'GROUP BY ALL HAVING count(*) > 0')
  };
  for (const asked of [
    again,
    sql`SELECT count(*) FROM sales_transaction a, sales_transaction b WHERE a.amount > b.amount`
  ]) {
    for (let run = 0; run < runs; run++) {
      const stop = new AbortController();
      const answer = db.query(asked, { signal: stop.signal }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 150));
      times.push(
        await timed(async () => {
          stop.abort();
          await answer;
          // Stopped is when the engine takes the next statement, not when the caller was told.
          await db.query(sql`SELECT 1`);
        })
      );
    }
  }
  print(
    `from cancel to stopped: ${milliseconds(median(times))} (at most ${milliseconds(Math.max(...times))})`
  );
}

async function benchImport(print: Print, native: DuckDBConnection): Promise<void> {
  const bytes = orderLinesCsv(1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'evenfield-bench-'));
  const file = join(folder, 'lines.csv');
  await writeFile(file, bytes);
  const [engine, parquet] = [await openNodeConnector({ files: true }), await openNodeParquet()];
  const workspace = await openNodeConnector();
  const size = `1,000,000 rows, ${(bytes.length / 1e6).toFixed(0)} MB`;
  try {
    await engine.registerFile('lines.csv', bytes);
    const nativeRead = () => readTyped((text) => native.run(text), file);
    const read = await inTurns(
      3,
      () => readTyped((text) => engine.query({ text, values: [] }), 'lines.csv'),
      nativeRead
    );
    print(
      `CSV, ${size}, read_csv with types and rejects on both: ${read.ratio.toFixed(2)}× (${milliseconds(read.ours)} against ${milliseconds(read.theirs)})`
    );
    const importAll = async (signal?: AbortSignal) => {
      const { report, tables } = await runImport(
        { connector: engine, parquet, sha256 },
        [{ name: 'lines.csv', bytes }],
        { as: 'sales_transaction', ...(signal ? { signal } : {}) }
      );
      if (report.rejects.length !== 100) throw new Error(`${report.rejects.length} rejects, not 100`);
      return tables[0]!.ipc;
    };
    const say = (what: string, { ratio, ours, theirs }: Awaited<ReturnType<typeof inTurns>>) =>
      print(
        `CSV, ${size}, ${what}: ${ratio.toFixed(2)}× (${milliseconds(ours)} against ${milliseconds(theirs)})`
      );
    say(
      'the whole import (hash, types and date order decided on all rows, rejects with line and reason, repeated keys, first and last day, the table as Arrow) against native read_csv with the types given, rejects kept, into a table',
      await inTurns(runs, importAll, nativeRead)
    );
    say(
      'the same and its table ready to be asked in the engine, against the same native read_csv',
      await inTurns(runs, async () => workspace.insertArrow('lines', await importAll()), nativeRead)
    );
    const same = () => sameSteps(native, bytes, file, join(folder, 'lines.parquet'));
    say(
      'the whole import against the same steps native (SHA-256, sniff all rows, read with types and rejects, repeated keys, first and last day, write out)',
      await inTurns(3, importAll, same)
    );
    await benchCancelImport(print, engine, importAll);
  } finally {
    await engine.close();
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the command line hashes a file. */
const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * What an import does, natively: the file's hash, types decided on all rows, reading with rejects, a look for repeated
 * keys and at the days, and the table as bytes. It does not detect encodings, map columns or explain each reject.
 */
async function sameSteps(
  native: DuckDBConnection,
  bytes: Uint8Array,
  file: string,
  out: string
): Promise<void> {
  await sha256(bytes);
  await native.run(`FROM sniff_csv('${file}', sample_size = -1)`);
  await readTyped((text) => native.run(text), file);
  await native.run('FROM reject_errors');
  await native.run('SELECT count(*) - count(DISTINCT transaction_id) FROM lines');
  await native.run('SELECT min(transaction_date), max(transaction_date) FROM lines');
  await native.run(`COPY lines TO '${out}' (FORMAT parquet, COMPRESSION uncompressed)`);
}

/** Stopped while the engine works. The page ends the worker instead, which takes no longer than telling it. */
async function benchCancelImport(
  print: Print,
  engine: Connector,
  importAll: (signal: AbortSignal) => Promise<unknown>
): Promise<void> {
  const times: number[] = [];
  for (const after of [0.4, 0.6, 0.8]) {
    const whole = await timed(() => importAll(new AbortController().signal));
    const stop = new AbortController();
    let asked = 0;
    const timer = setTimeout(() => {
      asked = performance.now();
      stop.abort();
    }, whole * after);
    await importAll(stop.signal).catch(() => {});
    clearTimeout(timer);
    await engine.query(sql`SELECT 1`);
    if (asked > 0) times.push(performance.now() - asked);
  }
  print(
    `from cancel to stopped, in the middle of an import: ${milliseconds(median(times))} (at most ${milliseconds(Math.max(...times))})`
  );
}

async function readTyped(run: (text: string) => Promise<unknown>, file: string): Promise<void> {
  const types = `{'transaction_id': 'VARCHAR', 'account_id': 'VARCHAR', 'rep_id': 'VARCHAR',
    'transaction_date': 'DATE', 'amount': 'DECIMAL(18,4)'}`;
  await run('DROP TABLE IF EXISTS reject_errors');
  await run('DROP TABLE IF EXISTS reject_scans');
  await run(`CREATE OR REPLACE TABLE lines AS
    FROM read_csv('${file}', columns = ${types}, header = true, delim = ',', quote = '"', store_rejects = true)`);
}
