/** What a worker says once its life can be watched. */
export const ALIVE = 'evenfield alive';

/**
 * Called in a worker: holds a lock of the worker's name for as long as it lives. A browser tells nobody that it ended
 * a worker, but it gives back the worker's locks.
 */
export function holdLife(): void {
  void navigator.locks.request(self.name, () => {
    self.postMessage(ALIVE);
    return new Promise(() => {});
  });
}

/** A name for a worker whose life is watched. */
export const watchedName = (kind: string): string => `${kind} ${crypto.randomUUID()}`;

/** Tells once that a worker ended, whoever ended it. Its name comes from `watchedName`. */
export function watchLife(worker: Worker, name: string, onEnd: () => void): void {
  worker.addEventListener('message', ({ data }) => {
    if (data === ALIVE) void navigator.locks.request(name, onEnd);
  });
}

/** A worker of the page was ended or did not start: one sentence for people, with what to do. */
export class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped';
}
