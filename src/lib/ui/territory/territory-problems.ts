import { type TerritoryBalance, isOutside } from './territory-balance.ts';
import { type TerritoryPlan, UNASSIGNED_POSITION } from './territory-plan.ts';

/** Something to look at on the map. `units` is where to zoom and what stays lit. */
export type TerritoryProblem = {
  readonly kind: 'unassigned' | 'pieces' | 'outside';
  /** Position of the territory; −1 for what is unassigned. */
  readonly territory: number;
  readonly units: readonly number[];
  /** Unassigned: how many units; pieces: how many; outside: the deviation. */
  readonly extent: number;
};

/**
 * Groups of unassigned units, territories in more than one piece, and territories outside the band, the worst first
 * of each. `piecesOf` counts pieces where islands and other crossings are linked.
 */
export function findProblems(
  plan: TerritoryPlan,
  members: ReadonlyMap<number, readonly number[]>,
  balance: TerritoryBalance,
  band: number,
  piecesOf: (units: readonly number[]) => readonly (readonly number[])[]
): TerritoryProblem[] {
  const unassigned = piecesOf(members.get(UNASSIGNED_POSITION)!).map((units): TerritoryProblem => ({
    kind: 'unassigned',
    territory: -1,
    units,
    extent: units.length
  }));
  const pieces: TerritoryProblem[] = [];
  const outside: TerritoryProblem[] = [];
  plan.territories.forEach((_, territory) => {
    const units = members.get(territory)!;
    const parts = piecesOf(units);
    if (parts.length > 1) {
      pieces.push({ kind: 'pieces', territory, units: parts.slice(1).flat(), extent: parts.length });
    }
    const deviation = balance.deviations[territory]!;
    if (isOutside(deviation, band)) outside.push({ kind: 'outside', territory, units, extent: deviation });
  });
  const worstFirst = (a: TerritoryProblem, b: TerritoryProblem) =>
    Math.abs(b.extent) - Math.abs(a.extent) || a.territory - b.territory;
  return [...unassigned, ...pieces.sort(worstFirst), ...outside.sort(worstFirst)];
}
