import { parseDecimal, ZERO } from '../../lib/core/money.ts';
import { isIsoDate, type Period } from '../../lib/core/period.ts';
import { reportChanges, type SnapshotDeal } from '../../lib/core/pipeline/change-report.ts';
import { forecastPipeline, quarterAhead } from '../../lib/core/pipeline/forecast-pipeline.ts';
import type { Opportunity } from '../../lib/core/pipeline/opportunity.ts';
import { changesDocument, pipelineDocument } from '../../lib/core/pipeline/pipeline-document.ts';
import { readOpportunities, readStageHistory } from '../../lib/core/pipeline/read-opportunities.ts';
import type { Result } from '../../lib/core/result.ts';
import { dateOrderOption, withIsoDates } from '../iso-dates.ts';
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

const LEVELS = [80, 95];

function readPeriod(text: string | undefined, asOf: string): Period {
  if (text === undefined) return quarterAhead(asOf);
  const [start = '', end = '', ...rest] = text.split(',').map((date) => date.trim());
  if (rest.length > 0 || !isIsoDate(start) || !isIsoDate(end) || start >= end || end <= asOf) {
    throw new UsageError(
      `--period needs START,END as dates, START before END and END after --as-of: ${text}`
    );
  }
  return { start, end };
}

function accept<T>(file: string, read: Result<T>): T {
  if (!read.ok) throw new WorkError(`${file}: ${read.problems.map(({ message }) => message).join(' ')}`);
  return read.value;
}

const snapshotOf = (opportunities: readonly Opportunity[]): SnapshotDeal[] =>
  opportunities.map(({ id, outcome, amount, close }) => ({ id, outcome, amount: amount ?? ZERO, close }));

async function run(args: Arguments, output: Parameters<Verb['run']>[1]): Promise<void> {
  const file = requireOption(args, 'opportunities');
  const asOf = requireOption(args, 'as-of');
  if (!isIsoDate(asOf)) throw new UsageError(`--as-of needs a date like 2017-09-30: ${asOf}`);
  const period = readPeriod(textOption(args, 'period'), asOf);
  const seed = wholeOption(args, 'seed', 1);
  const targetText = textOption(args, 'target');
  const target = targetText === undefined ? undefined : parseDecimal(targetText);
  if (targetText !== undefined && target === undefined) throw new UsageError(`--target needs an amount: ${targetText}`); // prettier-ignore
  const dateOrder = dateOrderOption(args);
  const tableOf = async (path: string) => withIsoDates(await readTable(path), path, dateOrder);
  const table = await tableOf(file);
  const { opportunities, findings } = accept(file, readOpportunities(table.columns, table.rows, table.lines));
  if (!opportunities.some(({ created }) => created !== undefined && created <= asOf)) {
    throw new WorkError(
      `${file} has no deal created by ${asOf}: check --as-of, and that a column holds the day each deal was created or engaged.`
    );
  }
  const historyFile = textOption(args, 'history');
  const history = historyFile === undefined ? undefined : await tableOf(historyFile);
  const changes =
    history === undefined ? [] : accept(historyFile!, readStageHistory(history.columns, history.rows));
  const earlierFile = textOption(args, 'earlier');
  const earlier = earlierFile === undefined ? undefined : await tableOf(earlierFile);
  const before = earlier === undefined ? undefined : accept(earlierFile!, readOpportunities(earlier.columns, earlier.rows, earlier.lines)); // prettier-ignore
  const result = forecastPipeline(opportunities, changes, { asOf, period, levels: LEVELS, seed });
  const report = before === undefined ? undefined : reportChanges(snapshotOf(before.opportunities), snapshotOf(opportunities), period); // prettier-ignore
  writeDocument(output, {
    ...pipelineDocument({ ...result, findings: [...findings, ...result.findings] }, target),
    ...(report === undefined ? {} : { changes: changesDocument(report) })
  });
}

export const verb: Verb = {
  summary: 'Forecast what a period will come to from the pipeline as it stood on a day.',
  usage:
    '--opportunities CSV --as-of DATE [--period START,END] [--seed N] [--history CSV] [--target AMOUNT] [--earlier CSV] [--date-order dmy|mdy|ymd]',
  inputs: [
    '--opportunities, --earlier: a row a deal with its id, stage and close date; also read where present: amount,',
    '  created or engage date, owner, team, product, forecast category. Salesforce’s and HubSpot’s names will do.',
    '--history: columns opportunity_id, changed_at, stage, and amount, close_date where known.',
    'Dates in any order of day, month and year: found on the whole column, or as --date-order says.'
  ],
  options: {
    'date-order': { type: 'string' },
    opportunities: { type: 'string' },
    'as-of': { type: 'string' },
    period: { type: 'string' },
    seed: { type: 'string' },
    history: { type: 'string' },
    target: { type: 'string' },
    earlier: { type: 'string' }
  },
  run
};
