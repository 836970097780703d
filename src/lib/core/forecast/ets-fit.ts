import { exponential, logarithm } from '../elementary.ts';
import { createStates, parameterCount, runEts, type EtsModel, type EtsStates } from './ets-model.ts';
import { minimizeSquares } from './least-squares.ts';
import { estimateSeason, removeSeason } from './seasonal-indices.ts';

export type EtsFit = {
  readonly model: EtsModel;
  readonly parameters: Float64Array;
  readonly fits: Float64Array;
  readonly states: EtsStates;
  readonly aicc: number;
};

/** Sum of ln |x|, by products kept in range, so one logarithm does for many values. */
export function sumOfLogarithms(values: Float64Array): number {
  let [product, shifts] = [1, 0];
  for (let t = 0; t < values.length; t++) {
    product *= Math.abs(values[t]!);
    if (product > 1.3407807929942597e154) [product, shifts] = [product * 7.458340731200207e-155, shifts + 1];
    else if (product < 7.458340731200207e-155)
      [product, shifts] = [product * 1.3407807929942597e154, shifts - 1];
  }
  return logarithm(product) + shifts * 512 * 0.6931471805599453;
}

const geometricMean = (values: Float64Array): number => exponential(sumOfLogarithms(values) / values.length);

function startOf(model: EtsModel, values: Float64Array, m: number) {
  const type = model.season === 'M' ? 'multiplicative' : 'additive';
  const indices = model.season === 'N' ? new Float64Array(1) : estimateSeason(values, m, type).indices;
  if (model.season === 'M') for (let k = 0; k < m; k++) indices[k] = Math.max(indices[k]!, 0.01);
  const adjusted = removeSeason(values, indices, type);
  const length = Math.min(Math.max(10, 2 * m), adjusted.length);
  let [sumT, sumY, sumTT, sumTY] = [0, 0, 0, 0];
  for (let t = 1; t <= length; t++) {
    sumT += t;
    sumY += adjusted[t - 1]!;
    sumTT += t * t;
    sumTY += t * adjusted[t - 1]!;
  }
  const slope = length > 1 ? (length * sumTY - sumT * sumY) / (length * sumTT - sumT * sumT) : 0;
  return { indices, level: (sumY - slope * sumT) / length, slope, average: sumY / length };
}

/**
 * Fit one model by maximum likelihood: parameters and initial states together. For multiplicative errors the
 * likelihood n·ln Σe² + 2 Σ ln|fit| is least squares of e times the fits' geometric mean, so both are one search.
 */
export function fitEts(
  model: EtsModel,
  values: Float64Array,
  m: number,
  startAlpha = 0.3
): EtsFit | undefined {
  const n = values.length;
  const { trend, season, error } = model;
  const start = startOf(model, values, m);
  const numbers: number[] = [startAlpha];
  const lower: number[] = [1e-4];
  const upper: number[] = [0.9999];
  const add = (value: number, low: number, high: number) => {
    numbers.push(Math.min(high, Math.max(low, value)));
    lower.push(low);
    upper.push(high);
  };
  if (trend !== 'N') add(0.1, 1e-4, 0.9999);
  if (trend === 'Ad') add(0.95, 0.8, 0.98);
  if (season !== 'N') add(0.1, 1e-4, 0.9999);
  add(trend === 'N' ? start.average : start.level, -Infinity, Infinity);
  if (trend !== 'N') add(start.slope, -Infinity, Infinity);
  if (season !== 'N') {
    for (let k = 0; k < m - 1; k++) add(start.indices[k]!, season === 'M' ? 1e-3 : -Infinity, Infinity);
  }
  const parameters = Float64Array.from(numbers);
  const states = createStates(n, m);
  const fits = new Float64Array(n);
  const residuals = (trial: Float64Array, out: Float64Array) => {
    runEts(model, values, m, trial, fits, states);
    if (error === 'A') {
      for (let t = 0; t < n; t++) out[t] = values[t]! - fits[t]!;
      return;
    }
    let positive = true;
    for (let t = 0; t < n; t++) positive &&= fits[t]! > 0;
    if (!positive) {
      out.fill(Infinity);
      return;
    }
    const scale = geometricMean(fits);
    for (let t = 0; t < n; t++) out[t] = ((values[t]! - fits[t]!) / fits[t]!) * scale;
  };
  const squares = minimizeSquares(
    residuals,
    n,
    parameters,
    { lower: Float64Array.from(lower), upper: Float64Array.from(upper) },
    30
  );
  if (!(squares < Infinity)) return undefined;
  runEts(model, values, m, parameters, fits, states);
  const count = parameterCount(model, m) + 1;
  if (n - count - 1 <= 0) return undefined;
  const deviance = n * logarithm(Math.max(squares / n, 1e-20));
  return {
    model,
    parameters,
    fits,
    states,
    aicc: deviance + 2 * count + (2 * count * (count + 1)) / (n - count - 1)
  };
}
