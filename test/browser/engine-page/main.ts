import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openBrowserConnector } from '../../../src/lib/engine/duckdb/browser.ts';
import { recoveringConnector } from '../../../src/lib/engine/recovering-connector.ts';
import { openFileStore } from '../../../src/lib/engine/tables/file-store.ts';
import { indexedDbFiles } from '../../../src/lib/engine/tables/indexed-db-files.ts';
import { openWorkspace } from '../../../src/lib/engine/tables/open-workspace.ts';
import { packTable } from '../../../src/lib/engine/tables/pack-table.ts';
import { openBrowserParquet } from '../../../src/lib/engine/tables/parquet-browser.ts';
import { readStorageMeter } from '../../../src/lib/engine/tables/storage-meter.ts';
import {
  openWriterLock,
  type WriterChange,
  type WriterLock
} from '../../../src/lib/engine/tables/writer-lock.ts';

/** What the test asks of the page; every answer is plain data. */
const page = {
  /** Rows of a statement in an engine of its own, started from nothing. */
  async answer(text: string) {
    const db = await openBrowserConnector();
    const table = await db.query({ text, values: [] });
    await db.close();
    return table;
  },

  async cancel(text: string) {
    const db = await openBrowserConnector();
    const stop = new AbortController();
    const answer = db.query({ text, values: [] }, { signal: stop.signal }).then(
      () => 'answered',
      (error: Error) => error.name
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const asked = performance.now();
    stop.abort();
    const name = await answer;
    const milliseconds = performance.now() - asked;
    const { rows } = await db.query({ text: 'SELECT 1', values: [] });
    await db.close();
    return { name, milliseconds, rows };
  },

  async startTooLate() {
    return openBrowserConnector({ startTimeout: 1 }).then(
      () => 'started',
      (error: Error) => error.message
    );
  },

  /** Keep a table and a document, as a load does. */
  async keep(table: string, text: string) {
    const [db, codec, store] = [await openBrowserConnector(), openBrowserParquet(), await this.store()];
    const ipc = await db.queryArrow({ text, values: [] });
    await store.commit({ put: [await packTable(codec, table, ipc, [])] });
    await store.writeDocument('plans/base.json', '{"plan":1}');
    codec.close();
    await db.close();
    return store.manifest();
  },

  /** A commit whose last table cannot be stored; afterwards nothing of it may be there. */
  async keepHalf() {
    const store = await this.store();
    const before = await store.manifest();
    const entry = { rows: 0, sha256: '', bytes: 0, columns: [], sources: [] };
    const put = [
      { entry: { ...entry, name: 'first' }, parquet: new Uint8Array([1]) },
      { entry: { ...entry, name: 'second' }, parquet: detached() }
    ];
    const failure = await store.commit({ put }).then(
      () => 'kept',
      (error: Error) => error.name
    );
    const after = await store.manifest();
    const first = await store.readTable('first').then(
      () => 'there',
      () => 'not there'
    );
    return { failure, same: JSON.stringify(before) === JSON.stringify(after), first };
  },

  async undo() {
    const store = await this.store();
    return { could: await store.canUndo(), manifest: await store.undo() };
  },

  async store() {
    return openFileStore(await indexedDbFiles());
  },

  /** Rows over the kept tables after the engine's worker was ended `deaths` times in between. */
  async survive(text: string, deaths: number) {
    const workers: Worker[] = [];
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(...args: ConstructorParameters<typeof Plain>) {
        super(...args);
        if (args[1]?.name?.startsWith('engine')) workers.push(this);
      }
    };
    const [codec, store] = [openBrowserParquet(), await this.store()];
    const states: string[] = [];
    const db: Connector = await recoveringConnector({
      open: () => openBrowserConnector(),
      rebuild: async (fresh) => void (await openWorkspace(fresh, store, codec)),
      onState: (state) => states.push(state)
    });
    const answers = [(await db.query({ text, values: [] })).rows];
    for (let death = 0; death < deaths; death++) {
      // First it fails by itself, as it does when its memory breaks; then it is ended and nobody is told.
      if (death === 0)
        workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'memory access out of bounds' }));
      workers.at(-1)!.terminate();
      answers.push((await db.query({ text, values: [] })).rows);
    }
    await db.close();
    codec.close();
    window.Worker = Plain;
    return { answers, states, engines: workers.length };
  },

  meter: () => readStorageMeter(navigator.storage),

  changes: [] as WriterChange[],
  lock: undefined as WriterLock | undefined,
  handedOver: 0,
  async openLock() {
    this.lock = await openWriterLock({
      locks: navigator.locks,
      channel: new BroadcastChannel('evenfield writer'),
      onChange: (change) => this.changes.push(change),
      beforeHandOver: async () => void this.handedOver++
    });
  }
};

/** Bytes that no store can clone. */
function detached(): Uint8Array {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

export type EnginePage = typeof page;

declare global {
  interface Window {
    engine: EnginePage;
  }
}
window.engine = page;
document.title = 'Engine ready';
