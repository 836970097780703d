import { baseMethods, type BaseMethod } from '../../core/forecast/base-method.ts';
import type { ReconciliationMethod } from '../../core/forecast/reconcile.ts';
import type { HierarchyForecast } from '../../core/forecast/forecast-hierarchy.ts';

export const methodNames: Readonly<Record<BaseMethod, string>> = {
  default: 'Combination',
  ets: 'Exponential smoothing',
  theta: 'Theta',
  'seasonal-naive': 'Same month last year',
  naive2: 'Naive2',
  tsb: 'TSB'
};

/** How the levels are made to add up, in words. */
export const reconciliationNames: Readonly<Record<ReconciliationMethod, string>> = {
  'bottom-up': 'bottom-up',
  ols: 'least squares',
  wls: 'weighted least squares',
  mint: 'MinT'
};

/** One method's back-test on the same history; undefined figures are still to come or could not be measured. */
export type MethodRow = {
  readonly method: BaseMethod;
  readonly name: string;
  readonly owa: number | undefined;
  readonly mase: number | undefined;
  readonly bias: number | undefined;
  readonly held: { readonly '80': number | undefined; readonly '95': number | undefined };
  readonly ready: boolean;
};

/** The methods beside each other, in a fixed order; `level` picks one level of the tree, else all together. */
export function methodRows(
  forecasts: ReadonlyMap<BaseMethod, HierarchyForecast>,
  level?: number
): MethodRow[] {
  return baseMethods.map((method) => {
    const forecast = forecasts.get(method);
    const test = level === undefined ? forecast?.backtest : forecast?.backtestByLevel[level];
    const finite = (value: number | undefined) =>
      value !== undefined && Number.isFinite(value) ? value : undefined;
    return {
      method,
      name: methodNames[method],
      owa: finite(test?.owa),
      mase: finite(test?.mase),
      bias: finite(test?.bias),
      held: { '80': finite(test?.coverage['80']), '95': finite(test?.coverage['95']) },
      ready: forecast !== undefined
    };
  });
}
