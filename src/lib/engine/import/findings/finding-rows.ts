import { identifier, sql, type Statement } from '../../statement.ts';
import { textList } from '../../queries/data-catalog.ts';
import type { Finding } from '../report.ts';

/** Where a finding says which rows it is about: the column that holds them, as SQL, and its values. */
type Located = { readonly column: Statement; readonly values: readonly string[] };

type Locate = (finding: Pick<Finding, 'keys' | 'values'>) => Located | undefined;

const inColumn: Locate = ({ keys: [column], values }) =>
  column === undefined ? undefined : { column: identifier(column), values };

const keysOf =
  (column: string): Locate =>
  ({ keys }) => ({ column: identifier(column), values: keys });

const located: Readonly<Record<string, Locate>> = {
  orphan: inColumn,
  'dates-overlap': inColumn,
  'places-not-drawn': inColumn,
  'key-variant': ({ keys, values }) => inColumn({ keys, values: values.slice(0, 1) }),
  'split-total': keysOf('transaction_id'),
  'assignment-overlap': keysOf('rep_id'),
  'territory-contradiction': keysOf('rep_id')
};

/** True where the rows a finding is about can be listed and mended in the file they came from. */
export const isToMend = ({ code }: Pick<Finding, 'code'>): boolean => Object.hasOwn(located, code);

/** The rows of its table a finding is about; undefined where it is about no single rows. Values travel as one bound list. */
export function findingRows(finding: Finding, limit?: number): Statement | undefined {
  const found = isToMend(finding) ? located[finding.code]!(finding) : undefined;
  if (found === undefined || found.values.length === 0) return undefined;
  const { column, values } = found;
  const rows = sql`SELECT * FROM ${identifier(finding.table)}
    WHERE CAST(${column} AS VARCHAR) IN (SELECT value FROM ${textList('value', values)}) ORDER BY ALL`;
  return limit === undefined ? rows : sql`${rows} LIMIT ${limit}`;
}
