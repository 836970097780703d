import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { readTable, type TextTable } from '../../src/cli/read-table.ts';
import { meanAbsoluteError, seasonalScale, smape } from '../../src/lib/core/forecast/accuracy.ts';
import { fitEts } from '../../src/lib/core/forecast/ets-fit.ts';
import { etsPredictor } from '../../src/lib/core/forecast/auto-ets.ts';
import { naive2 } from '../../src/lib/core/forecast/floors.ts';
import { forecastAll, type SeriesInput } from '../../src/lib/core/forecast/forecast-all.ts';
import { forecastHierarchy } from '../../src/lib/core/forecast/forecast-hierarchy.ts';
import { defaultSeasons } from '../../src/lib/core/forecast/frequency.ts';
import { forecastAhead } from '../../src/lib/core/forecast/predictor.ts';
import { mean } from '../../src/lib/core/forecast/statistics.ts';
import { createRandom } from '../../src/lib/core/random.ts';
import { benchInR } from './forecast-in-r.ts';
import { benchPipeline } from './pipeline-on-maven.ts';

type Print = (line: string) => void;
type Split = { readonly train: number[]; readonly test: number[]; readonly frequency: string };

const dataFolder = () => resolve(process.env['EVENFIELD_FORECAST_DATA'] ?? '../shared/data/forecast-dev');

/** Train and test values by series, in the order of the file. */
function splitsOf({ columns, rows }: TextTable, keys: readonly string[]): Map<string, Split> {
  const at = (name: string) => columns.indexOf(name);
  const series = new Map<string, Split>();
  for (const row of rows) {
    const key = keys.map((name) => row[at(name)]).join('/');
    let one = series.get(key);
    if (!one) series.set(key, (one = { train: [], test: [], frequency: row[at('freq')] ?? '' }));
    one[row[at('split')] as 'train' | 'test'].push(Number(row[at('value')]));
  }
  return series;
}

const three = (value: number) => value.toFixed(3);

/** The figures of the M4 competition for one set of series. */
function scoreSet(series: ReadonlyMap<string, Split>) {
  const inputs = [...series].map(([id, { train, test, frequency }]): SeriesInput => {
    return { id, m: defaultSeasons[frequency] ?? 1, horizon: test.length, values: train };
  });
  const { series: forecasts, backtest } = forecastAll(inputs, { levels: [80, 95] });
  const rows = forecasts.map(({ id, m, mean: forecast, intervals }) => {
    const { train, test, frequency } = series.get(id)!;
    const values = Float64Array.from(train);
    const scale = seasonalScale(values, m);
    const floor = forecastAhead(naive2(values, m), values.length, test.length);
    const { lo, hi } = intervals[1]!;
    const inner = intervals[0]!;
    const misses = test.map(
      (y, h) => hi[h]! - lo[h]! + 40 * Math.max(lo[h]! - y, 0) + 40 * Math.max(y - hi[h]!, 0)
    );
    return {
      frequency,
      smape: smape(test, forecast),
      mase: meanAbsoluteError(test, forecast) / scale,
      floorSmape: smape(test, floor),
      floorMase: meanAbsoluteError(test, floor) / scale,
      coverage80: mean(test.map((y, h) => (y >= inner.lo[h]! && y <= inner.hi[h]! ? 1 : 0))),
      coverage: mean(test.map((y, h) => (y >= lo[h]! && y <= hi[h]! ? 1 : 0))),
      msis: mean(misses) / scale
    };
  });
  const summarize = (some: typeof rows) => {
    const average = (pick: (row: (typeof rows)[number]) => number) => mean(some.map(pick));
    const owa =
      (average((row) => row.smape) / average((row) => row.floorSmape) +
        average((row) => row.mase) / average((row) => row.floorMase)) /
      2;
    return `n ${some.length}  sMAPE ${three(average((row) => row.smape))}  MASE ${three(average((row) => row.mase))}  OWA ${three(owa)}  coverage80 ${three(average((row) => row.coverage80))}  coverage95 ${three(average((row) => row.coverage))}  MSIS ${three(average((row) => row.msis))}`;
  };
  return { rows, summarize, backtest };
}

async function benchAccuracy(folder: string, print: Print) {
  const series = splitsOf(await readTable(`${folder}/series.csv`), ['id']);
  const { rows, summarize, backtest } = scoreSet(series);
  print(`all        ${summarize(rows)}`);
  for (const frequency of ['monthly', 'quarterly', 'yearly', 'weekly']) {
    print(`${frequency.padEnd(10)} ${summarize(rows.filter((row) => row.frequency === frequency))}`);
  }
  print(
    `back-test of the same run: OWA ${three(backtest.owa ?? NaN)}, coverage95 ${three(backtest.coverage['95'] ?? NaN)}`
  );
  const cut = new Map(
    [...series]
      .filter(([, { frequency }]) => frequency === 'monthly')
      .map(([id, split]) => [id, { ...split, train: split.train.slice(-36) }])
  );
  const short = scoreSet(cut);
  print(`monthly cut to 36 months  ${short.summarize(short.rows)}`);
}

async function benchHierarchy(folder: string, print: Print) {
  const splits = [...splitsOf(await readTable(`${folder}/hier/series.csv`), ['state', 'region', 'purpose'])];
  const leaves = splits.map(([id, { train }]) => ({ path: id.split('/'), values: Float64Array.from(train) }));
  const started = process.hrtime.bigint();
  const chosen = forecastHierarchy({ leaves, m: 4, horizon: 8 }, { levels: [95] });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const bottomUp = forecastHierarchy({ leaves, m: 4, horizon: 8 }, { levels: [95], method: 'bottom-up' });
  const errors = ({ nodes }: typeof chosen) => {
    const byLevel = new Map<number, number[]>();
    for (const { node, mean: forecast } of nodes) {
      const sum = (pick: (split: Split) => number[]) =>
        pick(splits[0]![1]).map((_, t) =>
          node.leaves.reduce((total, leaf) => total + pick(splits[leaf]![1])[t]!, 0)
        );
      const error = meanAbsoluteError(sum(({ test }) => test), forecast) / seasonalScale(sum(({ train }) => train), 4); // prettier-ignore
      byLevel.set(node.level, [...(byLevel.get(node.level) ?? []), error]);
    }
    return [...byLevel].sort(([a], [b]) => a - b).map(([, list]) => mean(list));
  };
  const [own, floor] = [errors(chosen), errors(bottomUp)];
  print(
    `hierarchy (${chosen.hierarchy.nodes.length} nodes, ${seconds.toFixed(1)} s), MASE by level from the root:`
  );
  print(`  ${chosen.method.padEnd(10)} ${own.map(three).join('  ')}`);
  print(`  bottom-up  ${floor.map(three).join('  ')}`);
  const byId = new Map(chosen.nodes.map(({ node, mean: forecast }) => [node.id, forecast]));
  let gap = 0;
  for (const { node, mean: forecast } of chosen.nodes) {
    for (let h = 0; h < 8; h++) {
      const sum = node.leaves.reduce((total, leaf) => total + byId.get(splits[leaf]![0])![h]!, 0);
      gap = Math.max(gap, Math.abs(sum - forecast[h]!));
    }
  }
  print(`  largest gap between a node and its leaves: ${gap.toExponential(1)}`);
}

/** Croston's method: size and interval between demands smoothed apart by 0.1, updated at demands only. */
function croston(values: readonly number[]): number {
  const at = values.flatMap((value, t) => (value > 0 ? [t] : []));
  if (at.length === 0) return 0;
  let [size, gap] = [values[at[0]!]!, at[0]! + 1];
  for (let k = 1; k < at.length; k++) {
    size += 0.1 * (values[at[k]!]! - size);
    gap += 0.1 * (at[k]! - at[k - 1]! - gap);
  }
  return size / gap;
}

async function benchIntermittent(folder: string, print: Print) {
  const series = splitsOf(await readTable(`${folder}/intermittent/series.csv`), ['id']);
  const inputs = [...series].map(([id, { train, test }]): SeriesInput => {
    return { id, m: 12, horizon: test.length, values: train };
  });
  const { series: forecasts } = forecastAll(inputs, { levels: [95] });
  const total = (values: ArrayLike<number>) => mean(values) * values.length;
  const misses = { own: 0, croston: 0, ses: 0 };
  for (const { id, mean: forecast } of forecasts) {
    const { train, test } = series.get(id)!;
    const actual = total(test);
    const values = Float64Array.from(train);
    const smoothed = fitEts({ error: 'A', trend: 'N', season: 'N' }, values, 1);
    const flat = smoothed ? forecastAhead(etsPredictor(smoothed, 1), values.length, 1)[0]! : mean(values);
    misses.own += Math.abs(total(forecast) - actual) / series.size;
    misses.croston += Math.abs(croston(train) * test.length - actual) / series.size;
    misses.ses += Math.abs(flat * test.length - actual) / series.size;
  }
  print(
    `intermittent (${series.size} series), mean error of the 12-month total: ours ${three(misses.own)}, Croston ${three(misses.croston)}, SES ${three(misses.ses)}`
  );
}

/** Monthly series from a seed: level, drift, season and noise. */
function madeUpMonths(count: number, length: number): SeriesInput[] {
  return Array.from({ length: count }, (_, i) => {
    const random = createRandom(1, 'bench', i);
    const shape = Array.from({ length: 12 }, () => 0.8 + 0.4 * random.next());
    const growth = random.next() - 0.4;
    let level = 100;
    const values = Array.from({ length }, (_, t) => {
      level += growth + 6 * (random.next() - 0.5);
      return Math.max(1, level) * shape[t % 12]! * (0.9 + 0.2 * random.next());
    });
    return { id: `s${i}`, m: 12, horizon: 12, values };
  });
}

async function benchSpeed(print: Print) {
  for (const length of [60, 96, 144]) {
    const inputs = madeUpMonths(1000, length);
    forecastAll(inputs.slice(0, 20), { levels: [80, 95] });
    const started = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    const { backtest } = forecastAll(inputs, { levels: [80, 95] });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const used = process.cpuUsage(cpu).user / 1e6;
    print(
      `speed: 1,000 monthly series of ${length} months, fit + intervals + back-test of ${backtest.series}: ${seconds.toFixed(1)} s (${used.toFixed(1)} s of processor time, one thread)`
    );
  }
}

/** Every figure of the forecasts: accuracy, intervals, trees, intermittent series, speed. */
export async function bench(print: Print): Promise<void> {
  const folder = dataFolder();
  if (existsSync(`${folder}/series.csv`)) {
    await benchAccuracy(folder, print);
    await benchHierarchy(folder, print);
    await benchIntermittent(folder, print);
  } else {
    print(`No series to judge accuracy by: ${folder}/series.csv is not there (set EVENFIELD_FORECAST_DATA to its folder).`); // prettier-ignore
  }
  await benchPipeline(print);
  await benchSpeed(print);
  benchInR(madeUpMonths(50, 96), print);
}
