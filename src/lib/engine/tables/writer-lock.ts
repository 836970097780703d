/** Why this tab may now write, or may no longer. */
export type WriterChange =
  | { readonly writes: true; readonly because: 'first' | 'taken over' | 'other tab closed' }
  | { readonly writes: false; readonly because: 'other tab open' | 'taken by other tab' };

export type WriterLockOptions = {
  /** `navigator.locks`. */
  readonly locks: LockManager;
  /** A channel of the lock's name between the tabs of this site. */
  readonly channel: BroadcastChannel;
  readonly name?: string;
  /** Called when another tab takes over: keep what is not yet kept. */
  readonly beforeHandOver?: () => Promise<void>;
  /** Told once at the start and at every change. A tab that starts to write reads the workspace anew first. */
  readonly onChange: (change: WriterChange) => void;
  /** How long the other tab may take to hand over before the lock is taken from it, in milliseconds. */
  readonly patience?: number;
};

export interface WriterLock {
  readonly writes: boolean;
  /** Make this the tab that writes: the other one is asked to finish and told. */
  takeOver(): Promise<void>;
  close(): void;
}

const HAND_OVER = 'hand over';

/** One tab of the site writes, every other one reads. */
export async function openWriterLock(options: WriterLockOptions): Promise<WriterLock> {
  const lock = new TabLock(options);
  await lock.open();
  return lock;
}

class TabLock implements WriterLock {
  writes = false;
  readonly #options: WriterLockOptions;
  readonly #name: string;
  /** Ends this tab's claim: gives back the lock, or leaves the line for it. */
  #letGo: () => void = () => {};

  constructor(options: WriterLockOptions) {
    this.#options = options;
    this.#name = options.name ?? 'evenfield writer';
    options.channel.addEventListener('message', this.#answer);
  }

  async open(): Promise<void> {
    if (await this.#claim({ ifAvailable: true }, 'first')) return;
    this.#tell({ writes: false, because: 'other tab open' });
    this.#waitInLine();
  }

  async takeOver(): Promise<void> {
    if (this.writes) return;
    this.#letGo();
    this.#options.channel.postMessage(HAND_OVER);
    const patience = AbortSignal.timeout(this.#options.patience ?? 2000);
    const handed = await this.#claim({ signal: patience }, 'taken over').catch(() => false);
    if (!handed) await this.#claim({ steal: true }, 'taken over');
  }

  close(): void {
    this.#options.channel.removeEventListener('message', this.#answer);
    this.writes = false;
    this.#letGo();
  }

  /** Answers once the lock is held (true) or was not to be had (false); holds it until it is let go or taken. */
  #claim(how: LockOptions, because: 'first' | 'taken over' | 'other tab closed'): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = this.#options.locks.request(this.#name, how, (lock) => {
        if (lock === null) return resolve(false);
        const released = new Promise<void>((letGo) => (this.#letGo = letGo));
        this.#tell({ writes: true, because });
        resolve(true);
        return released;
      });
      held.catch((error: unknown) => {
        if (this.writes) this.#lose();
        reject(error);
      });
    });
  }

  /** The lock comes to this tab when the one that writes is closed. */
  #waitInLine(): void {
    const waiting = new AbortController();
    this.#letGo = () => waiting.abort();
    this.#claim({ signal: waiting.signal }, 'other tab closed').catch(() => {});
  }

  #answer = async ({ data }: MessageEvent): Promise<void> => {
    if (data !== HAND_OVER) return;
    const letGo = this.#letGo;
    if (!this.writes) {
      // A tab that only waits goes to the end of the line: the one that asks is next.
      letGo();
      return this.#waitInLine();
    }
    try {
      await this.#options.beforeHandOver?.();
    } finally {
      if (this.writes) this.#lose();
      letGo();
    }
  };

  #lose(): void {
    this.#tell({ writes: false, because: 'taken by other tab' });
    this.#waitInLine();
  }

  #tell(change: WriterChange): void {
    this.writes = change.writes;
    this.#options.onChange(change);
  }
}
