import type { TerritoryEditor } from './territory-editor.svelte.ts';

export type Place =
  | { readonly kind: 'territory'; readonly key: string; readonly label: string; readonly note: string }
  | { readonly kind: 'unit'; readonly unit: number; readonly label: string; readonly note: string }
  | { readonly kind: 'parent'; readonly parent: string; readonly label: string; readonly note: string };

/** Territories by name or rep, states, then counties, whose words begin with what was typed; territories first. */
export function findPlaces(editor: TerritoryEditor, typed: string, limit = 12): Place[] {
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const matches = (text: string) => {
    const padded = ` ${text.toLowerCase()}`;
    return words.every((word) => padded.includes(` ${word}`));
  };
  const { plan, geometry, source, noun } = editor;
  const territories = plan.territories.flatMap(({ key, name, rep }): Place[] => {
    const person = rep === null ? 'vacant' : (source.reps.get(rep) ?? rep);
    return matches(`${name} ${person}`) ? [{ kind: 'territory', key, label: name, note: person }] : [];
  });
  const parents = [...geometry.parentNames].flatMap(([parent, label]): Place[] =>
    matches(label) ? [{ kind: 'parent', parent, label, note: noun.group }] : []
  );
  const units = geometry.names.flatMap((name, unit): Place[] => {
    const state = geometry.parentNames.get(geometry.parents[unit]!) ?? '';
    const found = matches(`${name} ${state} ${geometry.ids[unit]}`);
    return found ? [{ kind: 'unit', unit, label: `${name}, ${state}`, note: geometry.ids[unit]! }] : [];
  });
  return [...territories, ...parents, ...units].slice(0, limit);
}
