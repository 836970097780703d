import { cellsOf } from '../source-cells.ts';
import type { SourceTable } from '../source-table.ts';

/** A value put right by hand: in one row of one file, known by the file's hash, the line and what stood there. */
export type ValueFix = {
  readonly sha256: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly to: string;
};

export type FixedSource = { readonly source: SourceTable; readonly fixed: readonly ValueFix[] };

/**
 * A source with some values put right. The file's own bytes stay: a changed record is written anew behind them. A fix
 * of another file, or of a cell that says something else by now, is left alone.
 */
export function fixValues(source: SourceTable, fixes: readonly ValueFix[] = []): FixedSource {
  const wanted = fixes.filter(({ sha256 }) => sha256 === source.sha256);
  if (wanted.length === 0) return { source, fixed: [] };
  const recordAt = new Map<number, number>();
  source.records.lines.forEach((line, record) => void recordAt.set(line, record));
  const written = new Map<number, string[]>();
  const fixed = wanted.filter(({ line, column, value, to }) => {
    const record = recordAt.get(line);
    const at = source.header.indexOf(column.split(' + ')[0]!);
    if (record === undefined || at < 0 || !canHold(source, to)) return false;
    const cells = written.get(record) ?? cellsOf(source, record);
    if (cells[at] !== value) return false;
    written.set(record, cells.with(at, to));
    return true;
  });
  return fixed.length === 0 ? { source, fixed } : { source: withRecords(source, written), fixed };
}

/** Without quotes a cell cannot hold the delimiter or a line's end. */
const canHold = ({ dialect }: SourceTable, text: string): boolean =>
  dialect.quote !== undefined ||
  !(text.includes(String.fromCharCode(dialect.delimiter)) || /[\r\n]/.test(text));

function withRecords(source: SourceTable, written: ReadonlyMap<number, readonly string[]>): SourceTable {
  const { dialect, records } = source;
  const delimiter = String.fromCharCode(dialect.delimiter);
  const quote = dialect.quote === undefined ? '' : String.fromCharCode(dialect.quote);
  const quoted = (cell: string) =>
    quote !== '' && (cell.includes(quote) || cell.includes(delimiter) || /[\r\n]/.test(cell))
      ? quote + cell.replaceAll(quote, quote + quote) + quote
      : cell;
  const [starts, ends] = [records.starts.slice(), records.ends.slice()];
  const added: Uint8Array[] = [];
  let at = source.bytes.length;
  for (const [record, cells] of written) {
    const line = new TextEncoder().encode(`\n${cells.map(quoted).join(delimiter)}`);
    [starts[record], ends[record]] = [at + 1, at + line.length];
    at += line.length;
    added.push(line);
  }
  const bytes = new Uint8Array(at);
  bytes.set(source.bytes);
  let place = source.bytes.length;
  for (const line of added) {
    bytes.set(line, place);
    place += line.length;
  }
  return { ...source, bytes, records: { ...records, starts, ends, irregular: true } };
}
