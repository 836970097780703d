import type { PayoutLine } from './payout.ts';

/** The lines of each payee and period. */
export function groupStatements(lines: readonly PayoutLine[]): Map<string, PayoutLine[]> {
  const statements = new Map<string, PayoutLine[]>();
  for (const line of lines) {
    const key = `${line.payee}\u0000${line.period}`;
    const own = statements.get(key);
    if (own) own.push(line);
    else statements.set(key, [line]);
  }
  return statements;
}
