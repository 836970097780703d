import { readPlanCsv } from './territory-file.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { type TerritoryPlan, nameOfHolder, planAfter } from './territory-plan.ts';

/** Units another plan gives to one territory and this plan to another; positions are of this plan, −1 nobody in it. */
export type MovedGroup = {
  readonly key: string;
  /** Who has them in the plan compared with; its name, as that plan may have territories this one lacks. */
  readonly from: number;
  readonly fromName: string;
  readonly to: number;
  readonly units: readonly number[];
};

/** Where the plan differs from the base, from another scenario, or from a plan in a file. */
export class PlanDifference {
  /** `base`, the id of a scenario, or `file`. */
  against = $state('base');
  /** The map marks what differs. */
  isMarked = $state(true);
  /** The group pointed at. */
  shown = $state.raw<string | undefined>(undefined);
  file = $state.raw<{ readonly name: string; readonly text: string } | undefined>(undefined);

  constructor(readonly editor: TerritoryEditor) {}

  readonly choices = $derived.by(() => [
    { value: 'base', label: 'Base' },
    ...this.editor.source.others.map(({ id, title }) => ({ value: id, label: title })),
    ...(this.file === undefined ? [] : [{ value: 'file', label: this.file.name }])
  ]);
  /** Key of who holds each unit in the plan compared with, and that plan's names. */
  readonly #other = $derived.by(
    (): { readonly keys: readonly (string | undefined)[]; readonly plan: TerritoryPlan } => {
      const { editor, against, file } = this;
      if (against === 'file' && file !== undefined) return this.#ofFile(file.text);
      const other = editor.source.others.find(({ id }) => id === against);
      const plan =
        other === undefined ? editor.base : planAfter(editor.geometry, editor.source.baseline, other.changes);
      return { plan, keys: Array.from(plan.holders, (holder) => plan.territories[holder]?.key) };
    }
  );
  /** What differs, the largest group first. */
  readonly groups = $derived.by((): readonly MovedGroup[] => {
    const { plan } = this.editor;
    const { keys, plan: other } = this.#other;
    const groups = new Map<string, { from: string | undefined; to: number; units: number[] }>();
    plan.holders.forEach((to, unit) => {
      const from = keys[unit];
      if (from === plan.territories[to]?.key) return;
      const key = `${from ?? ''} > ${plan.territories[to]?.key ?? ''}`;
      const group = groups.get(key) ?? { from, to, units: [] };
      group.units.push(unit);
      groups.set(key, group);
    });
    return [...groups]
      .map(([key, { from, to, units }]) => ({
        key,
        from: plan.position.get(from ?? '') ?? -1,
        fromName: nameOfHolder(other, other.position.get(from ?? '') ?? -1),
        to,
        units
      }))
      .sort((a, b) => b.units.length - a.units.length || (a.key < b.key ? -1 : 1));
  });
  readonly moved = $derived(this.groups.reduce((sum, { units }) => sum + units.length, 0));
  /** What the map stripes: the group pointed at, else all. */
  readonly marks = $derived.by(() => {
    const { groups, shown } = this;
    const some = shown === undefined ? groups : groups.filter(({ key }) => key === shown);
    return some.map(({ from, units }) => ({ to: from, units }));
  });

  /** Compare with a plan in a file of `unit,territory`; what it does not name is as here. */
  open(name: string, text: string): void {
    const read = readPlanCsv(this.editor.geometry, this.editor.plan, text);
    if (!read.ok) return this.editor.source.tell(read.problems.map(({ message }) => message).join(' '));
    [this.file, this.against] = [{ name, text }, 'file'];
  }
  /** Give a group back to who has it in the plan compared with. */
  putBack({ from, units, fromName }: MovedGroup): void {
    const { editor } = this;
    const handover = editor.handover(units, from);
    if (handover.units.length === 0) {
      editor.source.tell('Nothing moved: the territory that holds them is locked');
      return;
    }
    editor.applyMoves(`Put back to ${fromName}`, [handover]);
  }

  #ofFile(text: string) {
    const { geometry, plan } = this.editor;
    const read = readPlanCsv(geometry, plan, text);
    const holders = plan.holders.slice();
    if (read.ok)
      for (const { to, units } of read.value.handovers) for (const unit of units) holders[unit] = to;
    return { plan, keys: Array.from(holders, (holder) => plan.territories[holder]?.key) };
  }
}
