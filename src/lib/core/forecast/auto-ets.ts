import { exponential } from '../elementary.ts';
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

/** The models tried: none or damped trend; season where n ≥ 2m + 3, with no test before; multiplicative for positive values. */
export function candidateModels(n: number, m: number, positive: boolean): EtsModel[] {
  const seasons = m > 1 && n >= 2 * m + 3 ? (['N', 'A', 'M'] as const) : (['N'] as const);
  return seasons
    .flatMap((season) => (['N', 'Ad'] as const).map((trend) => ({ season, trend })))
    .flatMap((form) => (['A', 'M'] as const).map((error): EtsModel => ({ ...form, error })))
    .filter(({ error, season }) => (error === 'A' ? season !== 'M' : positive));
}

export type AutoEts = { readonly best: EtsFit; readonly predictor: Predictor };

/**
 * Exponential smoothing with automatic choice: every candidate fitted by likelihood and averaged with Akaike
 * weights e^(−Δ/2) of the AICc, so near ties do not flip the forecast. `best` is the single model with the lowest
 * AICc (ties within 1e-6 go to the earlier, simpler model). Undefined where the history is too short for any.
 * Hyndman et al. (2008); Kolassa (2011) for the weights.
 */
export function autoEts(values: Float64Array, m: number): AutoEts | undefined {
  const positive = values.every((value) => value > 0);
  const fits = candidateModels(values.length, m, positive)
    .map((model) => fitEts(model, values, m))
    .filter((fit) => fit !== undefined);
  const [first] = fits;
  if (first === undefined) return undefined;
  const best = fits.reduce((low, fit) => (fit.aicc < low.aicc - 1e-6 ? fit : low), first);
  const raw = fits.map((fit) => exponential((best.aicc - fit.aicc) / 2));
  const kept = raw.map((weight) => (weight >= 0.02 ? weight : 0));
  const total = kept.reduce((sum, weight) => sum + weight, 0);
  const parts = fits
    .map((fit, i) => ({ predictor: etsPredictor(fit, m), weight: kept[i]! / total }))
    .filter(({ weight }) => weight > 0);
  return { best, predictor: combine(etsName(best.model), parts) };
}
