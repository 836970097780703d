import { type Data, DataType, tableFromIPC } from 'apache-arrow';
import { fail } from '../../core/assert.ts';
import type { Cell, Table } from '../connector.ts';
import { dateText, intervalText, timestampText, timeText, unscaledText, wideInteger } from './cell-text.ts';
import { sqlType } from './sql-type.ts';

type Nested = Cell | readonly Nested[] | { readonly [key: string]: Nested };
type Reader<T> = (row: number) => T;

/**
 * Decode an Arrow IPC stream of DuckDB into exact cells. Lists, structs and maps (as pairs) become JSON text
 * whose decimals are strings; BLOB becomes hexadecimal text.
 */
export function decodeTable(ipc: Uint8Array): Table {
  const arrow = tableFromIPC(ipc);
  const columns = arrow.schema.fields.map(({ name, type }) => ({ name, type: sqlType(type) }));
  const rows: Cell[][] = [];
  for (const batch of arrow.batches) {
    const readers = batch.data.children.map(cellReader);
    for (let row = 0; row < batch.numRows; row++) rows.push(readers.map((read) => read(row)));
  }
  return { columns, rows };
}

function cellReader(data: Data): Reader<Cell> {
  const read = nestedReader(data);
  if (!isNested(data.type)) return read as Reader<Cell>;
  return (row) => {
    const value = read(row);
    return value === null ? null : JSON.stringify(value);
  };
}

const isNested = (type: DataType) =>
  DataType.isStruct(type) || DataType.isList(type) || DataType.isFixedSizeList(type) || DataType.isMap(type);

function nestedReader(data: Data): Reader<Nested> {
  if (DataType.isNull(data.type)) return () => null;
  const read = isNested(data.type) ? collectionReader(data) : scalarReader(data);
  return data.nullCount === 0 ? read : (row) => (data.getValid(row) ? read(row) : null);
}

function collectionReader(data: Data): Reader<Nested> {
  const { type, children, valueOffsets } = data;
  if (DataType.isStruct(type)) {
    const fields = type.children.map(({ name }, i) => [name, nestedReader(children[i]!)] as const);
    return (row) => Object.fromEntries(fields.map(([name, read]) => [name, read(row)]));
  }
  const read = nestedReader(children[0]!);
  const items = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => read(from + i));
  if (DataType.isFixedSizeList(type)) {
    return (row) => items(row * type.listSize, (row + 1) * type.listSize);
  }
  if (DataType.isList(type) || DataType.isMap(type)) {
    return (row) => items(valueOffsets[row]!, valueOffsets[row + 1]!);
  }
  return fail(`no decoder for the type: ${type}`);
}

const unitsPerSecond = [1, 1000, 1_000_000, 1_000_000_000] as const;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const hexadecimal = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Where every character is one byte, the column's texts are slices of one: decoding each costs far more. */
function textReader({ values, valueOffsets: offsets, length }: Data): Reader<Cell> {
  const start = Number(offsets[0] ?? 0);
  const column = values.subarray(start, Number(offsets[length] ?? 0));
  const text = utf8.decode(column);
  if (text.length === column.length) {
    return (row) => text.slice(Number(offsets[row]) - start, Number(offsets[row + 1]) - start);
  }
  return (row) => utf8.decode(values.subarray(Number(offsets[row]), Number(offsets[row + 1])));
}

/** Rows share their days: each day is written once. */
function dateReader(days: Int32Array): Reader<Cell> {
  const written = new Map<number, string>();
  return (row) => {
    const day = days[row]!;
    let text = written.get(day);
    if (text === undefined) written.set(day, (text = dateText(day)));
    return text;
  };
}

function scalarReader(data: Data): Reader<Cell> {
  const { type, values, valueOffsets } = data;
  const bytes = (row: number) => values.subarray(Number(valueOffsets[row]), Number(valueOffsets[row + 1]));
  if (DataType.isDecimal(type)) {
    const words = new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4);
    return (row) => unscaledText(wideInteger(words, row * 4), type.scale);
  }
  if (DataType.isInt(type)) {
    return type.bitWidth === 64 ? (row) => String(values[row]) : (row) => values[row];
  }
  if (DataType.isFloat(type)) return (row) => values[row];
  if (DataType.isBool(type)) return (row) => ((values[row >> 3] >> (row & 7)) & 1) === 1;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return textReader(data);
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return (row) => hexadecimal(bytes(row));
  if (DataType.isFixedSizeBinary(type)) {
    return (row) => hexadecimal(values.subarray(row * type.byteWidth, (row + 1) * type.byteWidth));
  }
  if (DataType.isDate(type)) return dateReader(values);
  if (DataType.isTime(type)) return (row) => timeText(Number(values[row]), unitsPerSecond[type.unit]);
  if (DataType.isTimestamp(type)) {
    const zone = type.timezone ? '+00' : '';
    return (row) => timestampText(values[row], unitsPerSecond[type.unit]) + zone;
  }
  if (DataType.isInterval(type)) {
    const nanoseconds = new BigInt64Array(values.buffer, values.byteOffset, values.byteLength / 8);
    return (row) => intervalText(values[row * 4], values[row * 4 + 1], nanoseconds[row * 2 + 1]!);
  }
  return fail(`no decoder for the type: ${type}`);
}
