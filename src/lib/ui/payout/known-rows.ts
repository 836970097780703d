import { type Decimal, sumDecimals, ZERO } from '../../core/money.ts';
import type { PayoutOutput } from '../../core/compensation/payout.ts';
import type { IsoDate } from '../../core/period.ts';
import type { PayoutRow } from './payout-rows.ts';

/** What somebody was paid in each period, by the period's name. */
export type KnownPay = ReadonlyMap<string, Decimal>;

export const knownPay = ({ payments }: PayoutOutput): KnownPay =>
  new Map(payments.map(({ period, paid }) => [period, paid]));

/**
 * The rows of a sheet as they were known on a day: pay of every period as it was then, beside what is known now in the
 * place of the base. Quota and credit are of today, so they are left out of such a table.
 */
export function knownRows(
  rows: readonly PayoutRow[],
  known: ReadonlyMap<string, KnownPay>
): readonly PayoutRow[] {
  return rows.map((row) => {
    const own = known.get(row.payee);
    const paid = new Map<IsoDate, Decimal>([...row.paid.keys()].map((start) => [start, own?.get(start) ?? ZERO])); // prettier-ignore
    return { ...row, paid, total: sumDecimals([...paid.values()]), base: row.total };
  });
}
