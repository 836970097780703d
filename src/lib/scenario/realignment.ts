import type { Realignment } from '../engine/queries/credited-lines.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';

/** Stands for "no territory" where a name is needed; owned by nobody. */
export const UNASSIGNED = '∅';

/** The territory of a unit in the scenario; null: unassigned. */
export function holderOf(state: PlanState, baselineHolder: string | null, unit: string): string | null {
  const holder = state.movedUnits.has(unit) ? (state.movedUnits.get(unit) ?? null) : baselineHolder;
  return holder !== null && state.territories.has(holder) ? holder : null;
}

/**
 * The units whose credit a scenario redirects: moved ones, and all of a territory whose owner it changed. A
 * territory with a changed owner belongs to that owner for the whole span; others follow their own assignments.
 */
export function realignmentOf({ units }: LoadedBaseline, state: PlanState): Realignment {
  const [codes, territories, reps]: [string[], string[], (string | null)[]] = [[], [], []];
  for (const { unit, territory } of units) {
    const holder = holderOf(state, territory, unit);
    const reassigned = holder !== null && state.reassigned.has(holder);
    if (!reassigned && holder === territory) continue;
    codes.push(unit);
    territories.push(holder ?? UNASSIGNED);
    reps.push(reassigned ? (state.territories.get(holder)?.rep ?? null) : null);
  }
  return { units: codes, territories, reps };
}

/** Who gets the credit of a moved unit. */
export const followsOf = ({ assumptions }: PlanState): 'transaction' | 'territory' =>
  assumptions.get('credit.follows') === 'transaction' ? 'transaction' : 'territory';
