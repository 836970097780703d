import { exponential } from '../portable-math.ts';
import { etsName, type EtsModel } from './ets-model.ts';
import { fitEts, type EtsFit } from './ets-fit.ts';
import { combine, type Predictor } from './predictor.ts';

/** Forecasts of one fitted model from any origin: level, damped trend, season carried forward. */
export function etsPredictor({ model, parameters, states }: EtsFit, m: number): Predictor {
  const phi = model.trend === 'N' ? 0 : model.trend === 'Ad' ? parameters[2]! : 1;
  return {
    name: etsName(model),
    forecastFrom(origin, horizon, out) {
      const level = states.level[origin]!;
      const slope = states.slope[origin]!;
      let [power, sum] = [1, 0];
      for (let h = 0; h < horizon; h++) {
        power *= phi;
        sum += power;
        const base = level + slope * sum;
        const index = model.season === 'N' ? 0 : states.season[origin + (h % m)]!;
        out[h] = model.season === 'M' ? base * index : base + index;
      }
    }
  };
}

const TRENDS = ['N', 'Ad', 'A'] as const;
/** A model's weight is e^(−Δ/SOFTNESS), Δ its AICc above the best; 2 would be the Akaike weight. */
const SOFTNESS = 6;
/** Models this far above the best carry no weight. */
const REACH = 16;

/** The models tried: none, damped or undamped trend; season where n ≥ 2m + 3, with no test before; multiplicative for positive values. */
export function candidateModels(n: number, m: number, positive: boolean): EtsModel[] {
  const seasons = m > 1 && n >= 2 * m + 3 ? (['M', 'A', 'N'] as const) : (['N'] as const);
  return seasons
    .flatMap((season) => TRENDS.map((trend) => ({ season, trend })))
    .flatMap((form) => (['A', 'M'] as const).map((error): EtsModel => ({ ...form, error })))
    .filter(({ error, season }) => (error === 'A' ? season !== 'M' : positive));
}

export type AutoEts = { readonly best: EtsFit; readonly predictor: Predictor };

/**
 * Exponential smoothing with automatic choice: every candidate fitted by likelihood, then averaged with weights
 * that fall with the AICc, so near ties do not flip the forecast. `best` is the single model with the lowest AICc
 * (ties within 1e-6 go to the earlier one). Undefined where the history is too short for any.
 * Hyndman et al. (2008); Kolassa (2011) for combining by information criteria.
 */
export function autoEts(values: Float64Array, m: number): AutoEts | undefined {
  const positive = values.every((value) => value > 0);
  const fits: EtsFit[] = [];
  let lowest = Infinity;
  for (const model of candidateModels(values.length, m, positive)) {
    const from = fits.find(
      ({ model: { trend, season } }) => season === model.season && trend === model.trend
    );
    const fit = fitEts(model, values, m, { from, aiccWithin: lowest + REACH });
    if (fit === undefined) continue;
    fits.push(fit);
    lowest = Math.min(lowest, fit.aicc);
  }
  const [first] = fits;
  if (first === undefined) return undefined;
  const best = fits.reduce((low, fit) => (fit.aicc < low.aicc - 1e-6 ? fit : low), first);
  const raw = fits.map(({ aicc }) =>
    aicc - best.aicc > REACH ? 0 : exponential((best.aicc - aicc) / SOFTNESS)
  );
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const parts = fits
    .map((fit, i) => ({ predictor: etsPredictor(fit, m), weight: raw[i]! / total }))
    .filter(({ weight }) => weight > 0);
  return { best, predictor: combine(etsName(best.model), parts) };
}
