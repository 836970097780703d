import { meanAbsoluteError, seasonalScale } from './accuracy.ts';
import type { BaseMethod } from './base-method.ts';
import { holdOutOrigins, judgeForecast, missesOf, summarizeBacktest, type Backtest } from './backtest.ts';
import { calibrate, type Calibration } from './calibration.ts';
import { intervalOf, type Interval } from './interval.ts';
import { fitHistory, type FittedHistory, type SeriesStatus } from './fit-history.ts';
import { fitValues } from './fit-series.ts';
import { addUpLeaves, buildHierarchy, type Hierarchy, type HierarchyNode } from './hierarchy.ts';
import { forecastAhead } from './predictor.ts';
import {
  createReconciler,
  reconcile,
  reconciliationMethods,
  type ReconciliationMethod,
  type Reconciler
} from './reconcile.ts';
import { mean } from './statistics.ts';
import { forecastWindows, type StepWindow, type WindowForecast } from './window-forecast.ts';

/** Leaves of a tree on one time axis; every leaf has a value for every step. */
export type HierarchyInput = {
  readonly leaves: readonly { readonly path: readonly string[]; readonly values: Float64Array }[];
  readonly m: number;
  readonly horizon: number;
  /** Sums of steps to forecast beside the single ones: quarters, the year. */
  readonly windows?: readonly StepWindow[];
};

/** One reconciliation method on held-out values: MASE by level, root first. */
export type LevelScores = { readonly method: ReconciliationMethod; readonly mase: readonly number[] };

export type NodeForecast = {
  readonly node: HierarchyNode;
  readonly n: number;
  readonly status: SeriesStatus;
  readonly method: string;
  readonly note: string;
  readonly mean: Float64Array;
  readonly intervals: readonly Interval[];
  /** One-step forecasts of the node's own history, before reconciliation. */
  readonly fitted: Float64Array;
  readonly windows: readonly WindowForecast[];
};

export type HierarchyForecast = {
  readonly hierarchy: Hierarchy;
  readonly method: ReconciliationMethod;
  readonly scores: readonly LevelScores[];
  readonly backtest: Backtest;
  /** The same, level by level, root first. */
  readonly backtestByLevel: readonly Backtest[];
  readonly calibration: readonly Calibration[];
  readonly nodes: readonly NodeForecast[];
};

export type HierarchyOptions = {
  readonly levels: readonly number[];
  readonly origins?: number;
  /** Left out, chosen by back-test. */
  readonly method?: ReconciliationMethod;
  /** How each series is forecast before; left out, what suits it. */
  readonly base?: BaseMethod;
};

/** All nodes fitted on the values before an origin, with what reconciliation needs. */
type FittedTree = {
  readonly values: readonly Float64Array[];
  readonly histories: readonly FittedHistory[];
  readonly residuals: readonly Float64Array[];
  readonly base: readonly Float64Array[];
};

function fitTree(values: readonly Float64Array[], m: number, horizon: number, base?: BaseMethod): FittedTree {
  const histories = values.map((history) => fitHistory(history, m, base));
  const n = values[0]!.length;
  const warm = Math.min(Math.max(m, 3), n - 1);
  const residuals = histories.map(({ predictor, size, values }) => {
    const fitted = fitValues(predictor, n);
    return Float64Array.from({ length: n - warm }, (_, t) => (values[warm + t]! - fitted[warm + t]!) * size);
  });
  const ahead = histories.map(({ predictor, size, nonNegative }) =>
    forecastAhead(predictor, n, horizon).map((value) => (nonNegative ? Math.max(0, value) : value) * size)
  );
  return { values, histories, residuals, base: ahead };
}

/** Reconciled forecasts by node from a fitted tree. */
function reconcileTree(tree: FittedTree, hierarchy: Hierarchy, reconciler: Reconciler): Float64Array[] {
  const horizon = tree.base[0]!.length;
  const nonNegative = tree.histories.every((history) => history.nonNegative);
  const out = hierarchy.nodes.map(() => new Float64Array(horizon));
  for (let h = 0; h < horizon; h++) {
    const step = reconcile(reconciler, hierarchy, tree.base.map((path) => path[h]!), nonNegative); // prettier-ignore
    step.forEach((value, node) => (out[node]![h] = value));
  }
  return out;
}

/**
 * Error paths of the reconciled forecasts inside the history: from every origin all nodes forecast together, and
 * their errors are projected as the forecasts are (what really happened adds up already). `paths[k][node]` is the
 * k-th origin's path, so summing nodes keeps what moves them together.
 */
export function jointErrorPaths(
  tree: FittedTree,
  hierarchy: Hierarchy,
  reconciler: Reconciler,
  m: number
): Float64Array[][] {
  const horizon = tree.base[0]!.length;
  const n = tree.values[0]!.length;
  const first = Math.min(Math.max(m, 3), Math.max(1, n - 5));
  const scratch = new Float64Array(horizon);
  const paths: Float64Array[][] = [];
  for (let origin = first; origin < n; origin++) {
    const steps = Math.min(horizon, n - origin);
    const raw = tree.histories.map(({ predictor, size, values }) => {
      predictor.forecastFrom(origin, steps, scratch);
      return Float64Array.from({ length: steps }, (_, h) => (values[origin + h]! - scratch[h]!) * size);
    });
    const projected = hierarchy.nodes.map(() => new Float64Array(steps));
    for (let h = 0; h < steps; h++) {
      addUpLeaves(hierarchy, reconciler.leavesOf(raw.map((path) => path[h]!))).forEach((value, node) => {
        projected[node]![h] = value;
      });
    }
    paths.push(projected);
  }
  return paths;
}

/** What in-sample errors are stretched by for the parameters fitted. */
function wideningOf(n: number, m: number): number {
  const fitted = m > 1 && n >= 2 * m ? m + 3 : 3;
  return Math.sqrt(n / Math.max(n - fitted, n / 4));
}

/** Typical error per node and step from error paths; never falls with the horizon. */
function spreadsOf(
  paths: readonly Float64Array[][],
  nodes: number,
  horizon: number,
  n: number,
  m: number
): Float64Array[] {
  const widening = wideningOf(n, m);
  return Array.from({ length: nodes }, (_, node) => {
    const spread = new Float64Array(horizon);
    for (let h = 0; h < horizon; h++) {
      let [sum, count] = [0, 0];
      for (const path of paths) {
        const error = path[node]![h];
        if (error === undefined) continue;
        sum += error * error;
        count++;
      }
      const before = h === 0 ? 0 : spread[h - 1]!;
      const own =
        count >= 5 ? widening * Math.sqrt(sum / count) : before * Math.sqrt((h + 1) / Math.max(h, 1));
      spread[h] = Math.max(before, own);
    }
    return spread;
  });
}

/**
 * Forecast a tree so that every level adds up exactly. All ways to reconcile are back-tested on rolling origins;
 * MinT stands unless another one's MASE, averaged over the levels, was more than 5 % lower. Intervals come from the joint error paths, so
 * the correlation between series is in them, and are calibrated on held-out values of all nodes.
 */
export function forecastHierarchy(
  { leaves, m, horizon, windows = [] }: HierarchyInput,
  { levels, origins = 3, method: asked, base }: HierarchyOptions
): HierarchyForecast {
  const hierarchy = buildHierarchy(leaves.map(({ path }) => path));
  const n = leaves[0]?.values.length ?? 0;
  const values = hierarchy.nodes.map((node) => {
    const sum = new Float64Array(n);
    for (const leaf of node.leaves) for (let t = 0; t < n; t++) sum[t] = sum[t]! + leaves[leaf]!.values[t]!;
    return sum;
  });
  const held = holdOutOrigins(n, m, horizon, origins).map(({ origin, steps }) => ({
    origin,
    steps,
    tree: fitTree(values.map((history) => history.subarray(0, origin)), m, steps, base) // prettier-ignore
  }));
  const scores = reconciliationMethods.map((method): LevelScores => ({
    method,
    mase: levelScores(
      hierarchy,
      held.map(({ origin, tree }) => {
        const forecasts = reconcileTree(tree, hierarchy, createReconciler(method, hierarchy, tree.residuals));
        return forecasts.map((forecast, node) => {
          const actual = values[node]!.subarray(origin, origin + forecast.length);
          return meanAbsoluteError(actual, forecast) / seasonalScale(tree.values[node]!, m);
        });
      })
    )
  }));
  const method = asked ?? (held.length === 0 ? 'wls' : chooseMethod(scores));
  const judged = held.flatMap(({ origin, steps, tree }) => {
    const reconciler = createReconciler(method, hierarchy, tree.residuals);
    const forecasts = reconcileTree(tree, hierarchy, reconciler);
    const spreads = spreadsOf(
      jointErrorPaths(tree, hierarchy, reconciler, m),
      values.length,
      steps,
      origin,
      m
    );
    return forecasts
      .map((forecast, i) => judgeForecast({ values: values[i]!, m }, i, origin, forecast, spreads[i]!))
      .filter((outcome) => outcome !== undefined);
  });
  const misses = missesOf(judged);
  const calibration = levels.map((level) => calibrate(misses, level, origins));
  const tree = fitTree(values, m, horizon, base);
  const reconciler = createReconciler(method, hierarchy, tree.residuals);
  const means = reconcileTree(tree, hierarchy, reconciler);
  const paths = jointErrorPaths(tree, hierarchy, reconciler, m);
  const spreads = spreadsOf(paths, values.length, horizon, n, m);
  const nodes = hierarchy.nodes.map((node, i): NodeForecast => {
    const history = tree.histories[i]!;
    const fit = { mean: means[i]!, spread: spreads[i]!, nonNegative: history.nonNegative };
    const intervals = calibration.map(({ level, reach }) => intervalOf(fit, level, reach));
    const { status, note, predictor, size } = history;
    return {
      node,
      n,
      status,
      note,
      method: predictor.name,
      mean: means[i]!,
      intervals,
      fitted: fitValues(predictor, n).map((value) => value * size),
      windows: forecastWindows(
        windows,
        means[i]!,
        spreads[i]!,
        paths.map((path) => path[i]!),
        wideningOf(n, m)
      )
    };
  });
  return {
    hierarchy,
    method,
    scores,
    backtest: summarizeBacktest(judged, levels, origins),
    backtestByLevel: Array.from({ length: hierarchy.depth + 1 }, (_, level) =>
      summarizeBacktest(
        judged.filter(({ series }) => hierarchy.nodes[series]!.level === level),
        levels,
        origins
      )
    ),
    calibration,
    nodes
  };
}

/** Mean over nodes and origins, level by level; nodes that never change count nothing. */
function levelScores({ nodes, depth }: Hierarchy, byOrigin: readonly (readonly number[])[]): number[] {
  return Array.from(
    { length: depth + 1 },
    (_, level) =>
    mean(byOrigin.flatMap((errors) => errors.filter((error, i) => nodes[i]!.level === level && Number.isFinite(error)))) // prettier-ignore
  );
}

/** Another way must have been this much better before it replaces MinT: a few origins are little evidence. */
const CLEARLY_BETTER = 0.95;

function chooseMethod(scores: readonly LevelScores[]): ReconciliationMethod {
  const standing = scores.find(({ method }) => method === 'mint')!;
  const ratio = ({ mase }: LevelScores) =>
    mean(mase.map((error, level) => (standing.mase[level]! > 0 ? error / standing.mase[level]! : 1)));
  const best = scores.reduce((low, one) => (ratio(one) < ratio(low) - 1e-9 ? one : low), standing);
  return ratio(best) < CLEARLY_BETTER ? best.method : standing.method;
}
