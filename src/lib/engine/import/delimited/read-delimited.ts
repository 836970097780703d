import { ColumnScan } from '../columns/column-scan.ts';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import type { Encoding } from '../encoding/code-pages.ts';
import { toUtf8 } from '../encoding/to-utf8.ts';
import { isKnownHeader } from '../mapping/known-headers.ts';
import { ImportProblem } from '../import-problem.ts';
import { checkLimit, type Limits } from '../limits.ts';
import type { Finding } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import { distinctNames, hasHeader } from './find-header.ts';
import { scanRecords } from './scan-records.ts';
import { sniffDialect, splitSample, type Dialect } from './sniff-dialect.ts';
import { unwrapWideRecords } from './wide-records.ts';

/** What a person may set where the reading guessed wrong. */
export type DelimitedOptions = {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly header?: boolean;
};

const sampleBytes = 1 << 17;

/** Read a delimited text file: its encoding, its dialect, its header, where its records stand and what they hold. */
export function readDelimited(
  file: string,
  bytes: Uint8Array,
  options: DelimitedOptions,
  limits: Limits,
  check: () => void
): Omit<SourceTable, 'sha256'> {
  const guess = detectEncoding(bytes);
  const encoding = options.encoding ?? guess.encoding;
  const notes: Finding[] = [];
  const note = (code: string, message: string, values: readonly string[] = []) =>
    void notes.push({ code, table: '', keys: [], values, message: `${file}: ${message}` });
  const plain =
    guess.ascii && !encoding.startsWith('utf-16')
      ? { bytes, removed: 0 }
      : withoutInnerMarks(toUtf8(bytes, encoding));
  if (plain.removed > 0) {
    note('byte-order-mark-inside', `${plain.removed} byte-order marks inside the text were left out.`);
  }
  let text = plain.bytes;
  const sample = new TextDecoder().decode(text.subarray(0, sampleBytes), { stream: true });
  if (sample.trim() === '')
    throw new ImportProblem('empty-file', `${file} is empty: there is nothing to import.`);
  const sniffed = sniffDialect(sample, text.length <= sampleBytes);
  const dialect: Dialect =
    options.delimiter === undefined ? sniffed : { ...sniffed, delimiter: options.delimiter };
  let { delimiter, quote } = dialect;
  const unwrapped = dialect.terminator === undefined ? undefined : unwrapWideRecords(text, dialect);
  if (unwrapped) [text, delimiter, quote] = [unwrapped.bytes, ',', '"'];
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) >= 0x80) {
    throw new ImportProblem(
      'delimiter',
      `${file}: a delimiter must be one plain character, not "${delimiter}".`
    );
  }
  const groups = groupLine(sniffed.skipLines, sample, delimiter, quote);
  const skipped = dialect.skipLines + groups;
  const from = skipLines(text, skipped);
  if (skipped > 0) {
    const titles = sample.split(/\r\n|\r|\n/).slice(0, skipped);
    note(
      'title-lines',
      `${skipped} ${skipped === 1 ? 'line' : 'lines'} above the table were skipped.`,
      titles.filter((line) => line !== '')
    );
  }
  const head = new TextDecoder().decode(text.subarray(from, from + sampleBytes), { stream: true });
  const records = splitSample(head, delimiter, quote);
  const first = records[0] ?? [];
  checkLimit(file, 'columns', first.length, limits.columns);
  const headed = options.header ?? hasHeader(records.slice(0, 200));
  const header = distinctNames(headed ? first : first.map(() => ''));
  if (headed && new Set(first.map((name) => name.trim().toLowerCase())).size < first.length) {
    note('repeated-header', 'some columns have the same name or none; they were numbered.', header);
  }
  if (!headed) note('no-header', 'there is no header line; the columns are numbered.', header);
  const byte = { delimiter: delimiter.charCodeAt(0), quote: quote?.charCodeAt(0) };
  const columns = header.map(() => new ColumnScan());
  const start = headed ? skipRecord(text, from, byte.quote) : { at: from, lines: 0 };
  const firstLine = 1 + skipped + start.lines;
  const scanned = scanRecords(text, start.at, firstLine, byte, columns, check);
  const lines = unwrapped ? scanned.lines.map((line) => unwrapped.lines[line - 1] ?? line) : scanned.lines;
  return {
    file,
    sheet: null,
    reading: {
      encoding,
      byteOrderMark: guess.byteOrderMark,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      headerLines: headed ? 1 : 0
    },
    header,
    headed,
    bytes: text,
    dialect: byte,
    records: { ...scanned, lines },
    columns,
    declared: header.map(() => undefined),
    notes
  };
}

/** 1 where a line of group names stands above the names of the columns: it has gaps or repeats, they are known. */
function groupLine(skip: number, sample: string, delimiter: string, quote: string | undefined): number {
  if (skip > 0) return 0;
  const [first = [], second = []] = splitSample(sample.slice(0, 20_000), delimiter, quote);
  if (first.length < 3 || first.length !== second.length || first.some((name) => /[\r\n]/.test(name)))
    return 0;
  const filled = first.filter((name) => name.trim() !== '');
  const gaps = filled.length < first.length || new Set(filled).size < filled.length;
  const known = (names: readonly string[]) => names.filter(isKnownHeader).length;
  const named = second.every((name) => name.trim() !== '') && new Set(second).size === second.length;
  return gaps && named && known(second) >= 2 && known(second) > known(first) ? 1 : 0;
}

/** Files glued together carry marks at the joints. */
function withoutInnerMarks(bytes: Uint8Array): { bytes: Uint8Array; removed: number } {
  const places: number[] = [];
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) places.push(at);
  }
  if (places.length === 0) return { bytes, removed: 0 };
  const out = new Uint8Array(bytes.length - places.length * 3);
  let [from, to] = [0, 0];
  for (const place of [...places, bytes.length]) {
    out.set(bytes.subarray(from, place), to);
    to += place - from;
    from = place + 3;
  }
  return { bytes: out, removed: places.length };
}

function skipLines(bytes: Uint8Array, count: number): number {
  let at = 0;
  for (let skipped = 0; skipped < count && at < bytes.length; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) skipped++;
  }
  return at;
}

/** Where the record after the first one starts, and how many lines lie before it. */
function skipRecord(
  bytes: Uint8Array,
  from: number,
  quote: number | undefined
): { at: number; lines: number } {
  let quoted = false;
  let lines = 0;
  let filled = false;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === quote) quoted = !quoted;
    const ends = byte === 10 || (byte === 13 && bytes[at + 1] !== 10);
    if (ends) lines++;
    if (ends && !quoted && filled) return { at: at + 1, lines };
    if (byte !== 10 && byte !== 13) filled = true;
  }
  return { at: bytes.length, lines };
}
