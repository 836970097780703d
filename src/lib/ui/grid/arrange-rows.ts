import { toDecimal } from '../format/number.ts';
import type { SortOrder, TableColumn } from './table-column.ts';

/** The rows whose text contains every filter, ignoring case, in the asked order; ties keep the order given. */
export function arrangeRows<R>(
  rows: readonly R[],
  columns: readonly TableColumn<R>[],
  order: SortOrder | undefined,
  filters: Readonly<Record<string, string>>
): readonly R[] {
  const asked = columns.filter(({ key }) => (filters[key] ?? '').trim() !== '');
  const kept =
    asked.length === 0 ? rows : rows.filter((row) => asked.every((column) => matches(row, column, filters)));
  const column = order && columns.find(({ key }) => key === order.key);
  if (!order || !column) return kept;
  const compare = column.order
    ? byFigure(column.order, order.descending)
    : byText(column.text, order.descending);
  return [...kept].sort(compare);
}

const matches = <R>(row: R, { key, text }: TableColumn<R>, filters: Readonly<Record<string, string>>) =>
  text(row)
    .toLowerCase()
    .includes((filters[key] ?? '').trim().toLowerCase());

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byText =
  <R>(text: (row: R) => string, descending: boolean) =>
  (a: R, b: R) =>
    (descending ? -1 : 1) * collator.compare(text(a), text(b));

function byFigure<R>(figure: NonNullable<TableColumn<R>['order']>, descending: boolean) {
  return (a: R, b: R) => {
    const [x, y] = [figure(a), figure(b)];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1;
    return (descending ? -1 : 1) * toDecimal(x).comparedTo(toDecimal(y));
  };
}

/** A click on a header: ascending, descending, then the order given again. Figures begin with the largest. */
export function nextOrder<R>(column: TableColumn<R>, order: SortOrder | undefined): SortOrder | undefined {
  const first = column.order !== undefined;
  if (order?.key !== column.key) return { key: column.key, descending: first };
  return order.descending === first ? { key: column.key, descending: !first } : undefined;
}

/** The rows to draw: those in view and some around them, so that scrolling shows no gap. */
export function visibleRange(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
  around = 12
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - around);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + around);
  return { first: Math.min(first, last), last };
}
