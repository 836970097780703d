import { findTableDefinition } from '../../tables/schema.ts';
import type { Finding } from '../report.ts';

/** A table as far as its use goes. */
export type HeldTable = { readonly name: string; readonly rows: number };

/** Canonical tables that only queries read so far. */
const queriedOnly = new Set(['opportunity_line', 'position', 'lead', 'activity', 'fx_rate', 'adjustment', 'payout', 'fiscal_calendar']); // prettier-ignore

/** What the pages cannot do without: one of the tables, and what is lost where it is missing. */
const needs: readonly { readonly tables: readonly string[]; readonly what: string; readonly lost: string }[] =
  [
    {
      tables: ['sales_transaction', 'opportunity'],
      what: 'sales',
      lost: 'nobody has credit: import orders or deals with an id, a date and an amount'
    },
    { tables: ['rep'], what: 'people', lost: 'nobody has a name, a manager or pay: import reps with an id and a name' },
    { tables: ['quota'], what: 'quotas', lost: 'there is no attainment: import rep, period and quota' },
    { tables: ['territory'], what: 'territories', lost: 'Territories has nothing to balance: import territories with their reps' }
  ]; // prettier-ignore

/** Tables of these that no page reads, each with what to do. */
export function unusedTableFindings(tables: readonly HeldTable[]): Finding[] {
  return tables.flatMap(({ name, rows }) => {
    const own = findTableDefinition(name) === undefined;
    if (rows === 0 || !(own || queriedOnly.has(name))) return [];
    const many = rows === 1 ? '1 row' : `${rows.toLocaleString('en-US')} rows`;
    const message = own
      ? `${name} holds ${many} that no page reads, because no file like it is known; import the file again into one of our tables (“Goes into” on the page, --as TABLE on the command line), or ask it by query.`
      : `${name} holds ${many} that no page reads yet; queries can.`;
    return [{ code: 'table-unused', table: name, keys: [], values: [String(rows)], message }];
  });
}

/** What is missing or empty among the tables the pages need, in one sentence. */
export function missingTableFindings(tables: readonly HeldTable[]): Finding[] {
  const filled = new Set(tables.filter(({ rows }) => rows > 0).map(({ name }) => name));
  const missing = needs.filter((need) => !need.tables.some((name) => filled.has(name)));
  if (missing.length === 0 || missing.length === needs.length) return [];
  const said = missing.map(({ what, lost }) => `without ${what} ${lost}`).join('; ');
  const message = `Not here yet: ${said}. The templates show what such files hold.`;
  return [
    {
      code: 'tables-missing',
      table: missing[0]!.tables[0]!,
      keys: missing.map(({ tables: [name] }) => name!),
      values: [],
      message
    }
  ];
}
