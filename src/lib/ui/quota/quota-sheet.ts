import { Decimal, decimalText, ZERO } from '../../core/money.ts';
import type { IsoDate, Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { type pendingQuotas, quotaCellKey } from './pending-quotas.ts';

/** One quota cell: the amount in the scenario and in the base; undefined where there is no quota. */
export type QuotaCell = { readonly amount: Decimal | undefined; readonly base: Decimal | undefined };

/** A row of the sheet: a rep, the team of a manager, or everybody. Parents are the sums of their reps. */
export type QuotaSheetRow = {
  readonly kind: 'rep' | 'subtotal' | 'total';
  readonly id: string;
  readonly name: string;
  readonly territory: string;
  /** Reps under a parent row; the rep itself on its own row. */
  readonly reps: readonly string[];
  /** How many reps a parent has in all, where only some are shown. */
  readonly of?: number;
  readonly cells: ReadonlyMap<IsoDate, QuotaCell>;
  readonly total: Decimal;
  readonly base: Decimal;
  readonly credit: Decimal;
};

export type QuotaSheet = { readonly periods: readonly Period[]; readonly rows: readonly QuotaSheetRow[] };

/** The years that have quotas, newest first: the sheet shows one. */
export const quotaYears = ({ attainment }: Evaluation): string[] =>
  [...new Set(attainment.map(({ start }) => start.slice(0, 4)))].sort().reverse();

/**
 * The quotas of one year as a sheet: everybody, then each manager's team with its reps, by name. `pending` are edits
 * the figures do not know yet (`pendingQuotas`). With `isKept` it holds some reps only, and parents are the sums of those.
 */
export function quotaSheet(
  evaluation: Evaluation,
  base: Evaluation,
  year: string,
  pending: ReturnType<typeof pendingQuotas> = new Map(),
  isKept: (rep: string) => boolean = () => true
): QuotaSheet {
  const within = ({ start }: { readonly start: IsoDate }) => start.startsWith(year);
  const rows = evaluation.attainment.filter(within);
  const before = base.attainment.filter(within);
  const periods = distinctPeriods([...rows, ...before]);
  const quotas = { now: byRepAndStart(rows), base: byRepAndStart(before) };
  const amountOf = (rep: string, start: IsoDate) => {
    const edited = pending.get(quotaCellKey(rep, start));
    if (edited === undefined) return quotas.now.get(rep)?.get(start);
    return edited === null ? undefined : new Decimal(edited);
  };
  const credits = new Map<string, Decimal>();
  for (const { rep, credit } of rows) credits.set(rep, (credits.get(rep) ?? ZERO).plus(credit));
  const ids = [...new Set([...quotas.now.keys(), ...quotas.base.keys()])];
  const names = new Map(evaluation.reps.map((rep) => [rep.rep, rep]));
  const territories = new Map(
    evaluation.territories.flatMap(({ rep, name }) => (rep === null ? [] : [[rep, name] as const]))
  );
  const leaves = ids
    .filter(isKept)
    .map((id): QuotaSheetRow => {
      const cells = new Map(
        periods.map(({ start }) => [
          start,
          { amount: amountOf(id, start), base: quotas.base.get(id)?.get(start) }
        ])
      );
      return {
        kind: 'rep',
        id,
        name: names.get(id)?.name ?? id,
        territory: territories.get(id) ?? '',
        reps: [id],
        cells,
        ...sums(cells),
        credit: credits.get(id) ?? ZERO
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  const teams = new Map<string, QuotaSheetRow[]>();
  for (const leaf of leaves) {
    const manager = names.get(leaf.id)?.manager ?? '';
    teams.set(manager, [...(teams.get(manager) ?? []), leaf]);
  }
  const sizes = new Map<string, number>();
  for (const id of ids) {
    const manager = names.get(id)?.manager ?? '';
    sizes.set(manager, (sizes.get(manager) ?? 0) + 1);
  }
  const title = (manager: string) =>
    manager === '' ? 'No manager' : `${names.get(manager)?.name ?? manager}’s team`;
  const grouped = [...teams]
    .sort(([a], [b]) => title(a).localeCompare(title(b), 'en') || (a < b ? -1 : 1))
    .flatMap(([manager, members]) => [
      parentRow('subtotal', `team:${manager}`, title(manager), members, sizes.get(manager)!, periods),
      ...members
    ]);
  const whole = leaves.length === ids.length;
  const everybody = parentRow(
    'total',
    'everybody',
    whole ? 'Everybody' : 'All shown',
    leaves,
    ids.length,
    periods
  );
  return { periods, rows: leaves.length === 0 ? [] : [everybody, ...(sizes.size > 1 ? grouped : leaves)] };
}

function distinctPeriods(rows: readonly Period[]): Period[] {
  const ends = new Map<IsoDate, IsoDate>();
  for (const { start, end } of rows) if (end > (ends.get(start) ?? '')) ends.set(start, end);
  return [...ends].sort(([a], [b]) => (a < b ? -1 : 1)).map(([start, end]) => ({ start, end }));
}

function byRepAndStart(rows: Evaluation['attainment']): Map<string, Map<IsoDate, Decimal>> {
  const quotas = new Map<string, Map<IsoDate, Decimal>>();
  for (const { rep, start, quota } of rows) {
    const own = quotas.get(rep) ?? new Map<IsoDate, Decimal>();
    quotas.set(rep, own.set(start, new Decimal(quota)));
  }
  return quotas;
}

function sums(cells: ReadonlyMap<IsoDate, QuotaCell>) {
  let [total, base] = [ZERO, ZERO];
  for (const cell of cells.values()) {
    total = total.plus(cell.amount ?? ZERO);
    base = base.plus(cell.base ?? ZERO);
  }
  return { total, base };
}

function parentRow(
  kind: 'subtotal' | 'total',
  id: string,
  name: string,
  members: readonly QuotaSheetRow[],
  size: number,
  periods: readonly Period[]
): QuotaSheetRow {
  const cells = new Map(
    periods.map(({ start }) => {
      const sum = (which: keyof QuotaCell) =>
        members.reduce((total, { cells }) => total.plus(cells.get(start)?.[which] ?? ZERO), ZERO);
      return [start, { amount: sum('amount'), base: sum('base') }];
    })
  );
  return {
    kind,
    id,
    name,
    territory:
      members.length === size
        ? formatCount(size, 'rep')
        : `${formatNumber(members.length)} of ${formatCount(size, 'rep')}`,
    ...(members.length < size && { of: size }),
    reps: members.map((member) => member.id),
    cells,
    ...sums(cells),
    credit: members.reduce((total, { credit }) => total.plus(credit), ZERO)
  };
}

/** The bare text of a cell, as it is typed and copied. */
export const cellText = (amount: Decimal | undefined): string | undefined =>
  amount === undefined ? undefined : decimalText(amount);
