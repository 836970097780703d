import { compileProblem, type BalanceProblem } from './balance-problem.ts';
import { searchPlan } from './plan-search.ts';
import { scorePlan } from './score-plan.ts';

/** One thing to give up so that a plan becomes feasible. */
export type Relaxation =
  | { readonly kind: 'tolerance'; readonly tolerance: number }
  | { readonly kind: 'unlock'; readonly unit: number; readonly territory: number };

/** Locks tried one by one, those of the territories farthest out first. */
const LOCKS_TRIED = 6;

/**
 * What makes an infeasible problem feasible, found by searching again with one constraint relaxed: the tolerance the
 * best plan needs, and single locked units without which the tolerance holds. `found` is the best plan so far;
 * `iterations` is spent on every try.
 */
export function findRelaxations(
  problem: BalanceProblem,
  found: Int32Array,
  settings: { readonly seed: number; readonly iterations: number }
): Relaxation[] {
  const { graph, k, locks } = problem;
  const score = scorePlan(graph, found, problem);
  const whole = score.extraPieces === 0 && score.unassigned === 0 && score.territories === k;
  const worst = Math.max(...Object.values(score.measures).map(({ maxDeviation }) => maxDeviation));
  const relaxations: Relaxation[] = [];
  if (whole && worst < 1) relaxations.push({ kind: 'tolerance', tolerance: Math.ceil(worst * 1000) / 1000 });
  if (locks === undefined) return relaxations;
  const strain = strainOf(problem, found);
  const locked = Array.from(locks.keys()).filter((unit) => locks[unit]! >= 0);
  locked.sort(
    (a, b) => strain[locks[b]!]! - strain[locks[a]!]! || graph.values[0]![b]! - graph.values[0]![a]! || a - b
  );
  if (locked.length === 0 || !solves({ ...problem, locks: undefined }, settings)) return relaxations;
  for (const unit of locked.slice(0, LOCKS_TRIED)) {
    const fewer = locks.slice();
    fewer[unit] = -1;
    if (!solves({ ...problem, locks: fewer }, settings)) continue;
    relaxations.push({ kind: 'unlock', unit, territory: locks[unit]! });
    break;
  }
  return relaxations;
}

/** How far each territory is off its target, over all measures. */
function strainOf({ graph, k }: BalanceProblem, holder: Int32Array): Float64Array {
  const strain = new Float64Array(k);
  for (const values of graph.values) {
    const sums = new Float64Array(k);
    holder.forEach((t, unit) => (sums[t]! += values[unit]!));
    const mean = sums.reduce((total, sum) => total + sum, 0) / k;
    for (let t = 0; t < k; t++) strain[t]! += Math.abs(sums[t]! - mean) / (mean || 1);
  }
  return strain;
}

function solves(
  problem: BalanceProblem,
  { seed, iterations }: { readonly seed: number; readonly iterations: number }
): boolean {
  const compiled = compileProblem(problem);
  if (!compiled.ok) return false;
  const search = searchPlan(compiled.value, { seed, iterations });
  let step = search.next();
  while (!step.done && step.value.excess > 1e-9) step = search.next();
  return scorePlan(problem.graph, step.value.best, problem).feasible;
}

/** The relaxations as one sentence: what each makes possible. Undefined without any. */
export function describeRelaxations(
  relaxations: readonly Relaxation[],
  ids: readonly string[],
  labels: readonly string[]
): string | undefined {
  const ways = relaxations.map((relaxation) =>
    relaxation.kind === 'tolerance'
      ? `raising the tolerance to ${(100 * relaxation.tolerance).toFixed(1)} %`
      : `unlocking unit ${ids[relaxation.unit]} from territory ${labels[relaxation.territory]}`
  );
  if (ways.length === 0) return undefined;
  const text = ways.join(' or ');
  return `${text[0]!.toUpperCase()}${text.slice(1)} makes it feasible.`;
}
