import { piecesOf } from '../map/territory-pieces.ts';
import { type TerritoryPlan, unitsByHolder } from './territory-plan.ts';

/**
 * The units of each territory through a row of plans: a list that does not differ stays the same list, and what was worked out
 * of it (the pieces it is in) is worked out once.
 */
export class PlanMembers {
  #last = new Map<number, number[]>();
  readonly #pieces = new WeakMap<readonly number[], number[][]>();

  constructor(readonly neighbours: readonly ArrayLike<number>[]) {}

  /** Units by the position of their holder; those of nobody under −1. */
  of(plan: TerritoryPlan): Map<number, number[]> {
    const next = unitsByHolder(plan);
    for (const [position, units] of next) {
      const known = this.#last.get(position);
      if (known !== undefined && isSame(known, units)) next.set(position, known);
    }
    this.#last = next;
    return next;
  }
  /** Connected groups of a list of units, largest first. */
  readonly pieces = (units: readonly number[]): readonly (readonly number[])[] => {
    let pieces = this.#pieces.get(units);
    if (pieces === undefined) this.#pieces.set(units, (pieces = piecesOf(units, this.neighbours)));
    return pieces;
  };
}

function isSame(known: readonly number[], units: readonly number[]): boolean {
  if (known.length !== units.length) return false;
  for (let i = 0; i < units.length; i++) if (known[i] !== units[i]) return false;
  return true;
}
