/** Runs one thing at a time, the latest: starting another cancels the one before, whose answer is dropped. */
export class Latest {
  #turn = 0;
  #controller: AbortController | undefined;

  /** The answer, or undefined where a later call overtook it. */
  async run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const turn = ++this.#turn;
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    try {
      const answer = await task(controller.signal);
      return turn === this.#turn ? answer : undefined;
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      throw error;
    }
  }

  cancel() {
    this.#turn++;
    this.#controller?.abort();
  }
}
