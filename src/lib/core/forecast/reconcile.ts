import { addUpLeaves, type Hierarchy } from './hierarchy.ts';
import { factorSymmetric, solveFactored } from './least-squares.ts';

/** How forecasts of all levels are made to add up; Wickramasuriya, Athanasopoulos & Hyndman (2019). */
export type ReconciliationMethod = 'bottom-up' | 'ols' | 'wls' | 'mint';

export const reconciliationMethods: readonly ReconciliationMethod[] = ['bottom-up', 'ols', 'wls', 'mint'];

/** Maps values forecast node by node to leaves that are close to all of them at once. */
export type Reconciler = {
  readonly method: ReconciliationMethod;
  leavesOf(base: ArrayLike<number>): Float64Array;
};

/** One-step errors of every node: `residuals[node][t]`, all of one length. */
export type NodeResiduals = readonly Float64Array[];

/**
 * The covariance a method assumes, W = diagonal + share · R Rᵀ / T, kept as its parts: it is never built whole.
 * OLS: the identity; WLS: each node's own error variance; MinT: shrunk towards that by Schäfer & Strimmer (2005).
 */
type Covariance = { readonly diagonal: Float64Array; readonly share: number };

function covarianceOf(method: ReconciliationMethod, residuals: NodeResiduals): Covariance {
  if (method === 'ols' || method === 'bottom-up') {
    return { diagonal: new Float64Array(residuals.length).fill(1), share: 0 };
  }
  const count = residuals[0]?.length ?? 0;
  const variances = residuals.map((errors) => errors.reduce((sum, error) => sum + error * error, 0) / count);
  const largest = variances.reduce((high, variance) => Math.max(high, variance), 0) || 1;
  const safe = Float64Array.from(variances, (variance) => Math.max(variance, largest * 1e-10));
  if (method === 'wls') return { diagonal: safe, share: 0 };
  const share = 1 - shrinkageOf(residuals, safe);
  return { diagonal: safe.map((variance) => (1 - share) * variance), share };
}

/** How far the correlations are drawn to zero: their summed sampling variance over their summed square, within [0, 1]. */
function shrinkageOf(residuals: NodeResiduals, variances: Float64Array): number {
  const count = residuals[0]?.length ?? 0;
  const standard = residuals.map((errors, i) => errors.map((error) => error / Math.sqrt(variances[i]!)));
  let [noise, signal] = [0, 0];
  for (let i = 1; i < standard.length; i++) {
    for (let j = 0; j < i; j++) {
      let [sum, squares] = [0, 0];
      for (let t = 0; t < count; t++) {
        const product = standard[i]![t]! * standard[j]![t]!;
        sum += product;
        squares += product * product;
      }
      const correlation = sum / count;
      noise += (squares / count - correlation * correlation) / (count - 1);
      signal += correlation * correlation;
    }
  }
  return signal > 0 ? Math.min(1, Math.max(0.02, noise / signal)) : 1;
}

/**
 * Build the map once, use it for every step. With constraints C (each aggregate less its leaves is 0) the adjusted
 * values are b − W Cᵀ (C W Cᵀ)⁻¹ C b: a system as large as the aggregates, whatever the number of leaves.
 */
export function createReconciler(
  method: ReconciliationMethod,
  hierarchy: Hierarchy,
  residuals: NodeResiduals
): Reconciler {
  const { nodes, aggregates, leaves } = hierarchy;
  const bottom = (base: ArrayLike<number>) =>
    Float64Array.from({ length: leaves }, (_, j) => base[aggregates + j]!);
  if (method === 'bottom-up' || aggregates === 0) return { method, leavesOf: bottom };
  const { diagonal, share } = covarianceOf(method, residuals);
  const count = residuals[0]?.length ?? 0;
  const gap = (values: ArrayLike<number>, node: number) => {
    let sum = values[node]!;
    for (const leaf of nodes[node]!.leaves) sum -= values[aggregates + leaf]!;
    return sum;
  };
  const gapErrors = Array.from({ length: share > 0 ? aggregates : 0 }, (_, node) =>
    Float64Array.from({ length: count }, (_, t) => {
      let sum = residuals[node]![t]!;
      for (const leaf of nodes[node]!.leaves) sum -= residuals[aggregates + leaf]![t]!;
      return sum;
    })
  );
  const system = new Float64Array(aggregates * aggregates);
  for (let i = 0; i < aggregates; i++) {
    const inside = new Set(nodes[i]!.leaves);
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? diagonal[i]! : 0;
      for (const leaf of nodes[j]!.leaves) if (inside.has(leaf)) sum += diagonal[aggregates + leaf]!;
      if (share > 0) {
        let product = 0;
        for (let t = 0; t < count; t++) product += gapErrors[i]![t]! * gapErrors[j]![t]!;
        sum += (share * product) / count;
      }
      system[i * aggregates + j] = sum;
    }
  }
  if (!factorSymmetric(system, aggregates)) return { method: 'bottom-up', leavesOf: bottom };
  return {
    method,
    leavesOf(base) {
      const multipliers = Float64Array.from({ length: aggregates }, (_, node) => gap(base, node));
      solveFactored(system, multipliers, aggregates);
      const adjusted = bottom(base);
      for (let node = 0; node < aggregates; node++) {
        for (const leaf of nodes[node]!.leaves) {
          adjusted[leaf] = adjusted[leaf]! + diagonal[aggregates + leaf]! * multipliers[node]!;
        }
      }
      for (let t = 0; t < (share > 0 ? count : 0); t++) {
        let weight = 0;
        for (let node = 0; node < aggregates; node++) weight += gapErrors[node]![t]! * multipliers[node]!;
        for (let leaf = 0; leaf < leaves; leaf++) {
          adjusted[leaf] = adjusted[leaf]! - (share / count) * residuals[aggregates + leaf]![t]! * weight;
        }
      }
      return adjusted;
    }
  };
}

/** Reconciled values of every node. With `nonNegative`, leaves below zero are set to zero before adding up (Di Fonzo & Girolimetto 2023). */
export function reconcile(
  reconciler: Reconciler,
  hierarchy: Hierarchy,
  base: ArrayLike<number>,
  nonNegative: boolean
): Float64Array {
  const leaves = reconciler.leavesOf(base);
  return addUpLeaves(hierarchy, nonNegative ? leaves.map((leaf) => Math.max(0, leaf)) : leaves);
}
