import { Decimal } from '../../core/money.ts';
import type { Period } from '../../core/period.ts';
import type { Change } from '../../scenario/change.ts';
import { scaleReach } from '../../scenario/scaled-quota.ts';
import { formatPeriod } from '../format/date.ts';
import { formatMoney } from '../format/money.ts';
import type { QuotaSheetRow } from './quota-sheet.ts';

/** How a quota came about, in one line: the base, then every change that touched it, in order. */
export function explainQuota(row: QuotaSheetRow, period: Period, changes: readonly Change[]): string {
  const cell = row.cells.get(period.start);
  const money = (amount: Decimal | string) => formatMoney(amount, { unit: 'full' });
  if (!cell || (cell.amount === undefined && cell.base === undefined))
    return `No quota in ${formatPeriod(period)}`;
  if (row.kind !== 'rep') {
    return `Sum of the whole quotas of ${row.reps.length} ${row.reps.length === 1 ? 'rep' : 'reps'}; a new total is divided in proportion, to the cent`;
  }
  const base = cell.base === undefined ? 'no quota in base' : `base ${money(cell.base)}`;
  const steps = changes.flatMap((change) => {
    if (change.type === 'quota.set' && change.rep === row.id && change.start === period.start) {
      return [change.to === null ? 'removed' : `set to ${money(change.to)}`];
    }
    if (
      change.type === 'quota.scale' &&
      scaleReach(change)({ rep: row.id, measure: 'revenue', start: period.start })
    ) {
      return [`× ${change.factor}, ${roundingWords(change.roundTo)}`];
    }
    return [];
  });
  return steps.length === 0
    ? base === 'no quota in base'
      ? base
      : 'as in base'
    : [base, ...steps].join(', ');
}

const roundingWords = (step: string) =>
  new Decimal(step).gt(0) ? `rounded to ${formatMoney(step, { unit: 'full' })}` : 'not rounded';
