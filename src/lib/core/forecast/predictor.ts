/**
 * A fitted method that can forecast from any point of its own history: `origin` values are known, `out` receives
 * the next steps. From the end it is the forecast; from earlier origins it gives multi-step in-sample errors.
 */
export type Predictor = {
  readonly name: string;
  forecastFrom(origin: number, horizon: number, out: Float64Array): void;
};

/** The forecast of the values after the last one. */
export function forecastAhead(predictor: Predictor, n: number, horizon: number): Float64Array {
  const out = new Float64Array(horizon);
  predictor.forecastFrom(n, horizon, out);
  return out;
}

/** A weighted mean of methods; the weights add up to 1. */
export function combine(
  name: string,
  parts: readonly { readonly predictor: Predictor; readonly weight: number }[]
): Predictor {
  if (parts.length === 1) return { ...parts[0]!.predictor, name };
  return {
    name,
    forecastFrom(origin, horizon, out) {
      const scratch = new Float64Array(horizon);
      out.fill(0, 0, horizon);
      for (const { predictor, weight } of parts) {
        predictor.forecastFrom(origin, horizon, scratch);
        for (let h = 0; h < horizon; h++) out[h] = out[h]! + weight * scratch[h]!;
      }
    }
  };
}
