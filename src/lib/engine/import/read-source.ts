import type { Connector } from '../connector.ts';
import { sha256 } from '../tables/content-hash.ts';
import type { ParquetCodec } from '../tables/parquet.ts';
import { readDelimited, type DelimitedOptions } from './delimited/read-delimited.ts';
import { ImportProblem } from './import-problem.ts';
import { readJson } from './json/read-json.ts';
import { checkLimit, defaultLimits, type Limits } from './limits.ts';
import { readParquet } from './parquet/read-parquet.ts';
import type { SourceTable } from './source-table.ts';

/** A file somebody brings: its name and its bytes. */
export type Source = { readonly name: string; readonly bytes: Uint8Array };

/** The engine an import works in: its own, never the workspace's, and it must be able to read registered files. */
export type ImportEngine = {
  readonly connector: Connector;
  readonly parquet?: ParquetCodec;
  /** Hashes a file where something does it quicker than the browser's way, which copies the file first. */
  readonly sha256?: (bytes: Uint8Array) => Promise<string>;
};

export type ReadOptions = DelimitedOptions & { readonly limits?: Limits; readonly signal?: AbortSignal };

/** Kinds of files nobody can import, by their first bytes. */
const foreign: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a 7-Zip file', [0x37, 0x7a, 0xbc, 0xaf]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]]
];

/** The tables of a file, read by what its bytes are, not by what its name ends with. */
export async function readSource(
  source: Source,
  engine: ImportEngine,
  options: ReadOptions = {}
): Promise<SourceTable[]> {
  const { name, bytes } = source;
  const limits = options.limits ?? defaultLimits;
  const check = () => options.signal?.throwIfAborted();
  check();
  if (bytes.length === 0)
    throw new ImportProblem('empty-file', `${name} is empty: there is nothing to import.`);
  checkLimit(name, 'bytes', bytes.length, limits.bytes);
  const starts = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  const kind = foreign.find(([, magic]) => starts(magic))?.[0];
  if (kind) throw new ImportProblem('foreign-file', `${name} is ${kind}; bring CSV, XLSX, JSON or Parquet.`);
  // The hash is worked out beside the reading, on a thread of its own where there is one.
  const hashing = (engine.sha256 ?? sha256)(bytes);
  if (starts([0x50, 0x41, 0x52, 0x31]))
    return [await readParquet(name, await hashing, bytes, engine, limits)];
  if (starts([0x50, 0x4b]) || starts([0xd0, 0xcf, 0x11, 0xe0])) {
    // Only a workbook needs the workbook reader, the largest part of an import.
    const { readWorkbook } = await import('./workbook/read-workbook.ts');
    return readWorkbook(name, await hashing, bytes, limits);
  }
  if (looksBinary(bytes)) {
    throw new ImportProblem(
      'foreign-file',
      `${name} is not text and no kind of file we know; bring CSV, XLSX, JSON or Parquet.`
    );
  }
  if (looksLikeMarkup(bytes)) {
    throw new ImportProblem(
      'foreign-file',
      `${name} is a web page or XML, not a table; save the table itself as CSV or XLSX.`
    );
  }
  if (looksLikeJson(name, bytes)) return readJson(name, await hashing, bytes, limits);
  const table = readDelimited(name, bytes, options, limits, check);
  return [{ ...table, sha256: await hashing }];
}

/** Control characters beyond one in a hundred are no text; zero bytes on one side only are UTF-16. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let [control, even, odd] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === 0 && i % 2 === 0) even++;
    else if (byte === 0) odd++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26 && byte !== 12) control++;
  }
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const wide = marked || Math.max(even, odd) > length * 0.3;
  const zeros = wide ? Math.min(even, odd) : even + odd;
  return control + (marked ? 0 : zeros) > Math.max(2, length / 100);
}

const startOf = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart();

/** A page an export link answered in place of the file, as when a session has ended. */
const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^(<!doctype\s+html|<html[\s>]|<\?xml\s)/i.test(startOf(bytes));

function looksLikeJson(name: string, bytes: Uint8Array): boolean {
  const start = startOf(bytes);
  if (/\.(json|jsonl|ndjson|geojson)$/i.test(name)) return start.startsWith('{') || start.startsWith('[');
  return /^\[?\s*\{\s*"/.test(start);
}
