import type { Calibration } from '../../core/forecast/calibration.ts';
import type { NodeForecast } from '../../core/forecast/forecast-hierarchy.ts';
import type { StepWindow } from '../../core/forecast/window-forecast.ts';
import { addMonths, quarterStart, type IsoDate } from '../../core/period.ts';
import { formatPeriod } from '../format/date.ts';
import { monthSpan } from './same-months.ts';

/** Coming months of one calendar quarter taken together. `80` and `95` are intervals of the sum itself. */
export type QuarterRow = {
  readonly name: string;
  readonly mean: number;
  readonly intervals: Readonly<Record<string, { readonly lo: number; readonly hi: number }>>;
};

/** The steps of coming months that lie in one calendar quarter; at either end it may hold fewer than three. */
export function quarterWindows(coming: readonly IsoDate[]): StepWindow[] {
  const windows: StepWindow[] = [];
  for (let from = 0; from < coming.length;) {
    const quarter = quarterStart(coming[from]!);
    let to = from + 1;
    while (to < coming.length && quarterStart(coming[to]!) === quarter) to++;
    windows.push({ from, to });
    from = to;
  }
  return windows;
}

/**
 * Sums by quarter with intervals from the errors of such sums on the history, never from bounds of months added up:
 * months do not all miss the same way. `amounts` are the means in force; a judgement moves its quarter.
 */
export function quarterRows(
  coming: readonly IsoDate[],
  amounts: readonly number[],
  own: NodeForecast,
  calibration: readonly Calibration[],
  floor: number
): QuarterRow[] {
  return quarterWindows(coming).flatMap(({ from, to }) => {
    // The first window is the whole horizon, which may be one quarter as well.
    const window = own.windows.find((one) => one.from === from && one.to === to);
    if (!window) return [];
    const span = { start: coming[from]!, end: addMonths(coming[to - 1]!, 1) };
    const mean = amounts.slice(from, to).reduce((sum, amount) => sum + amount, 0);
    const intervals = calibration.map(({ level, reach }) => [
      level,
      { lo: Math.max(floor, mean - reach * window.spread), hi: mean + reach * window.spread }
    ]);
    return [
      {
        name: to - from === 3 ? formatPeriod(span) : monthSpan(span),
        mean,
        intervals: Object.fromEntries(intervals)
      }
    ];
  });
}
