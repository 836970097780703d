import { EngineLost, QueryCancelled, QueryError } from './query-error.ts';
import type { Statement } from './statement.ts';

/** One end of the line between a page and its worker. */
export type PeerPort = {
  readonly post: (message: unknown, transfer: Transferable[]) => void;
  readonly onMessage: (listener: (data: unknown) => void) => void;
};

/** Answers a question of the other end; its signal fires where the other end no longer waits. */
export type PeerHandler = (argument: unknown, signal: AbortSignal) => unknown;
export type PeerHandlers = Readonly<Record<string, PeerHandler>>;

type Failure = { readonly name: string; readonly message: string; readonly statement?: Statement };
type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly argument: unknown }
  | { readonly kind: 'tell'; readonly method: string; readonly argument: unknown }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure };

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: unknown) => void };

/**
 * Both ends of a line ask and answer: the page asks for figures, the worker for rows. Messages arrive in the order they
 * were sent. Bytes are handed over, not copied; everything else is cloned, so amounts cross as text.
 */
export class WorkerPeer {
  readonly #port: PeerPort;
  readonly #handlers: PeerHandlers;
  readonly #waiting = new Map<number, Waiting>();
  readonly #answering = new Map<number, AbortController>();
  #last = 0;
  #lost: Error | undefined;

  constructor(port: PeerPort, handlers: PeerHandlers) {
    this.#port = port;
    this.#handlers = handlers;
    port.onMessage((data) => this.#receive(data as Message));
  }

  /** Ask the other end. Where the signal fires nobody waits any more: rejects with `QueryCancelled` at once. */
  ask<T>(method: string, argument: unknown, signal?: AbortSignal): Promise<T> {
    if (this.#lost) return Promise.reject(this.#lost);
    if (signal?.aborted) return Promise.reject(new QueryCancelled('the question was cancelled'));
    const id = ++this.#last;
    return new Promise<T>((resolve, reject) => {
      const stop = () => {
        this.#waiting.delete(id);
        this.#send({ kind: 'stop', id });
        reject(new QueryCancelled('the question was cancelled'));
      };
      const leave = () => signal?.removeEventListener('abort', stop);
      this.#waiting.set(id, {
        resolve: (answer) => (leave(), resolve(answer as T)),
        reject: (error) => (leave(), reject(error))
      });
      signal?.addEventListener('abort', stop, { once: true });
      this.#send({ kind: 'ask', id, method, argument });
    });
  }

  /** Tell the other end something that needs no answer. */
  tell(method: string, argument: unknown): void {
    this.#send({ kind: 'tell', method, argument });
  }

  /** The other end is gone: everybody who waits for it, and everybody who asks later, is told why. */
  lose(reason: Error): void {
    this.#lost = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    for (const controller of this.#answering.values()) controller.abort();
    this.#answering.clear();
  }

  #send(message: Message): void {
    const bytes =
      message.kind === 'answer' && message.answer instanceof Uint8Array ? message.answer : undefined;
    this.#port.post(message, bytes ? [bytes.buffer as ArrayBuffer] : []);
  }

  #receive(message: Message): void {
    if (message.kind === 'ask') void this.#answer(message);
    else if (message.kind === 'tell') void this.#handlers[message.method]?.(message.argument, never);
    else if (message.kind === 'stop') this.#answering.get(message.id)?.abort();
    else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === 'answer') waiting?.resolve(message.answer);
      else waiting?.reject(readFailure(message.failure));
    }
  }

  async #answer({ id, method, argument }: Message & { kind: 'ask' }): Promise<void> {
    const controller = new AbortController();
    this.#answering.set(id, controller);
    try {
      const handler = this.#handlers[method];
      if (!handler) throw new Error(`nobody answers ${method}`);
      const answer = await handler(argument, controller.signal);
      if (!controller.signal.aborted) this.#send({ kind: 'answer', id, answer });
    } catch (error) {
      if (!controller.signal.aborted) this.#send({ kind: 'failure', id, failure: writeFailure(error) });
    } finally {
      this.#answering.delete(id);
    }
  }
}

const never = new AbortController().signal;

function writeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  return error instanceof QueryError ? { name, message, statement: error.statement } : { name, message };
}

/** An error that crossed lost its class; its name tells what it was. */
function readFailure({ name, message, statement }: Failure): Error {
  if (name === 'QueryCancelled') return new QueryCancelled(message);
  if (name === 'EngineLost') return new EngineLost(message);
  if (statement) return new QueryError(statement, new Error(message));
  return Object.assign(new Error(message), { name });
}
