import { exponential, logarithm } from '../portable-math.ts';
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
  let product = 1;
  let shifts = 0;
  for (let t = 0; t < values.length; t++) {
    product *= Math.abs(values[t]!);
    if (product > LARGE) {
      product *= SMALL;
      shifts++;
    } else if (product < SMALL) {
      product *= LARGE;
      shifts--;
    }
  }
  return logarithm(product) + shifts * 512 * 0.6931471805599453;
}

const LARGE = 2 ** 512;
const SMALL = 2 ** -512;

const geometricMean = (values: Float64Array): number => exponential(sumOfLogarithms(values) / values.length);

function startOf({ trend, season }: Pick<EtsModel, 'trend' | 'season'>, values: Float64Array, m: number) {
  const type = season === 'M' ? 'multiplicative' : 'additive';
  const indices = season === 'N' ? new Float64Array(1) : estimateSeason(values, m, type).indices;
  if (season === 'M') for (let k = 0; k < m; k++) indices[k] = Math.max(indices[k]!, 0.01);
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
  const level = trend === 'N' ? sumY / length : (sumY - slope * sumT) / length;
  return { indices, level, slope };
}

/** Where a search begins and when it may end early: a relative's fit to start from, an AICc that must come within reach. */
export type EtsSearch = { readonly from?: EtsFit | undefined; readonly aiccWithin?: number };

/** Start values and bounds in the order `runEts` reads them. */
function searchSpace({ trend, season }: EtsModel, values: Float64Array, m: number, from: EtsFit | undefined) {
  const numbers: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const add = (value: number, low: number, high: number) => {
    numbers.push(Math.min(high, Math.max(low, value)));
    lower.push(low);
    upper.push(high);
  };
  const related = from === undefined ? undefined : partsOf(from);
  const start = related ?? { alpha: 0.3, gamma: 0.1, ...startOf({ trend, season }, values, m) };
  add(start.alpha, 1e-4, 0.9999);
  if (trend !== 'N') add(related?.beta ?? 0.1, 1e-4, 0.9999);
  if (trend === 'Ad') add(related?.phi ?? 0.95, 0.8, 0.98);
  if (season !== 'N') add(start.gamma, 1e-4, 0.9999);
  add(start.level, -Infinity, Infinity);
  if (trend !== 'N') add(start.slope, -Infinity, Infinity);
  for (let k = 0; k < (season === 'N' ? 0 : m - 1); k++) {
    add(start.indices[k]!, season === 'M' ? 1e-3 : -Infinity, Infinity);
  }
  return {
    parameters: Float64Array.from(numbers),
    bounds: { lower: Float64Array.from(lower), upper: Float64Array.from(upper) }
  };
}

/** The parameters of a fit by name. */
function partsOf({ model: { trend, season }, parameters }: EtsFit) {
  let next = 0;
  const take = (present: boolean) => (present ? parameters[next++]! : undefined);
  return {
    alpha: parameters[next++]!,
    beta: take(trend !== 'N'),
    phi: take(trend === 'Ad'),
    gamma: take(season !== 'N') ?? 0,
    level: parameters[next++]!,
    slope: take(trend !== 'N') ?? 0,
    indices: parameters.subarray(next)
  };
}

/**
 * Fit one model by maximum likelihood: parameters and initial states together. For multiplicative errors the
 * likelihood n·ln Σe² + 2 Σ ln|fit| is least squares of e times the fits' geometric mean, so both are one search.
 * Undefined where the history is too short for the model or no start is feasible.
 */
export function fitEts(
  model: EtsModel,
  values: Float64Array,
  m: number,
  { from, aiccWithin = Infinity }: EtsSearch = {}
): EtsFit | undefined {
  const n = values.length;
  const count = parameterCount(model, m) + 1;
  if (n - count - 1 <= 0) return undefined;
  const penalty = 2 * count + (2 * count * (count + 1)) / (n - count - 1);
  const { parameters, bounds } = searchSpace(model, values, m, from);
  const states = createStates(n, m);
  const fits = new Float64Array(n);
  const residuals = (trial: Float64Array, out: Float64Array) => {
    runEts(model, values, m, trial, fits, states);
    if (model.error === 'A') {
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
  const enough = n * exponential((aiccWithin - penalty) / n);
  const nearlyLinearFrom = parameters.length - (model.season === 'N' ? 0 : m - 1);
  const squares = minimizeSquares(residuals, n, parameters, bounds, { enough, nearlyLinearFrom });
  if (!(squares < Infinity)) return undefined;
  runEts(model, values, m, parameters, fits, states);
  const deviance = n * logarithm(Math.max(squares / n, 1e-20));
  return { model, parameters, fits, states, aicc: deviance + penalty };
}
