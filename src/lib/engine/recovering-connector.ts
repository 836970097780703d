import type { Connector, QueryOptions } from './connector.ts';
import { EngineLost } from './query-error.ts';
import type { Statement } from './statement.ts';

export type EngineState = 'ready' | 'restarting' | 'failed';

export type Recovery = {
  /** Start an engine. */
  readonly open: () => Promise<Connector>;
  /** Fill a fresh engine with what the workspace keeps. What only ever lived in the engine is gone. */
  readonly rebuild: (fresh: Connector) => Promise<void>;
  /** Told when an engine was lost, and when another one is ready or could not be had. */
  readonly onState?: (state: EngineState, reason?: string) => void;
};

/**
 * A connector that outlives its engine: where the worker dies or no longer answers, another one is started and
 * filled, and the call that found out is made once more. A call that ends two engines fails with `EngineLost`;
 * the next one finds a fresh engine again.
 */
export async function recoveringConnector(recovery: Recovery): Promise<Connector> {
  const connector = new RecoveringConnector(recovery);
  await connector.start();
  return connector;
}

class RecoveringConnector implements Connector {
  readonly dialect = 'duckdb';
  readonly #recovery: Recovery;
  #engine: Promise<Connector> | undefined;
  #closed = false;

  constructor(recovery: Recovery) {
    this.#recovery = recovery;
  }

  async start(): Promise<void> {
    await this.#current();
  }

  query = (statement: Statement, options?: QueryOptions) =>
    this.#attempt((engine) => engine.query(statement, options));

  queryArrow = (statement: Statement, options?: QueryOptions) =>
    this.#attempt((engine) => engine.queryArrow(statement, options));

  insertArrow = (table: string, ipc: Uint8Array) => this.#attempt((engine) => engine.insertArrow(table, ipc));

  registerFile = (name: string, bytes: Uint8Array) =>
    this.#attempt((engine) => engine.registerFile(name, bytes));

  dropFile = (name: string) => this.#attempt((engine) => engine.dropFile(name));

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#engine?.catch(() => undefined))?.close();
  }

  /** The engine in use; the first one and each replacement are filled before anyone sees them. */
  #current(): Promise<Connector> {
    if (this.#closed) return Promise.reject(new EngineLost('the engine was closed'));
    const engine = (this.#engine ??= this.#fill());
    // A start that failed is not kept: the next call tries again.
    engine.catch(() => this.#forget(engine));
    return engine;
  }

  async #fill(): Promise<Connector> {
    const fresh = await this.#recovery.open();
    try {
      await this.#recovery.rebuild(fresh);
      return fresh;
    } catch (error) {
      await fresh.close();
      throw error;
    }
  }

  #forget(engine: Promise<Connector>): void {
    if (this.#engine === engine) this.#engine = undefined;
  }

  async #attempt<T>(call: (engine: Connector) => Promise<T>): Promise<T> {
    const engine = this.#current();
    try {
      return await call(await engine);
    } catch (error) {
      if (!(error instanceof EngineLost) || this.#closed) throw error;
      return call(await this.#replace(engine, error.message));
    }
  }

  /** Several calls may find the same engine lost: the first replaces it, the others wait for that one. */
  async #replace(lost: Promise<Connector>, reason: string): Promise<Connector> {
    const first = this.#engine === lost;
    this.#forget(lost);
    if (!first) return this.#current();
    this.#recovery.onState?.('restarting', reason);
    try {
      const fresh = await this.#current();
      this.#recovery.onState?.('ready');
      return fresh;
    } catch (error) {
      this.#recovery.onState?.('failed', error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
}
