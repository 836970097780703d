import { formatCount } from '../format/number.ts';
import { formatDeviation } from './figure-text.ts';
import { countUnits } from './move-words.ts';
import type { UnitNoun } from './unit-noun.ts';
import { type TerritoryPlan, nameOfHolder } from './territory-plan.ts';
import type { TerritoryProblem } from './territory-problems.ts';

/** One problem in a few words: `Bay Area, +11.9 %`, `Tampa, 2 pieces`, `3 counties unassigned`. */
export function describeProblem(plan: TerritoryPlan, problem: TerritoryProblem, noun: UnitNoun): string {
  const { kind, extent, territory } = problem;
  if (kind === 'unassigned') return `${countUnits(extent, noun)} unassigned`;
  const name = nameOfHolder(plan, territory);
  return kind === 'pieces' ? `${name}, ${extent} pieces` : `${name}, ${formatDeviation(extent)}`;
}

/** How many of each kind: `7 outside ±10 %, 1 in pieces`. */
export function summariseProblems(problems: readonly TerritoryProblem[], band: number): string {
  const count = (kind: TerritoryProblem['kind']) => problems.filter((problem) => problem.kind === kind);
  const unassigned = count('unassigned').reduce((sum, { extent }) => sum + extent, 0);
  const parts = [
    unassigned > 0 ? `${unassigned} unassigned` : '',
    count('pieces').length > 0 ? `${count('pieces').length} in pieces` : '',
    count('outside').length > 0
      ? `${count('outside').length} outside ${formatDeviation(band).replace('+', '±').replace('.0', '')}`
      : ''
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const countProblems = (count: number): string =>
  count === 0 ? 'No problems' : formatCount(count, 'problem');
