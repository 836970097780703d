const decoder = new TextDecoder();

/** The spellings of "no value" that stand in a column, to be told from values. */
export class NullTexts {
  readonly #texts: ReadonlySet<string>;
  readonly #longest: number;

  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts);
    this.#longest = Math.max(0, ...texts.map((text) => text.length));
  }

  get none(): boolean {
    return this.#texts.size === 0;
  }

  has(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > this.#longest * 4) return false;
    return this.#texts.has(decoder.decode(bytes.subarray(start, end)));
  }
}
