import {
  forecastEach,
  forecastTree,
  rounded,
  type ByFrequency,
  type ForecastEntry
} from '../forecast-entries.ts';
import { quotedCell } from '../csv-cell.ts';
import { plainNumber } from '../plain-number.ts';
import { readTable } from '../read-table.ts';
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
import { writeOut } from '../write-out.ts';

/** `monthly=18,quarterly=8` or one whole number for every frequency. */
function readByFrequency(
  text: string,
  option: string
): { readonly names: readonly string[]; readonly of: ByFrequency } {
  const whole = (part: string) => {
    if (!/^[1-9]\d{0,4}$/.test(part))
      throw new UsageError(`--${option} needs whole numbers from 1 up: ${text}`);
    return Number(part);
  };
  if (!text.includes('=')) {
    const every = whole(text);
    return { names: [], of: () => every };
  }
  const entries = new Map(
    text.split(',').map((part) => {
      const [name = '', count = ''] = part.split('=');
      return [name.trim(), whole(count.trim())] as const;
    })
  );
  return { names: [...entries.keys()], of: (frequency) => entries.get(frequency) };
}

function readLevels(text: string): number[] {
  const levels = text.split(',').map(Number);
  if (levels.some((level) => !(level > 0 && level < 100))) {
    throw new UsageError(`--levels needs percentages between 0 and 100: ${text}`);
  }
  return [...new Set(levels)].sort((a, b) => a - b);
}

async function run(args: Arguments, output: Parameters<Verb['run']>[1]): Promise<void> {
  const file = requireOption(args, 'series');
  const out = requireOption(args, 'out');
  const horizon = readByFrequency(requireOption(args, 'horizon'), 'horizon');
  const seasonText = textOption(args, 'season');
  const season = seasonText === undefined ? undefined : readByFrequency(seasonText, 'season');
  const levels = readLevels(textOption(args, 'levels') ?? '80,95');
  const origins = textOption(args, 'origins') === undefined ? undefined : wholeOption(args, 'origins', 1, 1);
  const seed = wholeOption(args, 'seed', 1);
  const columns = textOption(args, 'hierarchy')?.split(',').map((name) => name.trim()); // prettier-ignore
  const settings = {
    file,
    horizonOf: horizon.of,
    seasonOf: season?.of ?? (() => undefined),
    levels,
    origins,
    seed
  };
  const named = [...new Set([...horizon.names, ...(season?.names ?? [])])];
  const fallback = named.length === 1 ? named[0] : undefined;
  const table = await readTable(file);
  const { entries, backtest, hierarchy } =
    columns === undefined
      ? forecastEach(table, settings, fallback)
      : forecastTree(table, columns, settings, fallback);
  if (entries.length === 0)
    throw new WorkError(`${file} has no row to learn from: it has none, or all are test rows.`);
  await writeOut(out, forecastCsv(entries, levels));
  writeDocument(output, {
    format: 'evenfield/forecast',
    version: 1,
    series: entries.map(({ entry }) => entry).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    backtest: { ...backtest, ...rounded(backtest) },
    ...(hierarchy === undefined ? {} : { hierarchy })
  });
}

function forecastCsv(entries: readonly ForecastEntry[], levels: readonly number[]): string {
  const lines = [['id', 'h', 'mean', ...levels.flatMap((level) => [`lo${level}`, `hi${level}`])].join(',')];
  for (const { entry, mean, intervals } of entries) {
    for (let h = 0; h < mean.length; h++) {
      const limits = intervals.flatMap(({ lo, hi }) => [plainNumber(lo[h]!), plainNumber(hi[h]!)]);
      lines.push([quotedCell(entry.id), h + 1, plainNumber(mean[h]!), ...limits].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

export const verb: Verb = {
  summary: 'Forecast series with measured intervals, beside their back-test.',
  usage:
    '--series S.csv --horizon N|monthly=18,… [--season monthly=12,…] [--levels 80,95] [--origins N] [--hierarchy A,B] [--seed N] --out F.csv',
  inputs: [
    '--series: columns id, t (a whole number, or a date of the period), value; also read where present: freq',
    '  (yearly, quarterly, monthly, weekly) and split (rows marked test are left out). An empty value is missing.',
    '--hierarchy A,B: columns of S.csv that name the levels of the tree from the top, in place of id.',
    '--out: columns id, h, mean, then lo and hi for each level. Its folder is made where it is not there.'
  ],
  options: {
    series: { type: 'string' },
    horizon: { type: 'string' },
    season: { type: 'string' },
    levels: { type: 'string' },
    origins: { type: 'string' },
    hierarchy: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' }
  },
  run
};
