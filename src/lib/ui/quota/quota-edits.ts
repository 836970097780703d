import { allocate, Decimal, decimalText, parseDecimal } from '../../core/money.ts';
import { reject, succeed, type Result } from '../../core/result.ts';
import type { Change } from '../../scenario/change.ts';
import type { CellEdit } from '../grid/grid-column.ts';
import { bareAmount } from '../form/bare-amount.ts';
import { formatPeriod } from '../format/date.ts';
import { formatMoney, moneyPlaces } from '../format/money.ts';
import { formatCount } from '../format/number.ts';
import type { QuotaSheet, QuotaSheetRow } from './quota-sheet.ts';

/** Read an amount as people type it: grouping commas, a currency and k or M are understood. */
export function readQuota(typed: string): Result<string> {
  const match = /^([\d,]*\.?\d+|[\d,]+\.?)([kKmM]?)$/.exec(bareAmount(typed));
  const digits = match?.[1] === undefined ? undefined : parseDecimal(match[1].replaceAll(',', ''));
  if (!digits) {
    return reject({
      code: 'quota-amount',
      message: `“${typed}” is not an amount of zero or more, such as 250,000 or 250k.`,
      path: []
    });
  }
  const scale = { k: 1_000, m: 1_000_000 }[match?.[2]?.toLowerCase() ?? ''] ?? 1;
  const amount = digits.times(scale);
  if (amount.decimalPlaces() > 4) {
    return reject({
      code: 'quota-places',
      message: `“${typed}” has more than four decimal places.`,
      path: []
    });
  }
  return succeed(decimalText(amount));
}

/**
 * The changes that cell edits stand for. A typed parent is divided over its reps in proportion to what they have
 * (equally where they have nothing), in whole minor units, so that the parts add up to what was typed.
 */
export function quotaChanges(sheet: QuotaSheet, edits: readonly CellEdit[]): Change[] {
  const rows = new Map(sheet.rows.map((row) => [row.id, row]));
  const leaves = new Map(sheet.rows.filter(({ kind }) => kind === 'rep').map((row) => [row.id, row]));
  return edits.filter(isNotSummed(rows, edits)).flatMap(({ row: id, column: start, value }) => {
    const row = rows.get(id);
    if (!row) return [];
    return [...shares(row, leaves, start, new Decimal(value))].flatMap(([rep, to]) => {
      const from = leaves.get(rep)?.cells.get(start)?.amount;
      return from?.eq(to)
        ? []
        : [
            {
              type: 'quota.set' as const,
              rep,
              measure: 'revenue',
              start,
              from: from === undefined ? null : decimalText(from, moneyPlaces()),
              to: decimalText(to, moneyPlaces())
            }
          ];
    });
  });
}

/**
 * A block pasted from a sheet brings its sums along: a parent whose rows are edited in the same step is the sum of
 * them, and is not divided over them as well.
 */
function isNotSummed(rows: ReadonlyMap<string, QuotaSheetRow>, edits: readonly CellEdit[]) {
  const below = (parent: QuotaSheetRow, row: QuotaSheetRow) =>
    row.reps.length < parent.reps.length
      ? row.reps.every((rep) => parent.reps.includes(rep))
      : row.kind === 'rep' && parent.reps.includes(row.id);
  return ({ row, column }: CellEdit): boolean => {
    const parent = rows.get(row);
    if (!parent || parent.kind === 'rep') return true;
    return !edits.some((other) => {
      const child = other.column === column && other.row !== row ? rows.get(other.row) : undefined;
      return child !== undefined && below(parent, child);
    });
  };
}

function shares(
  row: QuotaSheetRow,
  leaves: ReadonlyMap<string, QuotaSheetRow>,
  start: string,
  amount: Decimal
): Map<string, Decimal> {
  if (row.kind === 'rep') return new Map([[row.id, amount]]);
  const held = row.reps.flatMap((rep) => {
    const quota = leaves.get(rep)?.cells.get(start)?.amount;
    return quota === undefined ? [] : [[rep, quota] as const];
  });
  if (held.length === 0) return new Map();
  const nothing = held.every(([, quota]) => quota.isZero());
  return allocate(
    amount,
    new Map(held.map(([rep, quota]) => [rep, nothing ? new Decimal(1) : quota])),
    Math.max(moneyPlaces(), amount.decimalPlaces())
  );
}

/** What an edit of quotas is called: one by person, period and amounts, several by how many and in which periods. */
export function quotaEditWords(sheet: QuotaSheet, changes: readonly Change[], otherwise: string): string {
  const quotas = changes.flatMap((change) => (change.type === 'quota.set' ? [change] : []));
  const [first] = quotas;
  if (!first) return otherwise;
  const spanOf = (start: string) => {
    const period = sheet.periods.find((period) => period.start === start);
    return period ? formatPeriod(period) : start;
  };
  const money = (amount: string | null) =>
    amount === null
      ? 'none'
      : formatMoney(amount, { unit: new Decimal(amount).isInteger() ? 'whole' : 'full' });
  if (quotas.length === 1) {
    const name = sheet.rows.find(({ kind, id }) => kind === 'rep' && id === first.rep)?.name ?? first.rep;
    return `Quota of ${name}, ${spanOf(first.start)}: ${money(first.from)} to ${money(first.to)}`;
  }
  const spans = [...new Set(quotas.map(({ start }) => start))].sort().map(spanOf);
  return `Set ${formatCount(quotas.length, 'quota')}, ${spans.length > 4 ? formatCount(spans.length, 'period') : spans.join(', ')}`;
}

/** The changes that put cells back to the base. */
export function resetChanges(
  sheet: QuotaSheet,
  places: readonly { readonly row: string; readonly column: string }[]
): Change[] {
  const rows = new Map(sheet.rows.map((row) => [row.id, row]));
  const reps = new Map(sheet.rows.filter(({ kind }) => kind === 'rep').map((row) => [row.id, row]));
  const asked = new Set(
    places.flatMap(({ row, column }) =>
      (rows.get(row)?.reps ?? []).map((rep) => JSON.stringify([rep, column]))
    )
  );
  return [...asked].flatMap((place) => {
    const [rep, start] = JSON.parse(place) as [string, string];
    const cell = reps.get(rep)?.cells.get(start);
    if (!cell || (cell.amount && cell.base?.eq(cell.amount))) return [];
    const text = (amount: Decimal | undefined) =>
      amount === undefined ? null : decimalText(amount, moneyPlaces());
    return [
      {
        type: 'quota.set' as const,
        rep,
        measure: 'revenue',
        start,
        from: text(cell.amount),
        to: text(cell.base)
      }
    ];
  });
}
