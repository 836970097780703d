import type { Snippet } from 'svelte';
import { Decimal } from '../../core/money.ts';
import { formatPeriod } from '../format/date.ts';
import { formatDeltaCell } from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatPercent } from '../format/percent.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import type { LikelyAttainment } from './likely-attainment.ts';
import { readQuota } from './quota-edits.ts';
import { cellText, type QuotaSheet, type QuotaSheetRow } from './quota-sheet.ts';

const money = (amount: Decimal | undefined) =>
  amount === undefined ? '' : formatMoney(amount, { unit: 'whole' });

/** The sheet's columns: who, one editable column a period, the year against the base, credit so far. */
export function quotaColumns(
  { periods }: QuotaSheet,
  year: string | undefined,
  likely: ReadonlyMap<string, LikelyAttainment> = new Map(),
  curve?: Snippet<[QuotaSheetRow]>
): GridColumn<QuotaSheetRow>[] {
  return [
    { key: 'name', header: 'Rep', width: 190, pinned: true, text: ({ name }) => name },
    { key: 'territory', header: 'Territory', width: 130, text: ({ territory }) => territory },
    ...periods.map((period): GridColumn<QuotaSheetRow> => ({
      key: period.start,
      header: formatPeriod(period),
      width: 112,
      align: 'right',
      text: ({ cells }) => money(cells.get(period.start)?.amount),
      edit: {
        value: ({ cells }) => cellText(cells.get(period.start)?.amount),
        edited: ({ cells }) => differs(cells.get(period.start)),
        read: readQuota
      }
    })),
    {
      key: 'total',
      header: year ?? '',
      width: 118,
      align: 'right',
      strong: true,
      text: ({ total }) => money(total)
    },
    {
      key: 'delta',
      header: '± base',
      width: 104,
      align: 'right',
      text: ({ total, base }) => formatDeltaCell(total.minus(base), { kind: 'money', unit: 'whole' })
    },
    ...(likely.size === 0 ? [] : likelyColumns(likely, curve)),
    { key: 'credit', header: 'Credit', width: 118, align: 'right', text: ({ credit }) => money(credit) },
    {
      key: 'attainment',
      header: 'Attained',
      width: 84,
      align: 'right',
      text: ({ credit, total }) => (total.isZero() ? '' : formatPercent(credit.div(total)))
    }
  ];
}

/** What the forecast says about reaching the year's quota; a parent says how many of its reps are expected to. */
function likelyColumns(
  likely: ReadonlyMap<string, LikelyAttainment>,
  curve: Snippet<[QuotaSheetRow]> | undefined
): GridColumn<QuotaSheetRow>[] {
  return [
    {
      key: 'likely',
      header: 'Likely',
      width: 100,
      text: ({ id }) => {
        const row = likely.get(id);
        return row?.kind === 'rep' ? formatPercent(new Decimal(row.mean).div(row.quota)) : '';
      },
      ...(curve && { cell: curve })
    },
    {
      key: 'chance',
      header: 'Chance',
      width: 84,
      align: 'right',
      strong: true,
      text: ({ id }) => {
        const row = likely.get(id);
        if (row === undefined) return '';
        return row.kind === 'rep' ? formatPercent(row.chance.toFixed(4), 0) : `${row.reps.toFixed(1)} reps`;
      }
    }
  ];
}

const differs = (cell: { amount: Decimal | undefined; base: Decimal | undefined } | undefined): boolean =>
  cell !== undefined && !(cell.amount === undefined ? cell.base === undefined : cell.base?.eq(cell.amount));
