import type { Connector } from '../../connector.ts';
import { quoted } from './literal-text.ts';
import type { PlannedColumn } from './plan-columns.ts';

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

/** The bounds of every column of days in a staged table. */
export async function dateBounds(
  connector: Connector,
  staged: string,
  columns: readonly PlannedColumn[]
): Promise<Map<string, DateBounds>> {
  const bounds = new Map<string, DateBounds>();
  const run = async (text: string) => (await connector.query({ text, values: [] })).rows;
  for (const { target, sqlType } of columns.filter((column) => column.sqlType === 'DATE')) {
    const [column, name] = [quoted(target), quoted(staged)];
    if (sqlType !== 'DATE') continue;
    const [row] = await run(
      `SELECT CAST(min(${column}) AS VARCHAR), CAST(max(${column}) AS VARCHAR), count(*) FILTER (${column} >= DATE '9999-01-01') FROM ${name}`
    );
    const [first, last, endless] = row ?? [];
    if (typeof first !== 'string' || typeof last !== 'string') continue;
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
      endless: Number(endless ?? 0),
      far: far.map(([text, count]) => ({ day: String(text), count: Number(count) }))
    });
  }
  return bounds;
}
