import type { NodeForecast } from '../../core/forecast/forecast-hierarchy.ts';
import type { IsoDate } from '../../core/period.ts';
import type { ForecastEvent } from '../../scenario/forecast-settings.ts';
import { formatMoney } from '../format/money.ts';
import { monthWord, type ForecastPoint } from './forecast-chart.ts';
import type { SeriesEvidence } from './series-evidence.ts';

type Parts = {
  readonly past: readonly IsoDate[];
  readonly values: readonly number[];
  readonly coming: readonly IsoDate[];
  /** The mean in force, judgements included. */
  readonly amounts: readonly number[];
  readonly own: NodeForecast;
  readonly evidence: SeriesEvidence;
  readonly events: readonly ForecastEvent[];
  readonly judged: ReadonlySet<IsoDate>;
};

const money = (value: number) => formatMoney(Math.round(value), { unit: 'whole' });

/** History, fit and fan of one series, each month with what is known about it. */
export function forecastPoints({
  past,
  values,
  coming,
  amounts,
  own,
  evidence,
  events,
  judged
}: Parts): ForecastPoint[] {
  const outliers = new Map(evidence.outliers.map((outlier) => [outlier.at, outlier]));
  const changes = new Map(evidence.changePoints.map((change) => [change.at, change]));
  const eventOf = new Map(events.map((event) => [event.period, event]));
  const history = past.map((month, at): ForecastPoint => {
    const [outlier, change, event] = [outliers.get(at), changes.get(at), eventOf.get(month)];
    const notes: string[] = [];
    if (event)
      notes.push(
        `${event.note}, ${event.treatment === 'leave-out' ? 'left out of the forecast' : 'kept in the forecast'}`
      );
    if (outlier) notes.push(`far from its pattern: ${money(outlier.expected)} was expected`);
    if (change)
      notes.push(
        `level changed by ${money(change.size)} (95 % ${money(change.low)} to ${money(change.high)})`
      );
    const mark = event ? 'event' : outlier ? 'outlier' : change ? 'change' : undefined;
    const fitted = own.fitted[at];
    return {
      month,
      actual: values[at]!,
      ...(at > 0 && fitted !== undefined && { fitted }),
      notes,
      ...(mark && { mark })
    };
  });
  const future = coming.map((month, step): ForecastPoint => {
    const mean = amounts[step] ?? own.mean[step]!;
    // A judgement moves the whole fan: it says where, not how surely.
    const shift = mean - own.mean[step]!;
    const bounds = Object.fromEntries(
      own.intervals.flatMap(({ level, lo, hi }) => [
        [`lo${level}`, lo[step]! + shift],
        [`hi${level}`, hi[step]! + shift]
      ])
    );
    const note = judged.has(month) ? [`judged; the forecast is ${money(own.mean[step]!)}`] : [];
    return { month, mean, ...bounds, notes: note, ...(judged.has(month) && { mark: 'judgement' as const }) };
  });
  return [...history, ...future];
}

/** The outliers, level changes and events of a history in words, oldest first. */
export function evidenceRows(
  past: readonly IsoDate[],
  { outliers, changePoints }: SeriesEvidence,
  events: readonly ForecastEvent[]
) {
  const month = (at: number) => monthWord(past[Math.min(Math.max(at, 0), past.length - 1)]!);
  return [
    ...changePoints.map(({ at, earliest, latest, size, low, high }) => ({
      order: past[at]!,
      month: month(at),
      what: 'Level changed for good',
      size: money(size),
      interval: `${money(low)} to ${money(high)}, between ${month(earliest)} and ${month(latest)}`
    })),
    ...outliers.map(({ at, value, expected }) => ({
      order: past[at]!,
      month: month(at),
      what: 'Far from its pattern, kept in',
      size: money(value - expected),
      interval: `expected ${money(expected)}`
    })),
    ...events.map(({ period, note, treatment }) => ({
      order: period,
      month: monthWord(period),
      what: note,
      size: '',
      interval: treatment === 'leave-out' ? 'left out of the forecast' : 'kept in the forecast'
    }))
  ].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.what < b.what ? -1 : 1));
}
