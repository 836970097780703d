/** Put tables that others look things up in first; files of one table keep their order. */
export function orderByLookups<
  T extends { readonly table: string; readonly lookups: readonly string[]; readonly names: readonly string[] }
>(items: readonly T[]): T[] {
  const ordered: T[] = [];
  const waiting = [...items];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(
      (item) =>
        ![...item.lookups, ...item.names].some(
          (table) => table !== item.table && waiting.some((other) => other.table === table)
        )
    );
    // A circle of lookups cannot be put in order: the files are taken as they came.
    ordered.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return ordered;
}
