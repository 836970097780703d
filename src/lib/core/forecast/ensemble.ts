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

const FLOOR_SHARE = 0.16;

/** Share of ETS beside Theta: long histories pay for its many parameters. */
const etsShare = (n: number): number => Math.min(0.75, 0.45 + n / 2000);

/**
 * The default forecast of a regular series: a weighted mean of averaged ETS, both Theta methods and the seasonal
 * naive. The weights follow the length of the history only. Histories too short for ETS get the floor alone.
 */
export function fitEnsemble(values: Float64Array, m: number): Ensemble {
  const n = values.length;
  const ets = n < 5 ? undefined : autoEts(values, m);
  const floor = seasonalNaive(values, n > m ? m : 1);
  if (ets === undefined) return { predictor: floor, parts: [{ predictor: floor, weight: 1 }] };
  const rest = 1 - FLOOR_SHARE;
  const theta = (rest * (1 - etsShare(n))) / 2;
  const parts = [
    { predictor: ets.predictor, weight: rest * etsShare(n) },
    { predictor: seasonallyAdjusted(values, m, fitTheta), weight: theta },
    { predictor: seasonallyAdjusted(values, m, fitClassicTheta), weight: theta },
    { predictor: floor, weight: FLOOR_SHARE }
  ];
  return { predictor: combine(`${ets.predictor.name} + Theta + seasonal naive`, parts), parts };
}
