/** One exponential smoothing model: error A/M, trend none or damped (or undamped), season none/additive/multiplicative. */
export type EtsModel = {
  readonly error: 'A' | 'M';
  readonly trend: 'N' | 'A' | 'Ad';
  readonly season: 'N' | 'A' | 'M';
};

export const etsName = ({ error, trend, season }: EtsModel): string => `ETS(${error},${trend},${season})`;

/** The states over time: `level[t]` and `slope[t]` after value t−1; `season[t]` is the index that value t meets. */
export type EtsStates = {
  readonly level: Float64Array;
  readonly slope: Float64Array;
  readonly season: Float64Array;
};

export const createStates = (n: number, m: number): EtsStates => ({
  level: new Float64Array(n + 1),
  slope: new Float64Array(n + 1),
  season: new Float64Array(n + Math.max(m, 1))
});

/** How many parameters and initial states a model fits, the error variance not counted. */
export const parameterCount = ({ trend, season }: EtsModel, m: number): number =>
  2 + (trend === 'N' ? 0 : trend === 'A' ? 2 : 3) + (season === 'N' ? 0 : m);

/**
 * Run the recursions over the values; fills the one-step fits and the states. Parameters in order: α, [β/α, [φ]],
 * [γ/(1−α)], level, [slope], [m−1 seasonal states; the last makes their mean 0 or 1]. Additive and multiplicative
 * errors share these recursions and differ in their likelihood. Hyndman et al. (2008), tables 2.2 and 2.3.
 */
export function runEts(
  { trend, season }: EtsModel,
  values: Float64Array,
  m: number,
  parameters: Float64Array,
  fits: Float64Array,
  { level, slope, season: indices }: EtsStates
): void {
  let next = 0;
  const alpha = parameters[next++]!;
  const beta = trend === 'N' ? 0 : alpha * parameters[next++]!;
  const phi = trend === 'N' ? 0 : trend === 'Ad' ? parameters[next++]! : 1;
  const gamma = season === 'N' ? 0 : (1 - alpha) * parameters[next++]!;
  let l = parameters[next++]!;
  let b = trend === 'N' ? 0 : parameters[next++]!;
  level[0] = l;
  slope[0] = b;
  const n = values.length;
  if (season !== 'N') {
    let sum = 0;
    for (let k = 0; k < m - 1; k++) {
      const index = parameters[next++]!;
      indices[k] = index;
      sum += index;
    }
    indices[m - 1] = (season === 'M' ? m : 0) - sum;
  }
  if (season === 'M') {
    for (let t = 0; t < n; t++) {
      const trended = l + phi * b;
      const s = indices[t]!;
      const fit = trended * s;
      const error = values[t]! - fit;
      fits[t] = fit;
      const shock = error / s;
      l = trended + alpha * shock;
      b = phi * b + beta * shock;
      indices[t + m] = s + (gamma * error) / trended;
      level[t + 1] = l;
      slope[t + 1] = b;
    }
    return;
  }
  const seasonal = season === 'A';
  for (let t = 0; t < n; t++) {
    const trended = l + phi * b;
    const s = seasonal ? indices[t]! : 0;
    const fit = trended + s;
    const error = values[t]! - fit;
    fits[t] = fit;
    l = trended + alpha * error;
    b = phi * b + beta * error;
    if (seasonal) indices[t + m] = s + gamma * error;
    level[t + 1] = l;
    slope[t + 1] = b;
  }
}
