import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';

/** Beyond so many rows seen, new ones are no longer compared with them. */
const MOST_ROWS = 200_000;

/**
 * Ledger rows that say what a row of an earlier ledger said become that very row: after a move, everything made of
 * the rows of people it does not touch still holds.
 */
export function createSameCredits(): (rows: readonly PeriodCredit[]) => PeriodCredit[] {
  const seen = new Map<string, PeriodCredit>();
  return (rows) =>
    rows.map((row) => {
      const { rep, rule, start, credit, transactions, firstDay } = row;
      const key = JSON.stringify([rep, rule, start, credit, transactions, firstDay]);
      const known = seen.get(key);
      if (known === undefined && seen.size < MOST_ROWS) seen.set(key, row);
      return known ?? row;
    });
}
