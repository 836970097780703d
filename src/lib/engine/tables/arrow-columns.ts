import {
  Bool,
  DateDay,
  Decimal,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
  type Data
} from 'apache-arrow';
import { NO_DAY, type DemoColumn, type DemoTable } from '../../core/demo/demo-table.ts';

/** A generated table as an Arrow IPC stream with the types of the canonical schema, built column by column. */
export function arrowOfColumns({ rows, columns }: DemoTable): Uint8Array {
  const children = columns.map(([, column]) => columnData(column, rows));
  const fields = columns.map(([name], i) => new Field(name, children[i]!.type, true));
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), data)]), 'stream');
}

function columnData(column: DemoColumn, rows: number): Data {
  switch (column.kind) {
    case 'serial':
      return serialData(column, rows);
    case 'coded': {
      const parts = column.values.map((value) => encoder.encode(value));
      return textData(rows, (row) => (column.codes[row]! < 0 ? undefined : parts[column.codes[row]!]!));
    }
    case 'text':
      return textData(rows, (row) => {
        const value = column.values[row];
        return value === null || value === undefined ? undefined : encoder.encode(value);
      });
    case 'date':
      return makeData({
        type: new DateDay(),
        length: rows,
        data: column.days,
        ...validity(rows, (row) => column.days[row] !== NO_DAY)
      });
    case 'moment': {
      const filled = validity(rows, (row) => !Number.isNaN(column.seconds[row]));
      const data = BigInt64Array.from(column.seconds, (seconds) =>
        Number.isNaN(seconds) ? 0n : BigInt(seconds) * 1_000_000n
      );
      return makeData({ type: new TimestampMicrosecond(), length: rows, data, ...filled });
    }
    case 'amount':
      return decimalData(column.tenThousandths, 18, 4);
    case 'rate':
      return decimalData(
        Float64Array.from(column.millionths, (value) => (value < 0 ? NaN : value)),
        9,
        6
      );
    case 'count':
      return makeData({ type: new Int32(), length: rows, nullCount: 0, data: column.values });
    case 'coordinate':
      return makeData({
        type: new Float64(),
        length: rows,
        data: column.values,
        ...validity(rows, (row) => !Number.isNaN(column.values[row]))
      });
    case 'truth':
      return makeData({
        type: new Bool(),
        length: rows,
        nullCount: 0,
        data: bitmap(rows, (row) => column.values[row] === 1)
      });
  }
}

const encoder = new TextEncoder();

function bitmap(rows: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(rows / 64) * 8);
  for (let row = 0; row < rows; row++) if (isSet(row)) bits[row >> 3]! |= 1 << (row & 7);
  return bits;
}

/** Which rows are filled; without a bitmap where all are. */
function validity(rows: number, isFilled: (row: number) => boolean) {
  let nullCount = 0;
  for (let row = 0; row < rows; row++) if (!isFilled(row)) nullCount += 1;
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bitmap(rows, isFilled) };
}

function textData(rows: number, textAt: (row: number) => Uint8Array | undefined): Data {
  const valueOffsets = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++)
    valueOffsets[row + 1] = valueOffsets[row]! + (textAt(row)?.length ?? 0);
  const data = new Uint8Array(valueOffsets[rows]!);
  for (let row = 0; row < rows; row++) {
    const text = textAt(row);
    if (text) data.set(text, valueOffsets[row]);
  }
  return makeData({
    type: new Utf8(),
    length: rows,
    valueOffsets,
    data,
    ...validity(rows, (row) => textAt(row) !== undefined)
  });
}

function serialData({ prefix, width, numbers }: Extract<DemoColumn, { kind: 'serial' }>, rows: number): Data {
  const head = encoder.encode(prefix);
  const size = head.length + width;
  const valueOffsets = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++)
    valueOffsets[row + 1] = valueOffsets[row]! + (numbers[row] === 0 ? 0 : size);
  const data = new Uint8Array(valueOffsets[rows]!);
  for (let row = 0; row < rows; row++) {
    if (numbers[row] === 0) continue;
    const start = valueOffsets[row]!;
    data.set(head, start);
    let number = numbers[row]!;
    for (let at = start + size - 1; at >= start + head.length; at--) {
      data[at] = 48 + (number % 10);
      number = Math.floor(number / 10);
    }
  }
  return makeData({
    type: new Utf8(),
    length: rows,
    valueOffsets,
    data,
    ...validity(rows, (row) => numbers[row] !== 0)
  });
}

/** 128-bit two's complement from whole numbers below 2^53. */
function decimalData(values: Float64Array, precision: number, scale: number): Data {
  const rows = values.length;
  const words = new Uint32Array(rows * 4);
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const high = Math.floor(value / 4294967296);
    words[row * 4] = value - high * 4294967296;
    words[row * 4 + 1] = high >>> 0;
    if (value < 0) words[row * 4 + 2] = words[row * 4 + 3] = 0xffffffff;
  }
  const type = new Decimal(scale, precision, 128);
  return makeData({
    type,
    length: rows,
    data: words,
    ...validity(rows, (row) => !Number.isNaN(values[row]))
  });
}
