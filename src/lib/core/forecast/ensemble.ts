import { autoEts } from './auto-ets.ts';
import { fitClassicTheta } from './classic-theta.ts';
import { seasonalNaive } from './floors.ts';
import { combine, type Predictor } from './predictor.ts';
import { seasonallyAdjusted } from './seasonally-adjusted.ts';
import { fitTheta } from './theta.ts';

type WeightedPart = { readonly predictor: Predictor; readonly weight: number };

/** What a forecast is made of, by name and weight, for the arithmetic on show. */
export type Ensemble = { readonly predictor: Predictor; readonly parts: readonly WeightedPart[] };

const FLOOR_SHARE = 0.16;
/** What a method missed on fewer values than this says little about it. */
const ENOUGH_VALUES = 40;
/** Errors are measured from about this many origins. */
const ORIGINS = 60;

/** Share of ETS beside Theta: long histories pay for its many parameters. */
const etsShare = (n: number): number => Math.min(0.75, 0.45 + n / 2000);

/**
 * The default forecast of a regular series: a weighted mean of averaged ETS (with its own season and, half of it, on
 * the series without season), both Theta methods and the seasonal naive. Weights start from shares that follow the
 * length of the history only; from 40 values on each is divided by what that method missed on them. Histories too
 * short for ETS get the floor alone. Bates & Granger (1969), "The combination of forecasts".
 */
export function fitEnsemble(values: Float64Array, m: number): Ensemble {
  const n = values.length;
  const ets = n < 5 ? undefined : autoEts(values, m);
  const floor = seasonalNaive(values, n > m ? m : 1);
  if (ets === undefined) return { predictor: floor, parts: [{ predictor: floor, weight: 1 }] };
  const rest = 1 - FLOOR_SHARE;
  const smoothing = rest * etsShare(n);
  const theta = (rest - smoothing) / 2;
  const parts = weighByError(values, m, [
    ...etsParts(values, m, ets.predictor, smoothing),
    { predictor: seasonallyAdjusted(values, m, fitTheta), weight: theta },
    { predictor: seasonallyAdjusted(values, m, fitClassicTheta), weight: theta },
    { predictor: floor, weight: FLOOR_SHARE }
  ]);
  return { predictor: combine(`${ets.predictor.name} + Theta + seasonal naive`, parts), parts };
}

/** ETS as fitted and, where there is a season to take out first, ETS on what is left, half each. */
function etsParts(values: Float64Array, m: number, own: Predictor, share: number): WeightedPart[] {
  if (m <= 1 || values.length < 2 * m) return [{ predictor: own, weight: share }];
  const adjusted = seasonallyAdjusted(
    values,
    m,
    (still) => autoEts(still, 1)?.predictor ?? seasonalNaive(still, 1)
  );
  return [
    { predictor: own, weight: share / 2 },
    { predictor: { ...adjusted, name: `${adjusted.name} without season` }, weight: share / 2 }
  ];
}

/** Weights over each method's mean absolute multi-step error on the history itself; they add up to 1 again. */
function weighByError(values: Float64Array, m: number, parts: readonly WeightedPart[]): WeightedPart[] {
  if (values.length < ENOUGH_VALUES) return [...parts];
  const errors = parts.map(({ predictor }) => multiStepError(values, m, predictor));
  if (!errors.every((error) => error > 0 && error < Infinity)) return [...parts];
  const raw = parts.map(({ weight }, i) => weight / errors[i]!);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return parts.map(({ predictor }, i) => ({ predictor, weight: raw[i]! / total }));
}

/** Mean absolute error up to a season (at least 6 steps) ahead, from every origin after the first third. */
function multiStepError(values: Float64Array, m: number, predictor: Predictor): number {
  const n = values.length;
  const path = new Float64Array(Math.max(m, 6));
  const first = Math.max(m, Math.floor(n / 3));
  const stride = Math.ceil((n - first) / ORIGINS);
  let [sum, count] = [0, 0];
  for (let origin = first; origin < n; origin += stride) {
    const steps = Math.min(path.length, n - origin);
    predictor.forecastFrom(origin, steps, path);
    for (let h = 0; h < steps; h++) sum += Math.abs(values[origin + h]! - path[h]!);
    count += steps;
  }
  return sum / count;
}
