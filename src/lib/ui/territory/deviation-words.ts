import { formatDeviation } from './figure-text.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { TerritoryPlan } from './territory-plan.ts';

type Apart = Pick<TerritoryEditor, 'apart'> & { readonly plan: Pick<TerritoryPlan, 'holders'> };

/** Positions of the territories that hold a unit too big for any balanced territory: they have no deviation. */
export const positionsApart = ({ apart, plan }: Apart): ReadonlySet<number> =>
  new Set(apart.units.map((unit) => plan.holders[unit]!));

/** A deviation with its sign, or `set apart` where a territory has none. */
export const deviationOf = (isApart: boolean, deviation: number): string =>
  isApart ? 'set apart' : formatDeviation(deviation);

/** From where to where, rounded alike: `−34.6 to −34.5 %`; `set apart` where there is neither. */
export function deviationChange(isApart: boolean, from: number, to: number): string {
  return isApart ? 'set apart' : `${formatDeviation(from).replace(/\s%$/, '')} to ${formatDeviation(to)}`;
}
