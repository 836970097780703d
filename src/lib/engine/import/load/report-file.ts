import type { DateOrder } from '../columns/date-evidence.ts';
import type { TableMapping } from '../mapping/mapping-document.ts';
import type { FileReport } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import type { PlannedColumn } from './plan-columns.ts';

type Counts = Pick<FileReport, 'read' | 'loaded' | 'duplicate' | 'rejected'>;

/** What the report says of one table of one file. */
export function reportFile(
  source: SourceTable,
  mapping: TableMapping,
  columns: readonly PlannedColumn[],
  counts: Counts
): FileReport {
  const orders = new Set<DateOrder>();
  for (const { type, decision } of columns) {
    const { order } = decision.dateOrder;
    if ((type === 'date' || type === 'timestamp') && order) orders.add(order);
  }
  // Years first read only one way: they say nothing of how the other columns are written.
  if (orders.size > 1) orders.delete('ymd');
  const [order] = orders;
  return {
    file: source.file,
    sheet: source.sheet,
    sha256: source.sha256,
    encoding: source.reading?.encoding ?? null,
    delimiter: source.reading?.delimiter ?? null,
    dateOrder: orders.size > 1 ? 'mixed' : (order ?? null),
    table: mapping.table,
    ...counts,
    columns: columns.map(({ target, sqlType, sources, mapping: column, mapped, decision }) => ({
      source: sources.map((i) => source.header[i]!).join(' + '),
      target,
      type: sqlType.toLowerCase().replace('varchar', 'text'),
      confidence: column.confidence ?? (mapped ? Math.round(decision.fit * 100) / 100 : 0)
    }))
  };
}
