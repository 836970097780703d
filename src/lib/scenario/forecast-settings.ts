import type { BaseMethod } from '../core/forecast/base-method.ts';
import type { Change, ChangeOf } from './change.ts';

/** How coming periods are forecast; `level` is the interval, in percent, that must have been measured. */
export type ForecastSettings = {
  readonly method: BaseMethod;
  readonly horizon: number;
  readonly level: '80' | '95';
};

export const DEFAULT_SETTINGS: ForecastSettings = { method: 'default', horizon: 12, level: '80' };

/** A judgement in force, and those it replaced. */
export type ForecastOverride = ChangeOf<'forecast.override'> & { readonly to: string };
export type ForecastEvent = Pick<ChangeOf<'forecast.event'>, 'series' | 'period'> & {
  readonly note: string;
  readonly treatment: 'leave-out' | 'keep';
};

/** What a scenario's changes say about its forecast; the last word on a series and month stands. */
export type ForecastChanges = {
  readonly settings: ForecastSettings;
  readonly overrides: readonly ForecastOverride[];
  readonly events: readonly ForecastEvent[];
};

export function forecastChanges(changes: readonly Change[]): ForecastChanges {
  let settings = DEFAULT_SETTINGS;
  const overrides = new Map<string, ForecastOverride>();
  const events = new Map<string, ForecastEvent>();
  for (const change of changes) {
    if (change.type === 'forecast.set') settings = change.to ?? DEFAULT_SETTINGS;
    if (change.type === 'forecast.override') {
      const key = JSON.stringify([change.series, change.period]);
      if (change.to === null) overrides.delete(key);
      else overrides.set(key, { ...change, to: change.to });
    }
    if (change.type === 'forecast.event') {
      const { series, period, to } = change;
      const key = JSON.stringify([series, period]);
      if (to === null) events.delete(key);
      else events.set(key, { series, period, note: to.note, treatment: to.treatment });
    }
  }
  return { settings, overrides: [...overrides.values()], events: [...events.values()] };
}
