import { csvText, type CsvCell } from '../../lib/core/csv-text.ts';
import type { Cell, Column, Table } from '../../lib/engine/connector.ts';
import { QueryError } from '../../lib/engine/query-error.ts';
import { NotReadOnly, queryReadOnly } from '../../lib/engine/queries/read-only.ts';
import { requireOption, textOption, UsageError, WorkError, writeDocument, type Verb } from '../verb.ts';
import { withWorkspace } from '../with-workspace.ts';

export const verb: Verb = {
  summary: 'Rows of a read-only statement over a workspace.',
  usage: '--data DIR --sql STATEMENT [--format json|csv]',
  options: { data: { type: 'string' }, sql: { type: 'string' }, format: { type: 'string' } },
  async run(args, output) {
    const [data, statement] = [requireOption(args, 'data'), requireOption(args, 'sql')];
    const format = textOption(args, 'format') ?? 'json';
    if (format !== 'json' && format !== 'csv')
      throw new UsageError(`--format must be json or csv: ${format}`);
    if (args.positionals.length > 0) throw new UsageError(`query takes no ${args.positionals[0]}`);
    const table = await withWorkspace(data, ({ connector }) =>
      queryReadOnly(connector, statement).catch((error: unknown) => {
        // The statement is the caller's own: what the engine says of it is what helps.
        if (error instanceof NotReadOnly || error instanceof QueryError)
          throw new WorkError(error.message, { cause: error });
        throw error;
      })
    );
    if (format === 'csv') output.out(tableCsv(table));
    else writeDocument(output, rowsDocument(table));
  }
};

function rowsDocument({ columns, rows }: Table) {
  const names = distinctNames(columns);
  return {
    format: 'evenfield/rows',
    version: 1,
    columns: columns.map(({ type }, i) => ({ name: names[i], type })),
    rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], jsonCell(cell)])))
  };
}

/** JSON has no NaN and no infinity. */
const jsonCell = (cell: Cell): Cell =>
  typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell;

/** Names that repeat are followed by `:1`, `:2` …, as the engine does in a subquery. */
function distinctNames(columns: readonly Column[]): string[] {
  const seen = new Set<string>();
  return columns.map(({ name }) => {
    let distinct = name;
    for (let i = 1; seen.has(distinct); i++) distinct = `${name}:${i}`;
    seen.add(distinct);
    return distinct;
  });
}

const numeric = /^(DECIMAL|U?(TINY|SMALL|BIG)?INT|U?INTEGER|FLOAT|DOUBLE)/;

function tableCsv({ columns, rows }: Table): string {
  const isNumber = columns.map(({ type }) => numeric.test(type) && !type.endsWith(']'));
  const csvCell = (cell: Cell, i: number): CsvCell => {
    if (cell === null || typeof cell === 'boolean') return cell;
    return isNumber[i] || typeof cell === 'number' ? { number: String(cell) } : cell;
  };
  return csvText([distinctNames(columns), ...rows.map((row) => row.map(csvCell))]);
}
