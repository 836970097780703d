import { EngineLost } from '../query-error.ts';

type Listener = (event: { data: unknown }) => void;

/** What DuckDB's client needs of a worker, the same over a browser's Worker and a Node thread. */
export type WorkerTransport = {
  post(message: unknown, transfer: Transferable[]): void;
  onMessage(listener: (data: unknown) => void): void;
  /** Called once when the worker has failed or ended by itself. */
  onLost(listener: (reason: string) => void): void;
  terminate(): void;
};

/**
 * A worker as DuckDB's client takes it. Failures do not reach that client, which would forget its calls
 * without an answer; they reject `lost` instead.
 */
export class EngineWorker {
  readonly lost: Promise<never>;
  readonly #transport: WorkerTransport;
  readonly #listeners = new Set<Listener>();
  #lose: (reason: string) => void = () => {};

  constructor(transport: WorkerTransport) {
    this.#transport = transport;
    this.lost = new Promise((_, reject) => (this.#lose = (reason) => reject(new EngineLost(reason))));
    this.lost.catch(() => {});
    transport.onMessage((data) => this.#listeners.forEach((listener) => listener({ data })));
    transport.onLost((reason) => this.#lose(reason));
  }

  addEventListener(type: string, listener: Listener): void {
    if (type === 'message') this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#transport.post(message, transfer);
  }

  /** End the worker; every call still waiting is told why. */
  end(reason: string): void {
    this.#lose(reason);
    this.#transport.terminate();
  }

  terminate(): void {
    this.end('the engine was closed');
  }
}
