import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

export type UnitRow = {
  readonly unit: number;
  readonly name: string;
  readonly parent: string;
  /** Names of the other territories it borders. */
  readonly touches: string;
};
type Modifiers = { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** The units of the chosen territory (of nobody where none is chosen) as a list one selects from like in a sheet. */
export class UnitList {
  #focused = $state(-1);
  #anchor = -1;

  constructor(readonly editor: TerritoryEditor) {}

  readonly rows = $derived.by((): UnitRow[] => {
    const { plan, geometry, neighbours, selected, receiver } = this.editor;
    if (selected.length > 0 && receiver === undefined) return [];
    const holder = receiver ?? -1;
    const rows: UnitRow[] = [];
    plan.holders.forEach((held, unit) => {
      if (held !== holder) return;
      const others = new Set(Array.from(neighbours[unit]!, (other) => plan.holders[other]!));
      others.delete(holder);
      rows.push({
        unit,
        name: geometry.names[unit]!,
        parent: geometry.parentNames.get(geometry.parents[unit]!) ?? geometry.parents[unit]!,
        touches: [...others]
          .map((other) => nameOfHolder(plan, other))
          .sort()
          .join(', ')
      });
    });
    return rows.sort(
      (a, b) => a.parent.localeCompare(b.parent) || a.name.localeCompare(b.name) || a.unit - b.unit
    );
  });
  /** The row the keyboard is on: one is always reachable by Tab. */
  readonly active = $derived.by(() =>
    this.rows.some(({ unit }) => unit === this.#focused) ? this.#focused : (this.rows[0]?.unit ?? -1)
  );

  focus(unit: number): void {
    this.#focused = unit;
  }
  click(unit: number, { shiftKey }: Pick<Modifiers, 'shiftKey'>): void {
    this.focus(unit);
    if (shiftKey && this.#anchor >= 0) return this.#selectTo(unit);
    this.#anchor = unit;
    this.editor.chooseUnits([unit], true);
  }
  /** Arrows walk, with Shift they extend, Space marks one, Ctrl A all. False for any other key. */
  press(event: Modifiers & { readonly key: string }): boolean {
    const at = this.rows.findIndex(({ unit }) => unit === this.active);
    const ends: Readonly<Record<string, number>> = { Home: 0, End: this.rows.length - 1 };
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };
    const step = steps[event.key];
    const to = ends[event.key] ?? (step === undefined ? undefined : at + step);
    if (to !== undefined) {
      const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, to))];
      if (row === undefined) return false;
      if (event.shiftKey && this.#anchor < 0) this.#anchor = this.active;
      this.focus(row.unit);
      if (event.shiftKey) this.#selectTo(row.unit);
      return true;
    }
    if (event.key === ' ') this.click(this.active, { shiftKey: false });
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      this.editor.chooseUnits(this.rows.map(({ unit }) => unit));
    } else return false;
    return true;
  }

  #selectTo(unit: number): void {
    const from = this.rows.findIndex((row) => row.unit === this.#anchor);
    const to = this.rows.findIndex((row) => row.unit === unit);
    if (from < 0 || to < 0) return;
    this.editor.chooseUnits(
      this.rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.unit)
    );
  }
}
