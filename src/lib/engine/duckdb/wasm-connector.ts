import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Connector, QueryOptions, Table } from '../connector.ts';
import { EngineLost, QueryCancelled, QueryError } from '../query-error.ts';
import { identifier, sql, type Statement } from '../statement.ts';
import { assertDecodable, completeStream } from './arrow-stream.ts';
import { decodeTable } from './decode-table.ts';
import { EngineWorker, type WorkerTransport } from './engine-worker.ts';
import { inlineValues } from './inline-values.ts';
import { literal } from './literal.ts';

export type EngineOptions = {
  /**
   * True for an import's engine, which reads registered files. The default is the workspace's engine: access
   * to files and network is locked for good, registered files included.
   */
  readonly files?: boolean;
  /** Upper bound of the engine's memory, such as `512MB`. */
  readonly memoryLimit?: string;
  /** How long start-up may take, in milliseconds. */
  readonly startTimeout?: number;
  /** How long a cancelled statement may go on before its worker is ended, in milliseconds. */
  readonly cancelTimeout?: number;
};

/** Start DuckDB in the worker behind `transport`, lock it, and answer once it takes statements. */
export async function openWasmConnector(
  transport: WorkerTransport,
  wasm: string,
  options: EngineOptions = {}
): Promise<Connector> {
  const worker = new EngineWorker(transport);
  const seconds = (options.startTimeout ?? 60_000) / 1000;
  const late = setTimeout(
    () => worker.end(`the engine did not start within ${seconds} s (was its .wasm file served?)`),
    seconds * 1000
  );
  try {
    const client = new AsyncDuckDB(new VoidLogger(), worker as unknown as Worker);
    const start = async () => {
      await client.instantiate(wasm);
      await client.open({ path: ':memory:' });
      return new WasmConnector(client, worker, await client.connectInternal(), options);
    };
    const connector = await Promise.race([start(), worker.lost]);
    for (const text of settings(options)) await connector.query({ text, values: [] });
    return connector;
  } catch (error) {
    worker.end('the engine did not start');
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** No extension is ever fetched; nothing outside the engine is read or written; no statement undoes that. */
function settings({ files = false, memoryLimit }: EngineOptions): string[] {
  return [
    'SET autoload_known_extensions = false',
    'SET autoinstall_known_extensions = false',
    ...(memoryLimit === undefined ? [] : [`SET memory_limit = ${literal(memoryLimit)}`]),
    ...(files ? [] : ['SET enable_external_access = false']),
    'SET lock_configuration = true'
  ];
}

/** Failures after which WebAssembly's memory is no longer sound and every later call would fail too. */
const fatal =
  /memory access out of bounds|index out of bounds|signature mismatch|unreachable|Aborted\(|Maximum call stack/i;

/** Statements that run piece by piece; the others are bound without the chance to cancel them. */
const preparable = /^[\s(]*(select|with|from|values|insert|update|delete|merge|table)\b/i;

const incoming = 'evenfield_incoming';

/** DuckDB-Wasm in a worker: one statement at a time, in the order they came. */
class WasmConnector implements Connector {
  readonly dialect = 'duckdb';
  readonly #client: AsyncDuckDB;
  readonly #worker: EngineWorker;
  readonly #connection: number;
  readonly #cancelTimeout: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: AsyncDuckDB, worker: EngineWorker, connection: number, options: EngineOptions) {
    this.#client = client;
    this.#worker = worker;
    this.#connection = connection;
    this.#cancelTimeout = options.cancelTimeout ?? 3000;
  }

  async query(statement: Statement, options?: QueryOptions): Promise<Table> {
    return decodeTable(await this.queryArrow(statement, options));
  }

  queryArrow(statement: Statement, { signal }: QueryOptions = {}): Promise<Uint8Array> {
    return this.#inTurn(signal, async () => {
      try {
        return await this.#answer(statement, signal);
      } catch (error) {
        if (error instanceof QueryCancelled || error instanceof EngineLost) throw error;
        throw new QueryError(statement, error);
      }
    });
  }

  insertArrow(table: string, ipc: Uint8Array): Promise<void> {
    return this.#inTurn(undefined, () => this.#insert(table, completeStream([ipc])));
  }

  registerFile(name: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(undefined, () => this.#call(this.#client.registerFileBuffer(name, bytes.slice())));
  }

  dropFile(name: string): Promise<void> {
    return this.#inTurn(undefined, async () => void (await this.#call(this.#client.dropFile(name))));
  }

  async close(): Promise<void> {
    this.#worker.end('the engine was closed');
  }

  /** Run `task` after those before it; a signal that fires while it waits takes it out of the line at once. */
  #inTurn<T>(signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      throwIfCancelled(signal);
      return task();
    });
    this.#last = turn.catch(() => {});
    if (signal === undefined) return turn;
    return new Promise((resolve, reject) => {
      const leave = () => reject(cancelled());
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
      turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** One call of the worker: fails when the worker is lost, and ends a worker whose memory broke. */
  async #call<T>(call: Promise<T>): Promise<T> {
    try {
      return await Promise.race([call, this.#worker.lost]);
    } catch (error) {
      if (!(error instanceof Error) || !fatal.test(error.message)) throw error;
      this.#worker.end(`the engine crashed: ${error.message}`);
      throw new EngineLost(`the engine crashed: ${error.message}`, { cause: error });
    }
  }

  async #answer({ text, values }: Statement, signal: AbortSignal | undefined): Promise<Uint8Array> {
    if (values.length === 0) return this.#stream(text, signal);
    if (!preparable.test(text)) return this.#runBound(text, values);
    return this.#stream(inlineValues({ text, values }), signal);
  }

  /** Run a statement piece by piece, so that a signal can stop it between the pieces. */
  async #stream(text: string, signal?: AbortSignal): Promise<Uint8Array> {
    const overdue = () =>
      setTimeout(() => this.#worker.end('a cancelled statement did not stop'), this.#cancelTimeout);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hurry = () => (timer = overdue());
    throwIfCancelled(signal);
    signal?.addEventListener('abort', hurry, { once: true });
    try {
      const chunks: Uint8Array[] = [];
      let header = await this.#call(this.#client.startPendingQuery(this.#connection, text, true));
      while (header === null) {
        await this.#stopIfCancelled(signal);
        header = await this.#call(this.#client.pollPendingQuery(this.#connection));
      }
      assertDecodable(header);
      for (let chunk: Uint8Array | null = header; chunk === null || chunk.length > 0;) {
        if (chunk !== null) chunks.push(chunk);
        await this.#stopIfCancelled(signal);
        chunk = await this.#call(this.#client.fetchQueryResults(this.#connection));
      }
      return completeStream(chunks);
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      throw error;
    } finally {
      signal?.removeEventListener('abort', hurry);
      clearTimeout(timer);
    }
  }

  async #stopIfCancelled(signal: AbortSignal | undefined): Promise<void> {
    if (!signal?.aborted) return;
    await this.#call(this.#client.cancelPendingQuery(this.#connection));
    throw cancelled();
  }

  async #runBound(text: string, values: Statement['values']): Promise<Uint8Array> {
    const prepared = await this.#call(this.#client.createPrepared(this.#connection, text));
    try {
      const bound = values.map((value) => (typeof value === 'bigint' ? value.toString() : value));
      return await this.#call(this.#client.runPrepared(this.#connection, prepared, bound));
    } finally {
      await this.#call(this.#client.closePrepared(this.#connection, prepared));
    }
  }

  async #insert(table: string, stream: Uint8Array): Promise<void> {
    // A stream that breaks off leaves its connection unusable for the next one: each gets its own.
    const connection = await this.#call(this.#client.connectInternal());
    const replace = sql`
      BEGIN; DROP TABLE IF EXISTS ${identifier(table)};
      ALTER TABLE ${identifier(incoming)} RENAME TO ${identifier(table)}; COMMIT`;
    try {
      const arrow = { name: incoming, create: true };
      await this.#call(this.#client.insertArrowFromIPCStream(connection, stream, arrow));
      await this.#stream(replace.text);
    } catch (error) {
      if (error instanceof EngineLost) throw error;
      await this.#stream('ROLLBACK').catch(() => {});
      await this.#stream(`DROP TABLE IF EXISTS ${incoming}`);
      throw new QueryError(replace, error);
    } finally {
      await this.#call(this.#client.disconnect(connection)).catch(() => {});
    }
  }
}

const cancelled = () => new QueryCancelled('the statement was cancelled');

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
