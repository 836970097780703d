import { RecordBatchStreamWriter, type RecordBatch } from 'apache-arrow';

/** An Arrow IPC stream that copies each batch as it comes, so that the arrays of one may serve the next. */
export class BatchStream extends RecordBatchStreamWriter {
  #bytes = new Uint8Array(0);
  #length = 0;

  constructor() {
    super({ autoDestroy: false });
  }

  /** Add a batch. `share` is the part of all rows that is then in, from which the room for the rest is worked out. */
  add(batch: RecordBatch, share: number): void {
    const size = batch.data.children.reduce((sum, { byteLength }) => sum + byteLength, 4096);
    if (this.#length + size > this.#bytes.length) this.#grow((this.#length + size) / share);
    this.write(batch);
  }

  protected override _write(chunk: ArrayBufferView): this {
    if (!this._started) return this;
    const piece = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = this.#length + piece.length;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(piece, this.#length);
    this.#length = end;
    this._position += piece.length;
    return this;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.ceil(needed * 1.02) + 65_536);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  /** The stream, ended. */
  take(): Uint8Array<ArrayBuffer> {
    this.finish();
    return this.#bytes.subarray(0, this.#length);
  }
}
