import type { BalanceProblem } from './balance-problem.ts';
import { compileProblem } from './balance-problem.ts';
import { searchPlan, type SearchProgress, type SearchSettings } from './plan-search.ts';
import { scorePlan } from './score-plan.ts';

/** One choice between balance and disruption. */
export type ParetoPlan = {
  readonly holder: Int32Array;
  readonly tolerance: number;
  /** Largest deviation over the measures. */
  readonly maxDeviation: number;
  /** Share of the first measure that stays with its territory. */
  readonly kept: number;
  readonly inertia: number;
};

/** Bands tried, as multiples of the tolerance asked: what does a little more or less balance cost in moves? */
const BANDS = [0.4, 0.7, 1, 1.5, 2.5, 4];

/**
 * A small set of plans none of which beats another in both balance and disruption: one search per band around the
 * target. Needs `current`; yields each search's progress, returns the plans by deviation.
 */
export function* tracePareto(
  problem: BalanceProblem & { readonly current: Int32Array },
  { seed, iterations }: SearchSettings
): Generator<SearchProgress, ParetoPlan[]> {
  const { graph, k, current } = problem;
  const plans: ParetoPlan[] = [];
  for (const band of BANDS) {
    const tolerance = problem.tolerance * band;
    const compiled = compileProblem({
      ...problem,
      tolerance,
      disruptionWeight: problem.disruptionWeight ?? 1
    });
    if (!compiled.ok) continue;
    const { best } = yield* searchPlan(compiled.value, {
      seed,
      iterations: Math.floor(iterations / BANDS.length)
    });
    plans.push(measure(best.slice(), tolerance));
  }
  plans.push(measure(current.slice(), problem.tolerance));
  return plans
    .filter((plan) => !plans.some((other) => beats(other, plan)))
    .sort((a, b) => a.maxDeviation - b.maxDeviation);

  function measure(holder: Int32Array, tolerance: number): ParetoPlan {
    const score = scorePlan(graph, holder, { k, tolerance: problem.tolerance, current });
    return {
      holder,
      tolerance,
      maxDeviation: Math.max(...Object.values(score.measures).map(({ maxDeviation }) => maxDeviation)),
      kept: score.kept![graph.measureNames[0]!]!,
      inertia: score.inertia
    };
  }
}

const beats = (a: ParetoPlan, b: ParetoPlan): boolean =>
  a !== b &&
  a.maxDeviation <= b.maxDeviation &&
  a.kept >= b.kept &&
  (a.maxDeviation < b.maxDeviation || a.kept > b.kept);
