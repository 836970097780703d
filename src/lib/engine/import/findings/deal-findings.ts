import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Deals whose state and figures do not go together: open with 0 for "not known", lost with 0, no account, no day. */
export async function dealFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('opportunity', 'opportunity_id', 'is_closed')) return [];
  const counts = await tables.rows(`SELECT
    count(*) FILTER (NOT is_closed AND amount = 0),
    count(*) FILTER (is_closed AND NOT is_won AND amount = 0),
    count(*) FILTER (is_won AND coalesce(amount, 0) = 0),
    count(*) FILTER (NOT is_closed AND account_id IS NULL),
    count(*) FILTER (is_closed AND account_id IS NULL),
    count(*) FILTER (is_closed AND close_date IS NULL),
    count(*) FILTER (close_date < coalesce(engage_date, created_date)),
    count(*) FILTER (is_closed IS NULL)
    FROM ${tables.from('opportunity')}`);
  const [openZero, lostZero, wonZero, openBlank, closedBlank, undated, backwards, unknown] = (
    counts[0] ?? []
  ).map(Number);
  const findings: Finding[] = [];
  const add = (code: string, column: string, count: number | undefined, message: string) => {
    if (count)
      findings.push({
        code,
        table: 'opportunity',
        keys: [column],
        values: [String(count)],
        message: `opportunity: ${count} ${message}`
      });
  };
  add(
    'open-deal-zero',
    'amount',
    openZero,
    'open deals have the amount 0, probably in place of "not known"; kept as written.'
  );
  add(
    'lost-deal-zero',
    'amount',
    lostZero,
    'lost deals have the amount 0: what was lost is not known from this file.'
  );
  add('won-deal-zero', 'amount', wonZero, 'won deals have no amount.');
  add('blank-account', 'account_id', openBlank, 'open deals have no account.');
  add('closed-deal-blank-account', 'account_id', closedBlank, 'closed deals have no account.');
  add('closed-deal-undated', 'close_date', undated, 'closed deals have no close date.');
  add('closed-before-start', 'close_date', backwards, 'deals close before they start.');
  add('unknown-stage', 'stage', unknown, 'deals have a stage that is neither won, lost nor open.');
  return findings;
}
