import { groupBy } from './group-by.ts';
import type { PayoutLine } from './payout.ts';

/** The lines of each payee and period. */
export const groupStatements = (lines: readonly PayoutLine[]): Map<string, PayoutLine[]> =>
  groupBy(lines, ({ payee, period }) => `${payee}\u0000${period}`);
