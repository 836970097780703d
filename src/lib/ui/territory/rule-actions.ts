import type { Result } from '../../core/result.ts';
import { formatMeasure, measureLabels } from './figure-text.ts';
import type { Action } from './territory-actions.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

/** Units by name, the first two and how many more: `Maricopa, Arizona; Pinal, Arizona and 3 more`. */
export function nameUnits({ geometry }: TerritoryEditor, units: readonly number[]): string {
  const names = units.slice(0, 2).map((unit) => {
    const parent = geometry.parentNames.get(geometry.parents[unit]!);
    return parent ? `${geometry.names[unit]}, ${parent}` : geometry.names[unit]!;
  });
  const more = units.length - names.length;
  return names.length === 0 ? 'Not on this map' : `${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Limits as a second line under the names on the map, by territory. */
export function limitNotes({ rules }: TerritoryEditor): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { rule } of rules.limits) {
    const figure = (side: string) => formatMeasure(rule.measure, Number(side));
    const { minimum, maximum } = rule;
    const sides =
      minimum === null
        ? `≤ ${figure(maximum ?? '0')}`
        : maximum === null
          ? `≥ ${figure(minimum)}`
          : `${figure(minimum)} to ${figure(maximum)}`;
    const said = `${sides} ${measureLabels[rule.measure].toLowerCase()}`;
    notes.set(rule.territory, [...(notes.get(rule.territory)?.split('; ') ?? []), said].join('; '));
  }
  return notes;
}

/** What the selected units can be to a proposal. */
export function ruleActions(editor: TerritoryEditor): Action[] {
  const { rules, selectedUnits, noun } = editor;
  const tell = (result: Result<void>) => {
    if (!result.ok) editor.source.tell(result.problems[0]!.message);
  };
  return [
    {
      label: 'Keep together in proposals',
      run: () => tell(rules.keepTogether(selectedUnits)),
      ...(selectedUnits.size < 2 ? { disabledReason: `select two or more ${noun.many}` } : {})
    },
    {
      label: 'Protect in proposals',
      run: () => tell(rules.protect(selectedUnits)),
      ...(selectedUnits.size < 1 ? { disabledReason: `select ${noun.many} first` } : {})
    }
  ];
}
