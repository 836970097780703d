import { fitBaseMethod, type BaseMethod } from './base-method.ts';
import { fitEnsemble, type Ensemble } from './ensemble.ts';
import { seasonalNaive } from './floors.ts';
import type { Predictor } from './predictor.ts';
import { fitTsb, isIntermittent } from './tsb.ts';

/** `none`: nothing to forecast from; `constant`: every value the same; `short`: too few values for the models. */
export type SeriesStatus = 'ok' | 'none' | 'short' | 'constant' | 'intermittent';

/** A finite history, divided by its mean size so that every search meets numbers near 1, with its fitted method. */
export type FittedHistory = Ensemble & {
  readonly status: SeriesStatus;
  readonly note: string;
  readonly size: number;
  readonly values: Float64Array;
  /** No value is negative, so neither is the forecast. */
  readonly nonNegative: boolean;
};

const repeat = (value: number, name: string): Predictor => ({
  name,
  forecastFrom: (_origin, horizon, out) => void out.fill(value, 0, horizon)
});

/**
 * Fit a history; any length and any finite values will do. The default chooses what suits it; another method is
 * taken as asked, wherever there are values enough to fit it.
 */
export function fitHistory(raw: Float64Array, m: number, method: BaseMethod = 'default'): FittedHistory {
  const n = raw.length;
  const size = raw.reduce((sum, value) => sum + Math.abs(value) / n, 0) || 1;
  const values = raw.map((value) => value / size);
  const base = { size, values, nonNegative: raw.every((value) => value >= 0), parts: [] };
  if (n === 0) {
    const note = 'There is no value to forecast from.';
    return { ...base, status: 'none', note, predictor: repeat(0, 'none') };
  }
  const first = values[0]!;
  if (n > 1 && raw.every((value) => value === raw[0])) {
    const note = `All ${n} values are ${first === 0 ? 'zero' : 'equal'}: the forecast repeats them and the interval has no width.`;
    return { ...base, status: 'constant', note, predictor: repeat(first, 'constant') };
  }
  if (method !== 'default' && n >= 5) {
    const predictor = fitBaseMethod(method, values, m);
    return { ...base, status: 'ok', note: '', predictor, parts: [{ predictor, weight: 1 }] };
  }
  if (n >= 5 && isIntermittent(values)) {
    const predictor = fitTsb(values);
    return { ...base, status: 'intermittent', note: '', predictor, parts: [{ predictor, weight: 1 }] };
  }
  const ensemble = fitEnsemble(values, m);
  const step = new Float64Array(Math.max(m, 24));
  ensemble.predictor.forecastFrom(n, step.length, step);
  const sound = step.every(Number.isFinite);
  const floor = seasonalNaive(values, n > m ? m : 1);
  const chosen = sound ? ensemble : { predictor: floor, parts: [{ predictor: floor, weight: 1 }] };
  const note = shortNote(n, m);
  return { ...base, ...chosen, status: note === '' ? 'ok' : 'short', note };
}

function shortNote(n: number, m: number): string {
  if (n === 1)
    return 'One value only: it is repeated, and the interval is a guess of half its size, not a measurement.';
  if (n < 5) {
    const differences = n === 2 ? 'one difference' : `${n - 1} differences`;
    return `Only ${n} values: the last is repeated, and the interval rests on ${differences}.`;
  }
  if (m > 1 && n < 2 * m + 3)
    return `Only ${n} values, fewer than two seasons and three: the season counts for little.`;
  return '';
}
