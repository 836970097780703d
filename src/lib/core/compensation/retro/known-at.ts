import type { PayoutInput } from '../schema/input.ts';

type Dated = { readonly knownAt?: string | undefined };

/** Whether something was known at a moment; a day means its end. Without a knowledge date: always. */
export const wasKnown = ({ knownAt }: Dated, moment: string | undefined): boolean =>
  knownAt === undefined || moment === undefined || knownAt <= (moment.length === 10 ? `${moment}~` : moment);

/** The input as it was known at a moment (or with everything): of several versions of one row, the last known. */
export function knownInput(input: PayoutInput, moment: string | undefined): PayoutInput {
  const known = <T extends Dated>(rows: readonly T[]): T[] => rows.filter((row) => wasKnown(row, moment));
  return {
    ...input,
    transactions: lastVersions(known(input.transactions)),
    credits: lastVersions(known(input.credits)),
    splits: lastSplits(known(input.splits)),
    adjustments: known(input.adjustments)
  };
}

function lastVersions<T extends Dated & { readonly id: string }>(rows: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const row of rows) {
    const before = last.get(row.id);
    if (!before || (before.knownAt ?? '') <= (row.knownAt ?? '')) last.set(row.id, row);
  }
  return last.size === rows.length ? [...rows] : [...last.values()];
}

/** What makes two splits versions of one: transaction, payee and role. */
export const splitKey = ({ transaction, payee, role }: PayoutInput['splits'][number]): string =>
  `${transaction}\u0000${payee}\u0000${role ?? ''}`;

/** Splits of one transaction, payee and role: the last known; several known at once all count. */
function lastSplits(rows: PayoutInput['splits']): PayoutInput['splits'] {
  const latest = new Map<string, string>();
  for (const row of rows) {
    const known = row.knownAt ?? '';
    if (known >= (latest.get(splitKey(row)) ?? '')) latest.set(splitKey(row), known);
  }
  return rows.filter((row) => (row.knownAt ?? '') === latest.get(splitKey(row)));
}
