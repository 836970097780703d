import { alignLeaves } from '../lib/core/forecast/align-leaves.ts';
import type { Backtest } from '../lib/core/forecast/backtest.ts';
import { describeCalibration } from '../lib/core/forecast/calibration.ts';
import { forecastAll, type SeriesInput } from '../lib/core/forecast/forecast-all.ts';
import { forecastHierarchy } from '../lib/core/forecast/forecast-hierarchy.ts';
import { defaultSeasons } from '../lib/core/forecast/frequency.ts';
import { guessFrequency } from '../lib/core/forecast/guess-frequency.ts';
import type { Interval } from '../lib/core/forecast/interval.ts';
import { readSeries, type ReadSeries, type SeriesRow } from '../lib/core/forecast/read-series.ts';
import { requireColumn, type TextTable } from './read-table.ts';
import { WorkError } from './verb.ts';

/** A figure that depends on the frequency: a season or a horizon; undefined where none is given. */
export type ByFrequency = (frequency: string) => number | undefined;

export type ForecastSettings = {
  readonly file: string;
  readonly horizonOf: ByFrequency;
  readonly seasonOf: ByFrequency;
  readonly levels: readonly number[];
  readonly origins: number | undefined;
  readonly seed: number;
};

/** A forecast ready to write: its entry in the document and its steps. */
export type ForecastEntry = {
  readonly entry: { id: string; n: number; m: number; method: string; status: string; message: string };
  readonly mean: Float64Array;
  readonly intervals: readonly Interval[];
};

/** The rows to learn from; `keyOf` names the series a row belongs to. */
function* trainingRows(
  table: TextTable,
  keyOf: (row: readonly string[]) => string,
  file: string
): Generator<SeriesRow> {
  const [t, value] = [requireColumn(table, 't', file), requireColumn(table, 'value', file)];
  const [split, frequency] = [table.columns.indexOf('split'), table.columns.indexOf('freq')];
  for (const [at, row] of table.rows.entries()) {
    if (split >= 0 && (row[split] ?? '').trim() === 'test') continue;
    yield {
      key: keyOf(row),
      frequency: frequency < 0 ? '' : (row[frequency] ?? '').trim().toLowerCase(),
      t: row[t] ?? '',
      value: row[value] ?? '',
      line: table.lines[at]!
    };
  }
}

/** Every series by itself. */
export function forecastEach(
  table: TextTable,
  { file, horizonOf, seasonOf, levels, origins, seed }: ForecastSettings,
  fallback: string | undefined
) {
  const id = requireColumn(table, 'id', file);
  const read = readSeries(trainingRows(table, (row) => row[id] ?? '', file));
  const guessed = fallback ?? guessFrequency(read.map(({ values }) => values));
  const inputs = read.map(({ key, frequency, values }): SeriesInput => {
    const name = frequency === '' ? guessed : frequency;
    return { id: key, m: seasonOf(name) ?? defaultSeasons[name] ?? 1, horizon: horizonOf(name) ?? 0, values };
  });
  const { series, backtest } = forecastAll(inputs, {
    levels,
    seed,
    ...(origins === undefined ? {} : { origins })
  });
  const entries = series.map(({ id, n, m, method, status, message, mean, intervals }, i): ForecastEntry => {
    const frequency = read[i]!.frequency;
    const odd =
      inputs[i]!.horizon === 0
        ? [`No horizon is given for frequency “${frequency}”.`]
        : frequency !== '' && defaultSeasons[frequency] === undefined && seasonOf(frequency) === undefined
          ? [`Frequency “${frequency}” has no known season; it is taken to have none.`]
          : [];
    return {
      entry: {
        id,
        n,
        m,
        method,
        status: inputs[i]!.horizon === 0 ? 'none' : status,
        message: sentences(read[i]!.notes, odd, [message])
      },
      mean,
      intervals
    };
  });
  return { entries, backtest, hierarchy: undefined };
}

const sentences = (...parts: readonly (readonly string[])[]) => parts.flat().filter((part) => part !== '').join(' '); // prettier-ignore

/** A tree of series, reconciled; rows of the same leaf and time are added up. */
export function forecastTree(
  table: TextTable,
  columns: readonly string[],
  settings: ForecastSettings,
  fallback: string | undefined
) {
  const { file, horizonOf, seasonOf, levels, origins } = settings;
  const indexes = columns.map((name) => requireColumn(table, name, file));
  const rows = trainingRows(table, (row) => JSON.stringify(indexes.map((index) => row[index] ?? '')), file);
  const read = readSeries(rows, true).map((one) => ({ path: JSON.parse(one.key) as string[], read: one }));
  const frequency = oneFrequency(read.map((leaf) => leaf.read)) || fallback || guessFrequency(read.map((leaf) => leaf.read.values)); // prettier-ignore
  const m = seasonOf(frequency) ?? defaultSeasons[frequency] ?? 1;
  const horizon = horizonOf(frequency);
  if (horizon === undefined) throw new WorkError(`No horizon is given for frequency “${frequency}”.`);
  const leaves = alignLeaves(read, m);
  if (leaves.length === 0) throw new WorkError(`${file} has no value to forecast from.`);
  const tree = forecastHierarchy(
    { leaves, m, horizon },
    { levels, ...(origins === undefined ? {} : { origins }) }
  );
  const few = describeCalibration(tree.backtest.series);
  const entries = tree.nodes.map(({ node, n, status, method, note, mean, intervals }): ForecastEntry => ({
    entry: {
      id: node.id,
      n,
      m,
      method: `${method}, reconciled (${tree.method})`,
      status,
      message: sentences([note, few])
    },
    mean,
    intervals
  }));
  const hierarchy = {
    columns,
    method: tree.method,
    candidates: tree.scores.map(({ method, mase }) => ({ method, mase: mase.map(round) }))
  };
  return { entries, backtest: tree.backtest, hierarchy };
}

function oneFrequency(read: readonly ReadSeries[]): string {
  const names = [...new Set(read.map(({ frequency }) => frequency))];
  if (names.length > 1)
    throw new WorkError(`A hierarchy needs one frequency; the file has ${names.join(', ')}.`);
  return names[0] ?? '';
}

/** A measured figure to six places; null where nothing could be measured. */
export const round = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(6));

/** The figures of a back-test, rounded. */
export const rounded = ({ owa, mase, bias, coverage, methods }: Backtest) => ({
  owa: round(owa),
  mase: round(mase),
  bias: round(bias),
  coverage: Object.fromEntries(Object.entries(coverage).map(([level, share]) => [level, round(share)])),
  methods: methods.map(({ method, owa, mase }) => ({ method, owa: round(owa), mase: round(mase) }))
});
