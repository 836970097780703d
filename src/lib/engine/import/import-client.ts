import { proxy, wrap, type Remote } from 'comlink';
import { ImportProblem } from './import-problem.ts';
import type { ImportService, SentExisting } from './import-worker.ts';
import type { InspectedSheet, InspectOptions } from './inspect-source.ts';
import type { BroughtSource } from './receive-source.ts';
import { watchedName, watchLife, WorkerStopped } from '../worker-life.ts';
import type { ExistingTables, ImportOptions, ImportOutcome } from './run-import.ts';

/** Import in a worker of the page, with an engine of its own. */
export interface ImportClient {
  inspect(source: BroughtSource, options?: InspectOptions): Promise<InspectedSheet[]>;
  run(sources: readonly BroughtSource[], options?: ImportOptions): Promise<ImportOutcome>;
  close(): void;
}

type Running = {
  readonly worker: Worker;
  readonly service: Remote<ImportService>;
  readonly lost: Promise<never>;
};

/**
 * The import for the page. Parsing does not yield, so an abort ends the worker, at once and with nothing handed over;
 * the next call starts another. A file that cannot be read rejects with `ImportProblem`.
 */
export function openImportClient(): ImportClient {
  let running: Running | undefined;
  const end = () => {
    running?.worker.terminate();
    running = undefined;
  };
  const call = async <T>(
    signal: AbortSignal | undefined,
    ask: (service: Remote<ImportService>) => Promise<T>
  ) => {
    signal?.throwIfAborted();
    const current = (running ??= start());
    const { service, lost } = current;
    // One that ended between two calls is not asked again.
    lost.catch(() => {
      if (running === current) running = undefined;
    });
    let stop = () => {};
    const aborted = new Promise<never>((_, reject) => {
      stop = () => {
        end();
        reject(
          signal?.reason instanceof Error
            ? signal.reason
            : new DOMException('the import was cancelled', 'AbortError')
        );
      };
    });
    signal?.addEventListener('abort', stop);
    try {
      return await Promise.race([ask(service), lost, aborted]);
    } catch (error) {
      const problem = readProblem(error);
      // What is no fault of the file may have left the engine unsound: the next call gets a new one.
      if (!(problem instanceof ImportProblem)) end();
      throw problem;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  return {
    inspect: (source, { signal, existing, ...options } = {}) =>
      call(signal, (service) =>
        service.inspect(
          source,
          options,
          sent(existing),
          proxy((name: string) => existing!.load(name))
        )
      ),
    run: (sources, { signal, progress, existing, ...options } = {}) =>
      call(signal, (service) =>
        service.run(
          sources,
          options,
          sent(existing),
          proxy((name: string) => existing!.load(name)),
          proxy(progress ?? (() => {}))
        )
      ),
    close: end
  };
}

/** The workspace as it crosses to the worker; its tables are fetched one by one through a callback. */
const sent = (existing: ExistingTables | undefined): SentExisting => ({
  names: existing?.names ?? [],
  sources: Object.fromEntries((existing?.names ?? []).map((name) => [name, existing!.sources(name)]))
});

function start(): Running {
  const name = watchedName('import');
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name });
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new WorkerStopped(`The import's worker failed: ${message || 'its script did not load'}.`))
    );
    watchLife(worker, name, () => reject(new WorkerStopped(WORKER_ENDED)));
  });
  lost.catch(() => {});
  return { worker, service: wrap<ImportService>(worker), lost };
}

const WORKER_ENDED =
  'The browser ended the import, most often for want of memory. Close other tabs or bring fewer files at a time, then try again.';

/** An error that crossed from the worker lost its class; its name and code tell what it was. */
function readProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'ImportProblem') return error;
  return new ImportProblem('code' in error ? String(error.code) : 'unreadable', error.message, {
    cause: error
  });
}
