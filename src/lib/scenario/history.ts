import { canonicalJson } from './canonical-text.ts';
import type { Change, ChangeOf } from './change.ts';
import type { Scenario } from './scenario.ts';

/**
 * One step a person took: a contiguous piece of the list of changes replaced by another, or fields renamed.
 * It holds what it takes away, so its inverse is exact.
 */
export type Edit = {
  readonly label: string;
  readonly at: number;
  readonly removed: readonly Change[];
  readonly inserted: readonly Change[];
  readonly fields?: { readonly from: EditableFields; readonly to: EditableFields };
};
export type EditableFields = Partial<Pick<Scenario, 'title' | 'note' | 'basis'>>;

/** A scenario and the way back: one stack of named steps. */
export type History = {
  readonly scenario: Scenario;
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
};

export const startHistory = (scenario: Scenario): History => ({ scenario, done: [], undone: [] });

/** The edit that takes an edit back. */
export const invertEdit = ({ label, at, removed, inserted, fields }: Edit): Edit => ({
  label,
  at,
  removed: inserted,
  inserted: removed,
  ...(fields && { fields: { from: fields.to, to: fields.from } })
});

export function applyEdit(scenario: Scenario, { at, removed, inserted, fields }: Edit): Scenario {
  const changes = [
    ...scenario.changes.slice(0, at),
    ...inserted,
    ...scenario.changes.slice(at + removed.length)
  ];
  return { ...scenario, ...fields?.to, changes };
}

/** Add changes at the end as one step; a step of no change is no step. */
export function addChanges(history: History, label: string, changes: readonly Change[]): History {
  const { at, removed, inserted } = mergeWithTail(history.scenario.changes, changes);
  if (removed.length === 0 && inserted.length === 0) return history;
  return take(history, { label, at, removed, inserted });
}

/** Replace one change by another or by none: reset of a cell, removal of one line of the list. */
export function replaceChange(
  history: History,
  label: string,
  at: number,
  inserted: readonly Change[]
): History {
  return take(history, { label, at, removed: history.scenario.changes.slice(at, at + 1), inserted });
}

export function setFields(history: History, label: string, to: EditableFields): History {
  const keys = Object.keys(to) as (keyof EditableFields)[];
  const from = Object.fromEntries(keys.map((key) => [key, history.scenario[key]])) as EditableFields;
  return take(history, { label, at: 0, removed: [], inserted: [], fields: { from, to } });
}

/** Remove every change a test names, as one step: "Reset West's quotas". */
export function removeChanges(
  history: History,
  label: string,
  matches: (change: Change) => boolean
): History {
  const { changes } = history.scenario;
  const kept = changes.filter((change) => !matches(change));
  if (kept.length === changes.length) return history;
  return take(history, { label, at: 0, removed: changes, inserted: kept });
}

export function undo({ scenario, done, undone }: History): History {
  const last = done.at(-1);
  if (!last) return { scenario, done, undone };
  return {
    scenario: applyEdit(scenario, invertEdit(last)),
    done: done.slice(0, -1),
    undone: [...undone, last]
  };
}

export function redo({ scenario, done, undone }: History): History {
  const next = undone.at(-1);
  if (!next) return { scenario, done, undone };
  return { scenario: applyEdit(scenario, next), done: [...done, next], undone: undone.slice(0, -1) };
}

const take = ({ scenario, done }: History, edit: Edit): History => ({
  scenario: applyEdit(scenario, edit),
  done: [...done, edit],
  undone: []
});

/**
 * A later value for the same cell, or a later edit of the same plan, replaces the earlier one instead of piling up,
 * as long as nothing in between reads it: only a run of `quota.set`, or the last `plan.edit`, is looked at.
 */
function mergeWithTail(existing: readonly Change[], added: readonly Change[]) {
  const [first, last] = [added[0], existing.at(-1)];
  if (added.length === 1 && first?.type === 'plan.edit' && last?.type === 'plan.edit')
    return mergePlanEdits(existing, last, first);
  let at = existing.length;
  while (at > 0 && existing[at - 1]?.type === 'quota.set') at--;
  if (!added.every(({ type }) => type === 'quota.set'))
    return { at: existing.length, removed: [], inserted: added };
  const tail = existing.slice(at);
  const held: (Change | undefined)[] = [...tail];
  const places = new Map<string, number>();
  held.forEach((change, place) => {
    if (change?.type === 'quota.set' && !places.has(cellOf(change))) places.set(cellOf(change), place);
  });
  for (const change of added) {
    if (change.type !== 'quota.set') continue;
    const place = places.get(cellOf(change));
    const before = place === undefined ? undefined : held[place];
    if (place === undefined || before?.type !== 'quota.set') {
      places.set(cellOf(change), held.push(change) - 1);
    } else if (before.from === change.to) {
      held[place] = undefined;
      places.delete(cellOf(change));
    } else held[place] = { ...change, from: before.from };
  }
  const merged = held.filter((change) => change !== undefined);
  let kept = 0;
  while (kept < tail.length && kept < merged.length && tail[kept] === merged[kept]) kept++;
  return { at: at + kept, removed: tail.slice(kept), inserted: merged.slice(kept) };
}

const cellOf = ({ rep, measure, start }: ChangeOf<'quota.set'>) => JSON.stringify([rep, measure, start]);

/** Two edits of one plan in a row are one: from what stood first to what stands now, or nothing where that is the same. */
function mergePlanEdits(
  existing: readonly Change[],
  before: ChangeOf<'plan.edit'>,
  after: ChangeOf<'plan.edit'>
) {
  if (before.plan !== after.plan || before.to === null)
    return { at: existing.length, removed: [], inserted: [after] };
  const unchanged = canonicalJson(before.from) === canonicalJson(after.to);
  return {
    at: existing.length - 1,
    removed: [before],
    inserted: unchanged ? [] : [{ ...after, from: before.from }]
  };
}
