import { fillPocket } from '../../core/territory/pieces.ts';
import { splitTerritory } from '../../core/territory/split-territory.ts';
import type { Change } from '../../scenario/change.ts';
import { graphOf, type UnitPlaces } from './read-units.ts';
import { holdersAfter } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import {
  type TerritoryDetails,
  createTerritory,
  editTerritory,
  freshKey,
  mergeInto,
  removeTerritory,
  splitOff
} from './territory-operations.ts';
import { unitsByHolder } from './territory-plan.ts';

/** The form that stands open: a new territory, one to edit, or one to remove. */
export type TerritoryForm =
  { readonly kind: 'create' } | { readonly kind: 'edit' | 'remove'; readonly key: string };

/** Making, renaming, splitting, merging and removing territories, each one undo step with what to do next. */
export class TerritoryOperator {
  form = $state.raw<TerritoryForm | undefined>(undefined);

  constructor(
    readonly editor: TerritoryEditor,
    readonly places: UnitPlaces,
    /** Balance these territories among themselves and those around them. */
    readonly rebalance: (keys: readonly string[]) => void
  ) {}

  ask(form: TerritoryForm): void {
    this.form = form;
  }
  dismiss(): void {
    this.form = undefined;
  }

  /** A new territory with the selected units that no lock holds back. */
  create(details: TerritoryDetails): void {
    const { geometry, plan, selectedUnits, lockedPositions, selected } = this.editor;
    const key = freshKey(plan);
    const free = [...selectedUnits].filter((unit) => !lockedPositions.has(plan.holders[unit]!));
    const beside =
      plan.territories[plan.position.get(selected.at(-1) ?? '') ?? plan.holders[free[0] ?? -1] ?? -1];
    this.#take(
      `Add the territory ${details.name}`,
      createTerritory(geometry, plan, details, free, beside?.parent ?? null),
      [key]
    );
  }
  edit(key: string, details: TerritoryDetails): void {
    const changes = editTerritory(this.editor.plan, key, details);
    this.dismiss();
    if (changes.length === 0) return;
    this.editor.source.apply(`Edit ${details.name}`, changes);
    this.editor.source.announce(`${details.name} is edited`);
  }
  /** Put the home base of a territory on a unit; null takes it back to the centre. */
  setHome(key: string, home: string | null): void {
    const held = this.#held(key);
    if (held === undefined || held.home === home) return;
    const { geometry, source } = this.editor;
    source.apply(`Home base of ${held.name}`, [
      { type: 'territory.home', territory: key, from: held.home, to: home }
    ]);
    const at = home === null ? 'its centre' : geometry.names[geometry.position.get(home) ?? -1];
    source.announce(`The home base of ${held.name} is ${at}`);
  }
  /** Two balanced connected halves; the smaller by key stays, the other is new and vacant. */
  split(key: string): void {
    const { geometry, plan, measure, values, source } = this.editor;
    const graph = graphOf(geometry, this.places, [{ name: measure, values }]);
    const units = unitsByHolder(plan).get(plan.position.get(key) ?? -2) ?? [];
    const split = graph.ok ? splitTerritory(graph.value, units) : graph;
    if (!split.ok) return source.tell(split.problems.map(({ message }) => message).join(' '));
    const changes = splitOff(geometry, plan, key, split.value);
    this.#take(`Split ${this.#held(key)?.name}`, changes, [key, freshKey(plan)]);
  }
  merge(from: string, into: string): void {
    const { geometry, plan } = this.editor;
    const changes = mergeInto(geometry, plan, from, into);
    this.#take(`Merge ${this.#held(from)?.name} into ${this.#held(into)?.name}`, changes, [into]);
  }
  /** Its units go to the neighbours they share most border with, or to nobody. */
  remove(key: string, toNeighbours: boolean): void {
    const { geometry, plan, measure, values, lockedPositions, source } = this.editor;
    const position = plan.position.get(key) ?? -2;
    const units = unitsByHolder(plan).get(position) ?? [];
    const emptied = holdersAfter(plan.holders, units, -1);
    const graph = graphOf(geometry, this.places, [{ name: measure, values }]);
    if (!graph.ok) return source.tell(graph.problems.map(({ message }) => message).join(' '));
    const closed = Uint8Array.from(plan.territories, (_, t) =>
      lockedPositions.has(t) || t === position ? 1 : 0
    );
    for (const unit of toNeighbours ? units : []) {
      if (emptied[unit]! >= 0) continue;
      const move = fillPocket(graph.value, emptied, unit, closed);
      move.units.forEach((filled, i) => {
        if (plan.holders[filled] === position) emptied[filled] = move.to[i]!;
      });
    }
    const changes = removeTerritory(geometry, plan, key, (unit) => emptied[unit]!);
    const grown = [...new Set(units.map((unit) => emptied[unit]!))].flatMap(
      (t) => this.editor.keyAt(t) ?? []
    );
    this.#take(`Remove ${this.#held(key)?.name}`, changes, grown);
  }

  #held(key: string) {
    const { plan } = this.editor;
    return plan.territories[plan.position.get(key) ?? -1];
  }
  #take(label: string, changes: readonly Change[], keys: readonly string[]): void {
    const { editor } = this;
    this.dismiss();
    editor.source.apply(label, changes);
    editor.selectedUnits.clear();
    editor.selected = keys.slice(0, 2);
    editor.source.tell(
      label,
      keys.length > 0 ? { label: 'Balance with neighbours', run: () => this.rebalance(keys) } : undefined
    );
  }
}
