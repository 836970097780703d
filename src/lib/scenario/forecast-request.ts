import type { ForecastRequest } from '../core/forecast/forecast-tree.ts';
import { leaveOut } from '../core/forecast/leave-out.ts';
import type { StepWindow } from '../core/forecast/window-forecast.ts';
import type { ForecastEvent, ForecastSettings } from './forecast-settings.ts';
import { seriesKey, type SeriesTree } from './series-tree.ts';

/** The season of monthly sales. */
const MONTHS_A_YEAR = 12;

/** What a tree's forecast is computed from: its history without the months that are left out as events. */
export function forecastRequest(
  { hierarchy, levels, leaves, months }: SeriesTree,
  { method, horizon }: Pick<ForecastSettings, 'method' | 'horizon'>,
  events: readonly ForecastEvent[],
  windows: readonly StepWindow[] = [{ from: 0, to: horizon }]
): ForecastRequest {
  const out = leaves.map((): number[] => []);
  for (const { series, period, treatment } of events) {
    const node = hierarchy.nodes.find((one) => seriesKey(levels, one) === series);
    const at = months.indexOf(period);
    if (treatment === 'leave-out' && node && at >= 0) for (const leaf of node.leaves) out[leaf]!.push(at);
  }
  return {
    leaves: leaves.map(({ path, values }, leaf) => ({
      path,
      values: leaveOut(
        Float64Array.from(values, (value) => value.toNumber()),
        out[leaf]!,
        MONTHS_A_YEAR
      )
    })),
    m: MONTHS_A_YEAR,
    horizon,
    windows,
    method
  };
}
