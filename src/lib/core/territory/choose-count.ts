import type { PlanScore } from './score-plan.ts';

/** A plan tried with so many territories. */
export type CountTried = { readonly k: number; readonly score: PlanScore };

/**
 * The best of plans with different numbers of territories: a feasible one, and of those the one with the least
 * inertia × k. On an even map inertia falls like 1 / k, so the product compares plans of unlike k fairly; ties go
 * to fewer territories. Without any feasible plan, the least deviation.
 */
export function chooseCount(tried: readonly CountTried[]): CountTried {
  const rank = ({ k, score }: CountTried): readonly number[] =>
    score.feasible ? [0, score.inertia * k, k] : [1, deviation(score), k];
  return tried.reduce((best, next) => (before(rank(next), rank(best)) ? next : best));
}

const deviation = ({ measures, extraPieces }: PlanScore): number =>
  extraPieces + Math.max(...Object.values(measures).map(({ maxDeviation }) => maxDeviation));

const before = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
};
