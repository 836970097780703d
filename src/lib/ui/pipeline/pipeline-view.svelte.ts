import { Decimal, sumDecimals } from '../../core/money.ts';
import { addDays, addMonths, isIsoDate, type IsoDate, type Period } from '../../core/period.ts';
import type { ForecastCategory } from '../../core/pipeline/forecast-categories.ts';
import { quarterAhead } from '../../core/pipeline/forecast-pipeline.ts';
import type { DealLine, PipelineReport, PipelineRequest, ReportStep } from '../../core/pipeline/pipeline-report.ts'; // prettier-ignore
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { opportunityRows, ownerPlaces, stageHistoryRows, type TextRows } from '../../engine/queries/opportunity-rows.ts'; // prettier-ignore
import type { Session } from '../workbench/session.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { callDeal, pipelineCalls } from '../../scenario/pipeline-calls.ts';
import type { Place, RollUpLevel } from './roll-up.ts';
import { rollUp } from './roll-up.ts';
import { runPipeline } from './run-pipeline.ts';
import { workspaceCurrency } from '../format/workspace-currency.svelte.ts';

type Tables = {
  readonly opportunities: TextRows;
  readonly history: TextRows | undefined;
  readonly places: ReadonlyMap<string, Place>;
  readonly names: ReadonlyMap<string, string>;
  /** Quotas are measured on orders, of which won deals are only a part. */
  readonly hasOrders: boolean;
};

export type PeriodChoice = 'quarter' | 'next-quarter' | 'month' | 'half-year';

/** The Pipeline page: the day and period asked for, the report that answers, and what of it is opened. */
export class PipelineView {
  asOf = $state<IsoDate>();
  choice = $state<PeriodChoice>('quarter');
  comparedFrom = $state<IsoDate>();
  typedTarget = $state<string>();
  step = $state('total');
  change = $state('');
  deal = $state<string>();
  level = $state<RollUpLevel>('team');
  report = $state.raw<PipelineReport>();
  problems = $state.raw<readonly string[]>([]);
  failure = $state.raw<unknown>();
  phase = $state<ReportStep>();
  busy = $state(false);
  /** The workspace has no deals at all. */
  empty = $state(false);
  startedAt = $state(0);
  tables = $state.raw<Tables>();
  readonly #workbench: Workbench;
  #session: Session | undefined;
  #controller: AbortController | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  readonly period = $derived(this.report?.document.period);
  readonly calls = $derived.by(() => pipelineCalls(this.#workbench.current.changes));
  readonly rows = $derived.by(() =>
    this.report && this.tables ? rollUp(this.report, this.level, this.tables.places, this.calls) : []
  );
  readonly shownDeal = $derived(this.report?.deals.find(({ id }) => id === this.deal));
  /**
   * Quotas of the period where it has any, else those of the last period as long: what a target starts from. None
   * where the workspace has orders: its quotas count them all, not only the deals.
   */
  readonly quota = $derived.by(() => {
    const period = this.period;
    const rows = this.#workbench.evaluation?.attainment ?? this.#workbench.baseEvaluation?.attainment ?? [];
    if (!period || this.tables?.hasOrders !== false) return undefined;
    const starts = [...new Set(rows.map(({ start }) => start))]
      .filter((start) => start <= period.start)
      .sort();
    const start = starts.at(-1);
    const own = rows.filter((row) => row.start === start && lengthOf(row) === lengthOf(period));
    if (start === undefined || own.length === 0) return undefined;
    return { start, end: own[0]!.end, amount: sumDecimals(own.map(({ quota }) => new Decimal(quota))) };
  });
  readonly target = $derived(
    this.typedTarget !== undefined && this.typedTarget !== ''
      ? new Decimal(this.typedTarget)
      : this.quota?.amount
  );

  nameOf = (owner: string) => this.tables?.places.get(owner)?.name ?? owner;
  titleOf = (deal: string) => this.tables?.names.get(deal) ?? '';

  /** Read the deals of the workspace that is open, once, then forecast. */
  async open(session: Session | undefined) {
    if (session === this.#session) return;
    this.#session = session;
    this.cancel();
    [this.report, this.tables, this.empty, this.asOf, this.comparedFrom] = [undefined, undefined, false, undefined, undefined]; // prettier-ignore
    if (!session) return;
    await this.#work(async (signal) => {
      this.phase = { phase: 'Asking for deals', done: 0, total: 3 };
      const db = session.connector;
      const catalog = await readDataCatalog(db);
      const opportunities = await opportunityRows(db, catalog, { signal });
      if (!opportunities || opportunities.rows.length === 0) {
        this.empty = true;
        return;
      }
      const history = await stageHistoryRows(db, catalog, { signal });
      const places = await ownerPlaces(db, catalog, { signal });
      const [id, name] = ['opportunity_id', 'name'].map((column) => opportunities.columns.indexOf(column));
      this.tables = {
        opportunities,
        history,
        hasOrders: catalog.has('sales_transaction'),
        places: new Map(places.map((place) => [place.owner, place])),
        names: new Map(name! < 0 ? [] : opportunities.rows.map((row) => [row[id!]!, row[name!]!]))
      };
      await this.#run(signal);
    });
  }

  /** Forecast again with what is asked now. */
  refresh = () => {
    if (this.tables) void this.#work((signal) => this.#run(signal));
  };

  setAsOf = (date: string) => {
    if (!isIsoDate(date)) return;
    this.asOf = date;
    this.comparedFrom = undefined;
    this.refresh();
  };

  /** The quarter ahead of a day whose outcome is known. */
  judgeLast = (day: IsoDate) => {
    this.choice = 'quarter';
    this.setAsOf(day);
  };

  setChoice = (choice: PeriodChoice) => {
    this.choice = choice;
    this.refresh();
  };

  setComparedFrom = (date: string) => {
    if (!isIsoDate(date)) return;
    this.comparedFrom = date;
    this.refresh();
  };

  cancel = () => {
    this.#controller?.abort();
    this.busy = false;
  };

  /** Put a manager's call on the deal in hand; returns why not where it cannot be. */
  call = (
    deal: DealLine,
    to: ForecastCategory | null,
    reason: string,
    author: string
  ): string | undefined => {
    if (reason.trim() === '') return 'Say why: the reason stays beside the call.';
    const change = callDeal(this.#workbench.current.changes, deal.id, to, {
      reason: reason.trim(),
      author: author.trim()
    });
    if (!change) return 'This is the call that stands already.';
    this.#workbench.apply(to === null ? `Take back the call on ${deal.id}` : `Call ${deal.id} ${to}`, [
      change
    ]);
    return undefined;
  };

  async #run(signal: AbortSignal) {
    if (!this.tables) return;
    const { opportunities, history } = this.tables;
    const request: PipelineRequest = {
      opportunities,
      history,
      ...(this.asOf !== undefined && { asOf: this.asOf, period: this.#periodAt(this.asOf) }),
      // A sample is there to show how a forecast did; a company's own deals are asked for what comes.
      currency: workspaceCurrency.code,
      ...(this.asOf === undefined && this.#workbench.kind === 'sample' && { asOf: 'judged' as const }),
      ...(this.comparedFrom !== undefined && { comparedFrom: this.comparedFrom })
    };
    const result = await runPipeline(request, (step) => (this.phase = step), signal);
    if (signal.aborted) return;
    if (!result.ok) {
      this.problems = result.problems.map(({ message }) => message);
      return;
    }
    this.problems = [];
    this.report = result.value;
    const first = this.asOf === undefined;
    this.asOf = result.value.document.asOf;
    if (first && this.choice !== 'quarter') await this.#run(signal);
  }

  #periodAt(asOf: IsoDate): Period {
    const quarter = quarterAhead(asOf);
    if (this.choice === 'next-quarter') return { start: quarter.end, end: addMonths(quarter.end, 3) };
    if (this.choice === 'half-year') return { start: quarter.start, end: addMonths(quarter.start, 6) };
    if (this.choice === 'quarter') return quarter;
    const month = `${addDays(asOf, 1).slice(0, 7)}-01`;
    return { start: month, end: addMonths(month, 1) };
  }

  async #work(task: (signal: AbortSignal) => Promise<void>) {
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    [this.busy, this.failure, this.startedAt] = [true, undefined, performance.now()];
    try {
      await task(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) this.failure = error;
    } finally {
      if (this.#controller === controller) this.busy = false;
    }
  }
}

const lengthOf = ({ start, end }: Period) =>
  (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
  Number(end.slice(5, 7)) -
  Number(start.slice(5, 7));
