import { positionsApart } from './deviation-words.ts';
import { type TerritoryBalance, isOutside } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

export type BalanceRow = {
  readonly key: string;
  readonly name: string;
  readonly position: number;
  readonly deviation: number;
  /** Undefined for a territory the base does not have. */
  readonly base: number | undefined;
  readonly outside: boolean;
  /** It holds a unit too big for any balanced territory and has no deviation. */
  readonly apart: boolean;
};
export type BalanceGroup = {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly BalanceRow[];
  readonly outside: number;
  /** Of those that have a deviation; Infinity and −Infinity where none has. */
  readonly lowest: number;
  readonly highest: number;
};

/** Territories under their parents, both in the order of their names, as a balance has them. */
export function balanceGroups(editor: TerritoryEditor, balance: TerritoryBalance): BalanceGroup[] {
  const { plan, base, baseBalance, band } = editor;
  const apart = positionsApart(editor);
  const groups = new Map<string, BalanceRow[]>();
  plan.territories.forEach(({ key, name, parent }, position) => {
    const deviation = balance.deviations[position]!;
    const was = base.position.get(key);
    const row = {
      key,
      name,
      position,
      deviation,
      base: was === undefined ? undefined : baseBalance.deviations[was]!,
      outside: isOutside(deviation, band),
      apart: apart.has(position)
    };
    const rows = groups.get(parent ?? '') ?? [];
    rows.push(row);
    groups.set(parent ?? '', rows);
  });
  const byName = (a: { name: string; key: string }, b: { name: string; key: string }) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1;
  return [...groups]
    .map(([key, rows]) => ({
      key,
      name: key,
      rows: rows.sort(byName),
      outside: rows.filter(({ outside }) => outside).length,
      lowest: Math.min(...deviationsOf(rows)),
      highest: Math.max(...deviationsOf(rows))
    }))
    .sort(byName);
}

const deviationsOf = (rows: readonly BalanceRow[]) =>
  rows.filter(({ apart }) => !apart).map(({ deviation }) => deviation);

/** How a group stands against the band; without a mean to compare with no territory is in or out of it. */
export function standingOf(
  { outside }: Pick<BalanceGroup, 'outside'>,
  comparable: boolean
): { readonly tone: 'outside' | 'good' | 'plain'; readonly words: string } {
  if (!comparable) return { tone: 'plain', words: 'Nothing to compare' };
  return outside > 0
    ? { tone: 'outside', words: `${outside} outside` }
    : { tone: 'good', words: 'All in band' };
}

/** Rows and groups as they were where nothing in them differs, so that only what changed is drawn again. */
export class RowMemory {
  readonly #known = new Map<string, BalanceRow>();
  readonly #groups = new Map<string, BalanceGroup>();
  keep(groups: readonly BalanceGroup[]): readonly BalanceGroup[] {
    return groups.map((group) => {
      const rows = group.rows.map((row) => this.#same(row));
      const known = this.#groups.get(group.key);
      if (known?.rows.length === rows.length && rows.every((row, i) => row === known.rows[i])) return known;
      const fresh = { ...group, rows };
      this.#groups.set(group.key, fresh);
      return fresh;
    });
  }
  #same(row: BalanceRow): BalanceRow {
    const known = this.#known.get(row.key);
    const fields = ['name', 'position', 'deviation', 'base', 'outside', 'apart'] as const;
    if (known !== undefined && fields.every((field) => known[field] === row[field])) return known;
    this.#known.set(row.key, row);
    return row;
  }
}

/** How far bars reach: past the band at least twice, and far enough for most. */
export function reachOf(rows: readonly BalanceRow[], band: number): number {
  const widest = Math.max(
    ...rows.flatMap(({ deviation, base }) => [Math.abs(deviation), Math.abs(base ?? 0)]),
    0
  );
  return Math.min(Math.max(2.2 * band, widest), 6 * band);
}
