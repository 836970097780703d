import { decimalText, type Decimal } from '../money.ts';
import { addDays, quarterStart, type IsoDate, type Period } from '../period.ts';
import { reject, succeed, type Result } from '../result.ts';
import { reportChanges } from './change-report.ts';
import { repCall, type ForecastCategory } from './forecast-categories.ts';
import type { ScoredDeal } from './forecast-period.ts';
import { forecastPipeline, lastJudgedDay, quarterAhead } from './forecast-pipeline.ts';
import type { Finding, Opportunity } from './opportunity.ts';
import { changesDocument, pipelineDocument, tallied, type PipelineDocument } from './pipeline-document.ts';
import { readOpportunities, readStageHistory } from './read-opportunities.ts';
import { createDealBook, lastKnownDay } from './snapshot.ts';
import { snapshotDeals } from './snapshot-deals.ts';

type TextTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What a page asks for. Days not said: the last the data know, its coming quarter, and the day a period before it. */
export type PipelineRequest = {
  readonly opportunities: TextTable;
  readonly history: TextTable | undefined;
  /** A day, or `judged` for the day before the last quarter whose outcome is known; left out, the last day known. */
  readonly asOf?: IsoDate | 'judged';
  readonly period?: Period;
  readonly comparedFrom?: IsoDate;
  readonly seed?: number;
  /** The currency of every amount. */
  readonly currency?: string;
};

/** A deal with its arithmetic, as text and numbers: it crosses from worker to page. */
export type DealLine = {
  readonly id: string;
  readonly owner: string;
  readonly product: string;
  readonly stage: string;
  readonly placement: ScoredDeal['open']['placement'];
  readonly close: IsoDate | undefined;
  readonly ageDays: number;
  readonly value: string;
  /** Whether the value is the deal's own; else what such deals are worth on average. */
  readonly known: boolean;
  readonly rate: number;
  readonly open: number;
  readonly curve: number;
  readonly expected: string;
  readonly weighted: string;
  readonly call: ForecastCategory;
  readonly managerCategory: string;
  readonly counted: ReturnType<typeof tallied>;
};

/** A deal won in the period so far. */
export type WonLine = { readonly id: string; readonly owner: string; readonly product: string; readonly close: IsoDate; readonly amount: string }; // prettier-ignore

export type PipelineReport = {
  readonly document: PipelineDocument;
  readonly deals: readonly DealLine[];
  readonly won: readonly WonLine[];
  readonly percentiles: readonly number[];
  readonly newDeals: { readonly past: readonly { readonly date: IsoDate; readonly wins: number }[]; readonly wins: number; readonly value: string }; // prettier-ignore
  readonly changes: ReturnType<typeof changesDocument> & {
    readonly from: IsoDate;
    readonly to: IsoDate;
    /** Whether the pipeline compared is that of the period; where no expected close is known, it is all of it. */
    readonly ofPeriod: boolean;
  };
  /** First and last day the data know of, and the day whose quarter ahead was the last to be over. */
  readonly known: { readonly first: IsoDate; readonly last: IsoDate; readonly judged: IsoDate | undefined };
};

export type ReportStep = { readonly phase: string; readonly done: number; readonly total: number };

const money = (amount: Decimal) => decimalText(amount, 2);

/** Everything the Pipeline page shows, from tables of text. Refuses with sentences where the data cannot carry it. */
export function reportPipeline(
  { opportunities: table, history: historyTable, seed = 1, currency = 'USD', ...asked }: PipelineRequest,
  onStep: (step: ReportStep) => void = () => {}
): Result<PipelineReport> {
  onStep({ phase: 'Reading deals', done: 0, total: 3 });
  const read = readOpportunities(table.columns, table.rows);
  if (!read.ok) return read;
  const history = historyTable && readStageHistory(historyTable.columns, historyTable.rows);
  if (history && !history.ok) return history;
  const changes = history?.value ?? [];
  const { opportunities, findings } = read.value;
  const last = lastKnownDay(opportunities, changes);
  const first = firstDay(opportunities);
  if (first === undefined) {
    return refuse('no-start', 'No deal has a day on which it was created or engaged, so none can be placed in time. Map a created or an engage date on the Data page.'); // prettier-ignore
  }
  if (!opportunities.some(({ outcome }) => outcome === 'won')) {
    return refuse('none-won', 'No deal has been won yet, so no win rate can be learned. The forecast needs deals that were won and deals that were lost.'); // prettier-ignore
  }
  const judged = lastJudgedDay(last) >= first ? lastJudgedDay(last) : undefined;
  const asOf = asked.asOf === 'judged' ? (judged ?? last) : (asked.asOf ?? last);
  const period = asked.period ?? quarterAhead(asOf);
  if (asOf < first || period.end <= asOf) {
    return refuse('day-outside', `The day must lie between ${first}, when the first deal was created, and the end of the period, ${period.end}.`); // prettier-ignore
  }
  onStep({ phase: 'Judging past periods', done: 1, total: 3 });
  const result = forecastPipeline(opportunities, changes, { asOf, period, levels: [80, 95], seed, currency });
  onStep({ phase: 'Comparing snapshots', done: 2, total: 3 });
  const { forecast } = result;
  const book = createDealBook(opportunities, changes, currency);
  const from = asked.comparedFrom ?? quarterBack(asOf);
  const [before, after] = [snapshotDeals(book, from, last, from), snapshotDeals(book, asOf, last, from)];
  const ofPeriod = before.some(({ outcome, close }) => outcome === 'open' && close !== undefined);
  const report = reportChanges(before, after, ofPeriod ? period : undefined);
  return succeed({
    document: pipelineDocument(
      { ...result, findings: [...findings, ...result.findings] as Finding[] },
      undefined
    ),
    deals: forecast.deals.map(dealLine),
    won: opportunities.flatMap(({ id, owner, product, outcome, close, amount }): WonLine[] =>
      outcome === 'won' && close! >= period.start && close! <= asOf
        ? [{ id, owner, product, close: close!, amount: amount ? decimalText(amount, 2) : '0.00' }]
        : []
    ),
    percentiles: forecast.simulation.percentiles,
    newDeals: {
      past: forecast.newDeals.past,
      wins: forecast.newDeals.wins,
      value: money(forecast.newDeals.value)
    },
    changes: { ...changesDocument(report), from, to: asOf, ofPeriod },
    known: { first, last, judged }
  });
}

const refuse = (code: string, message: string) => reject({ code, message, path: [] });

/** The last day of the quarter before the one a day lies in. */
const quarterBack = (asOf: IsoDate): IsoDate => addDays(quarterStart(asOf), -1);

function firstDay(opportunities: readonly Opportunity[]): IsoDate | undefined {
  let first: IsoDate | undefined;
  for (const { created } of opportunities) {
    if (created !== undefined && (first === undefined || created < first)) first = created;
  }
  return first;
}

function dealLine(scored: ScoredDeal): DealLine {
  const { open, rate, value, expected, weighted } = scored;
  return {
    id: open.deal.id,
    owner: open.deal.owner,
    product: open.deal.product,
    stage: open.stage,
    placement: open.placement,
    close: open.close,
    ageDays: open.ageDays,
    value: money(value),
    known: open.amount !== undefined,
    rate: rate.rate,
    open: rate.open,
    curve: rate.curve,
    expected: money(expected),
    weighted: money(weighted),
    call: repCall(scored),
    managerCategory: open.managerCategory,
    counted: tallied(rate)
  };
}
