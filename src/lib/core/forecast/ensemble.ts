import { autoEts } from './auto-ets.ts';
import { seasonalNaive } from './floors.ts';
import { combine, type Predictor } from './predictor.ts';
import { seasonallyAdjusted, fitTheta } from './theta.ts';
import { fitClassicTheta } from './classic-theta.ts';

/** What a forecast is made of, by name and weight, for the arithmetic on show. */
export type Ensemble = {
  readonly predictor: Predictor;
  readonly parts: readonly { readonly predictor: Predictor; readonly weight: number }[];
};

/** The default forecast of a regular series: see the guide page for why these parts and weights. */
export function fitEnsemble(values: Float64Array, m: number): Ensemble {
  const n = values.length;
  const ets = autoEts(values, m);
  const floor = seasonalNaive(values, n > m ? m : 1);
  if (ets === undefined || n < 5) {
    const parts = [{ predictor: floor, weight: 1 }];
    return { predictor: floor, parts };
  }
  const parts = [
    { predictor: ets.predictor, weight: 0.4 },
    { predictor: seasonallyAdjusted(values, m, fitTheta), weight: 0.2 },
    { predictor: seasonallyAdjusted(values, m, fitClassicTheta), weight: 0.2 },
    { predictor: floor, weight: 0.2 }
  ];
  return { predictor: combine(`${ets.predictor.name} + Theta + seasonal naive`, parts), parts };
}
