import { writeFile } from 'node:fs/promises';
import type { Backtest } from '../../lib/core/forecast/backtest.ts';
import { forecastAll, type SeriesForecast, type SeriesInput } from '../../lib/core/forecast/forecast-all.ts';
import { defaultSeasons } from '../../lib/core/forecast/frequency.ts';
import { readSeries, type SeriesRow } from '../../lib/core/forecast/read-series.ts';
import { plainNumber } from '../plain-number.ts';
import { readTable, requireColumn, type TextTable } from '../read-table.ts';
import {
  requireOption,
  textOption,
  UsageError,
  wholeOption,
  WorkError,
  writeDocument,
  type Arguments,
  type Verb
} from '../verb.ts';

/** `monthly=18,quarterly=8` or one whole number for every frequency. */
function readByFrequency(text: string, option: string): (frequency: string) => number | undefined {
  const whole = (part: string) => {
    if (!/^[1-9]\d{0,4}$/.test(part))
      throw new UsageError(`--${option} needs whole numbers from 1 up: ${text}`);
    return Number(part);
  };
  if (!text.includes('=')) {
    const every = whole(text);
    return () => every;
  }
  const entries = new Map(
    text.split(',').map((part) => {
      const [name = '', count = ''] = part.split('=');
      return [name.trim(), whole(count.trim())] as const;
    })
  );
  return (frequency) => entries.get(frequency);
}

function readLevels(text: string): number[] {
  const levels = text.split(',').map(Number);
  if (levels.some((level) => !(level > 0 && level < 100))) {
    throw new UsageError(`--levels needs percentages between 0 and 100: ${text}`);
  }
  return [...new Set(levels)].sort((a, b) => a - b);
}

function* trainingRows(table: TextTable, keys: readonly number[], file: string): Generator<SeriesRow> {
  const [t, value] = [requireColumn(table, 't', file), requireColumn(table, 'value', file)];
  const [split, frequency] = [table.columns.indexOf('split'), table.columns.indexOf('freq')];
  for (const row of table.rows) {
    if (split >= 0 && row[split] === 'test') continue;
    yield {
      key: keys.length === 1 ? (row[keys[0]!] ?? '') : JSON.stringify(keys.map((key) => row[key] ?? '')),
      frequency: frequency < 0 ? 'monthly' : (row[frequency] ?? '').trim(),
      t: row[t] ?? '',
      value: row[value] ?? ''
    };
  }
}

async function run(args: Arguments, output: Parameters<Verb['run']>[1]): Promise<void> {
  const file = requireOption(args, 'series');
  const out = requireOption(args, 'out');
  const horizonOf = readByFrequency(requireOption(args, 'horizon'), 'horizon');
  const seasonText = textOption(args, 'season');
  const seasonOf = seasonText === undefined ? () => undefined : readByFrequency(seasonText, 'season');
  const levels = readLevels(textOption(args, 'levels') ?? '80,95');
  const origins = textOption(args, 'origins') === undefined ? undefined : wholeOption(args, 'origins', 1, 1);
  const seed = wholeOption(args, 'seed', 1);
  const table = await readTable(file);
  const read = readSeries(trainingRows(table, [requireColumn(table, 'id', file)], file));
  if (read.length === 0) throw new WorkError(`${file} has no row to forecast from: every row is a test row or there is none.`); // prettier-ignore
  const inputs = read.map(({ key, frequency, values }): SeriesInput => {
    const horizon = horizonOf(frequency) ?? 0;
    return { id: key, m: seasonOf(frequency) ?? defaultSeasons[frequency] ?? 1, horizon, values };
  });
  const { series, backtest } = forecastAll(inputs, {
    levels,
    seed,
    ...(origins === undefined ? {} : { origins })
  });
  await writeFile(out, forecastCsv(series, levels)).catch((error: Error) => {
    throw new WorkError(`${out} could not be written: ${error.message}.`);
  });
  writeDocument(output, {
    format: 'evenfield/forecast',
    version: 1,
    series: series
      .map(({ id, n, m, method, status, message }, i) => ({
        id,
        n,
        m,
        method,
        status,
        message: [...read[i]!.notes, message].filter((part) => part !== '').join(' ')
      }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    backtest: { ...backtest, ...rounded(backtest) }
  });
}

const round = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(6));

/** Measured figures to six places; null where nothing could be measured. */
const rounded = ({ owa, mase, bias, coverage, methods }: Backtest) => ({
  owa: round(owa),
  mase: round(mase),
  bias: round(bias),
  coverage: Object.fromEntries(Object.entries(coverage).map(([level, share]) => [level, round(share)])),
  methods: methods.map(({ method, owa, mase }) => ({ method, owa: round(owa), mase: round(mase) }))
});

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function forecastCsv(series: readonly SeriesForecast[], levels: readonly number[]): string {
  const lines = [['id', 'h', 'mean', ...levels.flatMap((level) => [`lo${level}`, `hi${level}`])].join(',')];
  for (const { id, mean, intervals } of series) {
    for (let h = 0; h < mean.length; h++) {
      const limits = intervals.flatMap(({ lo, hi }) => [plainNumber(lo[h]!), plainNumber(hi[h]!)]);
      lines.push([quoted(id), h + 1, plainNumber(mean[h]!), ...limits].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

export const verb: Verb = {
  summary: 'Forecast series with measured intervals, beside their back-test.',
  usage:
    '--series S.csv --horizon N|monthly=18,… [--season monthly=12,…] [--levels 80,95] [--origins N] [--seed N] --out F.csv',
  options: {
    series: { type: 'string' },
    horizon: { type: 'string' },
    season: { type: 'string' },
    levels: { type: 'string' },
    origins: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' }
  },
  run
};
