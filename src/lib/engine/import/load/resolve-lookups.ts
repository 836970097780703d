import type { Connector } from '../../connector.ts';
import { ImportProblem } from '../import-problem.ts';
import { quoted } from './literal-text.ts';
import { plainNameSql } from './match-names.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { StagedTable } from './stage-table.ts';

/** Where a lookup finds the rows of a table: the name it has in the import's engine. */
export type LoadedTables = ReadonlyMap<string, string>;

/**
 * Translate ids through tables loaded before (or the table itself) and close intervals at the next one's start.
 * A made key is numbered where equal rows are rows of their own. What a lookup does not find is kept as text in `bad_N`, as for any value that cannot be read.
 */
export async function resolveLookups(
  connector: Connector,
  staged: StagedTable,
  table: string,
  columns: readonly PlannedColumn[],
  loaded: LoadedTables,
  { numberedKey, signal }: { readonly numberedKey?: string; readonly signal?: AbortSignal } = {}
): Promise<void> {
  const run = (text: string) => connector.query({ text, values: [] }, signal ? { signal } : {});
  const joins: string[] = [];
  const replaced: string[] = [];
  const bad: string[] = [];
  columns.forEach(({ target, mapping, sources }, i) => {
    const { lookup, next } = mapping;
    const value = `s.${quoted(target)}`;
    if (lookup) {
      const own = loaded.get(lookup.table);
      const parts = [
        ...(own === undefined
          ? []
          : [`SELECT ${quoted(lookup.match)}, ${quoted(lookup.take)} FROM ${quoted(own)}`]),
        ...(lookup.table === table
          ? [`SELECT ${quoted(lookup.match)}, ${quoted(lookup.take)} FROM ${quoted(staged.name)}`]
          : [])
      ];
      if (parts.length === 0) {
        throw new ImportProblem(
          'lookup',
          `${target} is looked up in the table ${lookup.table}, which is not loaded; import it first or in the same call.`
        );
      }
      const rows = parts.join(' UNION ALL ');
      if (lookup.orKey) {
        joins.push(
          `LEFT JOIN (SELECT ${plainNameSql('m')} AS m, min(t) AS t, count(DISTINCT t) AS n FROM (${rows}) AS l(m, t) GROUP BY 1) l${i} ON l${i}.m = ${plainNameSql(value)}`,
          `LEFT JOIN (SELECT DISTINCT t FROM (${rows}) AS k(m, t)) k${i} ON k${i}.t = ${value}`
        );
        replaced.push(
          `CASE WHEN k${i}.t IS NULL AND l${i}.n = 1 THEN l${i}.t ELSE ${value} END AS ${quoted(target)}`
        );
        bad.push(`CASE WHEN k${i}.t IS NULL AND l${i}.n > 1 THEN ${value} END AS bad_${i}`);
        return;
      }
      joins.push(
        `LEFT JOIN (SELECT m, min(t) AS t FROM (${rows}) AS l(m, t) GROUP BY m) l${i} ON l${i}.m = ${value}`
      );
      replaced.push(`l${i}.t AS ${quoted(target)}`);
      bad.push(`CASE WHEN l${i}.t IS NULL THEN ${value} END AS bad_${i}`);
    } else if (next && sources.length === 1) {
      const within = next.within.map((name) => `s.${quoted(name)}`).join(', ');
      replaced.push(
        `min(${value}) OVER (PARTITION BY ${within} ORDER BY ${value} RANGE BETWEEN INTERVAL 1 DAY FOLLOWING AND UNBOUNDED FOLLOWING) AS ${quoted(target)}`
      );
    }
  });
  if (numberedKey !== undefined) {
    const made = `s.${quoted(numberedKey)}`;
    const n = `row_number() OVER (PARTITION BY ${made} ORDER BY s.rowid)`;
    replaced.push(
      `CASE WHEN ${n} = 1 THEN ${made} ELSE ${made} || '-' || ${n} END AS ${quoted(numberedKey)}`
    );
  }
  if (replaced.length === 0) return;
  const resolved = `${staged.name}_resolved`;
  const extra = bad.length > 0 ? `, ${bad.join(', ')}` : '';
  await run(
    `CREATE TABLE ${quoted(resolved)} AS SELECT s.* REPLACE (${replaced.join(', ')})${extra} FROM ${quoted(staged.name)} s ${joins.join(' ')} ORDER BY s.rowid`
  );
  await run(`DROP TABLE ${quoted(staged.name)}`);
  await run(`ALTER TABLE ${quoted(resolved)} RENAME TO ${quoted(staged.name)}`);
}
