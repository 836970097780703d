import { Field, RecordBatch, Schema, Struct, makeData } from 'apache-arrow';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { SourceTable } from '../source-table.ts';
import { BatchStream } from './batch-stream.ts';
import { chooseBuilder } from './choose-builder.ts';
import { batchRows, fieldEnd, NO_DELIMITER } from './column-builder.ts';
import { DayBuilder, type DaySpan } from './day-builder.ts';

/** A value that kept its record out. */
export type Unread = { readonly record: number; readonly column: PlannedColumn; readonly value: string };

/** The readable rows of a source as Arrow, and what was seen on the way. */
export type TypedTable = {
  readonly ipc: Uint8Array;
  readonly rows: number;
  /** The record each row came from. */
  readonly records: Uint32Array;
  readonly unread: readonly Unread[];
  /** Records whose key is empty, and the column that is. */
  readonly keyless: readonly { readonly record: number; readonly target: string }[];
  /** Rows left out, of either kind. */
  readonly leftOut: number;
  /** The key is one column, and every row's is above the one before. */
  readonly ascending: boolean;
  readonly spans: ReadonlyMap<string, DaySpan>;
};

export type TypedOptions = {
  /** The columns of the table to be, in their order. */
  readonly order: readonly string[];
  /** Columns that may not be empty. */
  readonly key: readonly string[];
  /** Records that are no rows. */
  readonly skip: readonly number[];
  readonly check?: () => void;
};

/** With more unreadable values than this the engine reads the file instead: it need not list them one by one. */
const mostUnread = 100_000;

const decoder = new TextDecoder();

/**
 * Read a source's records in one pass, each column as the type that was decided on all of its values. Undefined where
 * some column needs SQL, or where too little can be read.
 */
export function readTyped(
  source: SourceTable,
  columns: readonly PlannedColumn[],
  { order, key, skip, check = () => {} }: TypedOptions
): TypedTable | undefined {
  const { bytes, records, dialect } = source;
  const { delimiter, quote } = dialect;
  const builders = columns.map((column) => chooseBuilder(column, source.columns[column.sources[0]!]!, quote));
  if (builders.includes(undefined)) return undefined;
  const readers = source.header.map((_, i) =>
    columns.flatMap((column, at) => (column.sources[0] === i ? [{ column, builder: builders[at]! }] : []))
  );
  // A source column seldom feeds two of ours: the flat lists keep the common case quick.
  if (readers.some(({ length }) => length > 1)) return undefined;
  const flat = readers.map(([reader]) => reader);
  const isKey = flat.map((reader) => reader !== undefined && key.includes(reader.column.target));
  const only = key.length === 1 ? isKey.indexOf(true) : -1;
  const skipped = new Set(skip);
  const kept = new Uint32Array(records.starts.length);
  const unread: Unread[] = [];
  const keyless: { record: number; target: string }[] = [];
  const stream = new BatchStream();
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = source.header.length;
  let row = 0;
  let rows = 0;
  let leftOut = 0;
  let ascending = only >= 0;
  let beforeStart = 0;
  let beforeEnd = 0;
  let schema: Schema | undefined;

  const flush = (share: number) => {
    const children = order.map((target) => {
      const at = columns.findIndex((column) => column.target === target);
      return builders[at]!.take(row);
    });
    schema ??= new Schema(order.map((target, i) => new Field(target, children[i]!.type, true)));
    const data = makeData({ type: new Struct(schema.fields), length: row, nullCount: 0, children });
    stream.add(new RecordBatch(schema, data), share);
    row = 0;
  };

  for (let record = 0; record < records.starts.length; record++) {
    if ((record & 0xffff) === 0) check();
    if (skipped.size > 0 && skipped.has(record)) {
      leftOut++;
      continue;
    }
    const last = records.ends[record]!;
    let at = records.starts[record]!;
    let whole = true;
    let empty = '';
    let keyStart = 0;
    let keyEnd = 0;
    for (let field = 0; field < width; field++) {
      const quoted = quote !== undefined && at < last && bytes[at] === quote;
      const start = quoted ? at + 1 : at;
      const reader = flat[field];
      let end: number;
      if (quoted) end = quotedEnd(bytes, start, last, quote);
      else if (reader === undefined) end = fieldEnd(bytes, start, last, delimiter);
      else end = last;
      if (reader !== undefined) {
        const reached = reader.builder.read(bytes, start, end, quoted ? NO_DELIMITER : delimiter, row);
        end = reached < 0 ? ~reached : reached;
        if (reached < 0) {
          whole = false;
          unread.push({ record, column: reader.column, value: decoder.decode(bytes.subarray(start, end)) });
          if (unread.length > mostUnread) return undefined;
        }
      }
      at = quoted ? end + 2 : end + 1;
      if (reader === undefined) continue;
      if (!isKey[field]) continue;
      const { target } = reader.column;
      if (reader.builder.isEmpty(row) && (empty === '' || key.indexOf(target) < key.indexOf(empty)))
        empty = target;
      if (field !== only) continue;
      keyStart = start;
      keyEnd = end;
      // Doubled quotes are longer than what they say, so bytes no longer sort as the text does.
      if (quoted && bytes.subarray(start, end).includes(quote)) ascending = false;
    }
    if (whole && empty !== '') keyless.push({ record, target: empty });
    if (!whole || empty !== '') {
      leftOut++;
      continue;
    }
    if (ascending && rows > 0) ascending = isBelow(words, beforeStart, beforeEnd, keyStart, keyEnd);
    beforeStart = keyStart;
    beforeEnd = keyEnd;
    kept[rows++] = record;
    if (++row === batchRows) flush((record + 1) / records.starts.length);
  }
  if (row > 0 || schema === undefined) flush(1);
  const spans = new Map<string, DaySpan>();
  builders.forEach((builder, i) => {
    if (builder instanceof DayBuilder && builder.span) spans.set(columns[i]!.target, builder.span);
  });
  return {
    ipc: stream.take(),
    rows,
    records: kept.subarray(0, rows),
    unread,
    keyless,
    leftOut,
    ascending,
    spans
  };
}

function quotedEnd(bytes: Uint8Array, from: number, last: number, quote: number): number {
  let at = from;
  for (; at < last; at++) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] !== quote) break;
    at++;
  }
  return at;
}

/** True where the first text stands before the second, byte by byte as the engine sorts. */
function isBelow(words: DataView, a: number, aEnd: number, b: number, bEnd: number): boolean {
  for (; a + 4 <= aEnd && b + 4 <= bEnd && words.getUint32(a) === words.getUint32(b); a += 4) b += 4;
  for (; a < aEnd && b < bEnd; a++, b++) {
    const [first, second] = [words.getUint8(a), words.getUint8(b)];
    if (first !== second) return first < second;
  }
  return aEnd - a < bEnd - b;
}
