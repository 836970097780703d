import { splitSample } from './delimited/sniff-dialect.ts';
import type { SourceTable } from './source-table.ts';

/** The cells of one record as text, quotes taken off. */
export function cellsOf(
  { bytes, records, dialect }: Pick<SourceTable, 'bytes' | 'records' | 'dialect'>,
  record: number
): string[] {
  const text = new TextDecoder().decode(bytes.subarray(records.starts[record], records.ends[record]));
  const quote = dialect.quote === undefined ? undefined : String.fromCharCode(dialect.quote);
  return splitSample(text, String.fromCharCode(dialect.delimiter), quote)[0] ?? [''];
}
