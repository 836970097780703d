import type { Evaluation } from '../../scenario/evaluation.ts';
import { leaders } from '../compare/region-figures.ts';

/** What the sheet is narrowed to: words to be found, and a region or a team (`region:ID`, `team:ID`; '' is all). */
export type QuotaFilter = { readonly text: string; readonly within: string };
type People = Pick<Evaluation, 'reps' | 'territories' | 'attainment'>;
export type WithinChoice = { readonly value: string; readonly label: string; readonly group?: string };

/** The regions and teams that reps with a quota belong to, by name. */
export function withinChoices({ reps, attainment }: People): WithinChoice[] {
  const people = new Map(reps.map((rep) => [rep.rep, rep]));
  const leaderOf = leaders(people);
  const held = [...new Set(attainment.map(({ rep }) => rep))];
  const named = (ids: readonly string[], kind: string, group: string) =>
    [...new Set(ids)]
      .filter((id) => id !== '')
      .map((id) => ({
        value: `${kind}:${id}`,
        label: `${people.get(id)?.name ?? id}’s ${kind}`,
        group
      }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en') || (a.value < b.value ? -1 : 1));
  return [
    { value: '', label: 'All regions and teams' },
    ...named(held.map(leaderOf), 'region', 'Regions'),
    ...named(
      held.map((rep) => people.get(rep)?.manager ?? ''),
      'team',
      'Teams'
    )
  ];
}

/**
 * Whether a rep is kept: in the region or team asked for, and every word found in their name, id, title, manager, the
 * leader of their region, or the name of a territory they own or of what it belongs to. Undefined: nothing is asked.
 */
export function quotaFilter(
  { reps, territories }: People,
  { text, within }: QuotaFilter
): ((rep: string) => boolean) | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && within === '') return undefined;
  const people = new Map(reps.map((rep) => [rep.rep, rep]));
  const leaderOf = leaders(people);
  const places = new Map(territories.map((territory) => [territory.territory, territory]));
  const owned = new Map<string, string[]>();
  for (const { rep, name, parent } of territories) {
    if (rep === null) continue;
    const above = parent === null ? '' : (places.get(parent)?.name ?? parent);
    owned.set(rep, [...(owned.get(rep) ?? []), name, above]);
  }
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  return (rep) => {
    const manager = people.get(rep)?.manager ?? '';
    if (within !== '' && within !== `region:${leaderOf(rep)}` && within !== `team:${manager}`) return false;
    const said = [
      rep,
      nameOf(rep),
      people.get(rep)?.title ?? '',
      nameOf(manager),
      nameOf(leaderOf(rep)),
      ...(owned.get(rep) ?? [])
    ];
    const all = said.join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  };
}
