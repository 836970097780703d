import type { PayoutInput } from '../../core/compensation/schema/input.ts';
import type { Decimal } from '../../core/money.ts';
import type { StatementCredit } from './statement.ts';

/** The measure whose credit a statement lists: revenue, unless the plan measures only others. */
const shownMeasure = (credits: PayoutInput['credits']): string | undefined =>
  credits.some(({ measure }) => measure === 'revenue') ? 'revenue' : credits[0]?.measure;

/** Credit of some people in a period by the rule that gave it (the last part of a credit's id), as known on a day. */
export function creditSums(
  credits: PayoutInput['credits'],
  people: ReadonlySet<string>,
  { start, end }: { readonly start: string; readonly end: string },
  knownOn?: string
): StatementCredit[] {
  const shown = shownMeasure(credits);
  const last = new Map<string, PayoutInput['credits'][number]>();
  for (const credit of credits) {
    if (credit.measure !== shown || !people.has(credit.payee) || credit.date < start || credit.date >= end)
      continue;
    if (knownOn !== undefined && credit.knownAt !== undefined && credit.knownAt > knownOn) continue;
    last.set(credit.id, credit);
  }
  const sums = new Map<string, Decimal>();
  for (const { id, amount } of last.values()) {
    const rule = id.slice(id.lastIndexOf('|') + 1);
    const before = sums.get(rule);
    sums.set(rule, before ? before.plus(amount) : amount);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, credit]) => ({ rule, credit }));
}
