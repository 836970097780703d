import type { Connector } from '../../connector.ts';
import type { DaySpan } from '../typed/day-builder.ts';
import { quoted } from './literal-text.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { StagedTable } from './stage-table.ts';

/** First, middle and last day of a column, days that stand for "no end", and days far from all others. */
export type DateBounds = {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly endless: number;
  readonly far: readonly { readonly day: string; readonly count: number }[];
};

/** A day this far from the middle of its column is reported. */
const farYears = 20;

/** The bounds of every column of days in a staged table; `spans` are those known already. */
export async function dateBounds(
  connector: Connector,
  staged: StagedTable,
  columns: readonly PlannedColumn[],
  spans: ReadonlyMap<string, DaySpan> | undefined
): Promise<Map<string, DateBounds>> {
  const bounds = new Map<string, DateBounds>();
  const name = quoted(staged.name);
  const run = async (text: string) => {
    await staged.ready();
    return (await connector.query({ text, values: [] })).rows;
  };
  const span = async (column: string): Promise<DaySpan | undefined> => {
    const [row] = await run(
      `SELECT CAST(min(${column}) AS VARCHAR), CAST(max(${column}) AS VARCHAR), count(*) FILTER (${column} >= DATE '9999-01-01') FROM ${name}`
    );
    const [first, last, endless] = row ?? [];
    if (typeof first !== 'string' || typeof last !== 'string') return undefined;
    return { first, last, endless: Number(endless ?? 0) };
  };
  for (const { target } of columns.filter((column) => column.sqlType === 'DATE')) {
    const column = quoted(target);
    const found = spans ? spans.get(target) : await span(column);
    if (!found) continue;
    const { first, last, endless } = found;
    const usual = `${column} < DATE '9999-01-01'`;
    const wide = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > farYears;
    const [middle] = wide
      ? await run(`SELECT CAST(quantile_disc(${column}, 0.5) AS VARCHAR) FROM ${name} WHERE ${usual}`)
      : [];
    const day = typeof middle?.[0] === 'string' ? middle[0] : first;
    const far = wide
      ? await run(
          `SELECT CAST(${column} AS VARCHAR), count(*) FROM ${name} WHERE ${usual} AND abs(date_diff('year', ${column}, CAST('${day}' AS DATE))) > ${farYears} GROUP BY ${column} ORDER BY ${column} LIMIT 20`
        )
      : [];
    bounds.set(target, {
      first,
      middle: day,
      last,
      endless,
      far: far.map(([text, count]) => ({ day: String(text), count: Number(count) }))
    });
  }
  return bounds;
}
