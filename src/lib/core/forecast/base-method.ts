import { autoEts } from './auto-ets.ts';
import { naive2, seasonalNaive } from './floors.ts';
import { forecastAhead, type Predictor } from './predictor.ts';
import { seasonallyAdjusted } from './seasonally-adjusted.ts';
import { fitTheta } from './theta.ts';
import { fitTsb } from './tsb.ts';

/** How the series of a tree are forecast before they are made to add up; `default` chooses by series. */
export type BaseMethod = 'default' | 'ets' | 'theta' | 'seasonal-naive' | 'naive2' | 'tsb';

export const baseMethods: readonly BaseMethod[] = [
  'default',
  'ets',
  'theta',
  'seasonal-naive',
  'naive2',
  'tsb'
];

/** One method alone on at least five values; where its forecast is not finite, the seasonal naive stands in. */
export function fitBaseMethod(
  method: Exclude<BaseMethod, 'default'>,
  values: Float64Array,
  m: number
): Predictor {
  const floor = seasonalNaive(values, values.length > m ? m : 1);
  const predictor = fitters[method](values, m) ?? floor;
  return forecastAhead(predictor, values.length, Math.max(m, 24)).every(Number.isFinite) ? predictor : floor;
}

type Fitter = (values: Float64Array, m: number) => Predictor | undefined;

const fitters: Record<Exclude<BaseMethod, 'default'>, Fitter> = {
  ets: (values, m) => autoEts(values, m)?.predictor,
  theta: (values, m) => seasonallyAdjusted(values, m, fitTheta),
  'seasonal-naive': (values, m) => seasonalNaive(values, values.length > m ? m : 1),
  naive2: (values, m) => naive2(values, m),
  tsb: (values) => fitTsb(values)
};
