import type { PayoutLine, PayoutOutput } from '../../core/compensation/payout.ts';
import { explainLine, type Explanation } from '../../core/compensation/explain/explain-line.ts';
import { statementsOf, type Statement } from '../../core/compensation/statement/statement.ts';
import type { Dispute } from '../../core/compensation/dispute/dispute.ts';
import type { PayoutInput } from '../../core/compensation/schema/input.ts';
import { type Decimal, sumDecimals } from '../../core/money.ts';
import { addDays, type IsoDate } from '../../core/period.ts';
import { reject, type Result } from '../../core/result.ts';
import type { CreditDetail } from '../../engine/queries/credit-detail.ts';
import { inputForPayee, withEverybodyBelow } from '../../scenario/payee-input.ts';
import { statementDispute } from '../../scenario/statement-dispute.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { canonicalJson } from '../../scenario/canonical-text.ts';
import { formatDate, formatPeriod } from '../format/date.ts';
import type { PayoutView } from './payout-view.svelte.ts';
import { leadsTeam, readStatement } from './read-statement.ts';

/** What a statement says at its foot. */
export type StatementFoot = {
  readonly plan: string;
  readonly scenario: string;
  readonly base: string;
  readonly data: string;
};

/** Pay with closed periods, of one payee: everything, and the day each period was closed. */
type Known = { readonly payee: string; readonly on: IsoDate; readonly output: PayoutOutput; readonly input: PayoutInput }; // prettier-ignore

/** One statement: its steps, the transactions behind it, why and why not, what was known on a day, and a dispute. */
export class StatementView {
  /** Show what was known and paid on this day; empty: everything that is known now. */
  knownOn = $state('');
  /** Days after its last day on which a period is closed. */
  closeAfter = $state(10);
  detail = $state.raw<readonly CreditDetail[]>();
  late = $state.raw<ReadonlyMap<string, readonly CreditDetail[]>>(new Map());
  known = $state.raw<Known>();
  busy = $state(false);
  /** What the paper says of data and plan: the last day of data, the plan's own fingerprint. */
  dataDate = $state<IsoDate>();
  planPrint = $state('');
  failure = $state.raw<unknown>();
  readonly payout: PayoutView;
  readonly #workbench: Workbench;
  readonly #details = new Latest();
  readonly #closings = new Latest();

  constructor(workbench: Workbench, payout: PayoutView) {
    this.#workbench = workbench;
    this.payout = payout;
  }

  readonly row = $derived.by(() => this.payout.shownPayee);
  readonly period = $derived.by(() =>
    this.payout.sheet?.periods.find(({ start }) => start === this.payout.shownPeriod)
  );
  readonly document = $derived.by(() => (this.payout.parsed?.ok ? this.payout.parsed.value : undefined));
  readonly retro = $derived(
    this.knownOn !== '' && this.known?.payee === this.row?.payee && this.known?.on === this.knownOn
      ? this.known
      : undefined
  );
  readonly input = $derived.by(() => this.retro?.input ?? this.payout.input);
  readonly statement: Statement | undefined = $derived.by(() =>
    this.retro
      ? statementsOf(this.retro.output).find(({ period }) => period === this.payout.shownPeriod)
      : this.payout.statement
  );
  /** Whose credit a plan of the payee counts: the team's, where the plan measures one. */
  readonly isLeader = $derived.by(() => {
    const { document, input, row } = this;
    return document && input && row ? leadsTeam(document, input, row.payee) : false;
  });
  /** The usual name of a period of this input. */
  periodWords = (id: string): string => {
    const period = this.input?.periods.find((one) => one.id === id);
    return period ? formatPeriod(period) : id;
  };

  readonly steps = $derived.by(() => {
    const { statement, document, input } = this;
    return statement && document && input
      ? readStatement(statement, document, input, {
          knownOn: this.knownOn || undefined,
          evaluation: this.retro ? undefined : this.payout.evaluation
        })
      : [];
  });
  readonly lines = $derived(this.statement?.lines.filter(({ adjusts }) => adjusts === undefined) ?? []);
  readonly adjusting = $derived(this.statement?.lines.filter(({ adjusts }) => adjusts !== undefined) ?? []);
  readonly detailTotal: Decimal = $derived(sumDecimals((this.detail ?? []).map(({ credit }) => credit)));

  /** The last day of data and the version of the plan, for the foot. */
  loadFoot = async () => {
    const { plan } = this.payout;
    const { session } = this.#workbench;
    if (!session || plan === undefined) return;
    this.dataDate = await session.dataDate();
    const { sha256 } = await import('../../engine/tables/content-hash.ts');
    const print = await sha256(canonicalJson(plan));
    if (plan === this.payout.plan) this.planPrint = print.slice(0, 8);
  };

  readonly foot: StatementFoot = $derived.by(() => {
    const { base, current, isBase, workspace } = this.#workbench;
    const title = (this.payout.plan as { readonly title?: string } | undefined)?.title;
    return {
      plan: `Plan ${title ?? this.payout.shownDocument ?? ''}, version ${this.planPrint}`,
      scenario: `Scenario ${isBase ? 'Base' : current.title}, ${current.basis === 'projected' ? 'projected on a forecast' : 'recast on past orders'}`,
      base: `Base ${base.baseline.dataset}`,
      data: `Data as of ${this.dataDate ? formatDate(this.dataDate) : ''}, fingerprint ${workspace?.fingerprint.slice(0, 12) ?? ''}`
    };
  });

  /** The transactions of the period; a later question overtakes an earlier one. */
  loadDetail = async () => {
    const { row, period, input } = this;
    const { session } = this.#workbench;
    this.detail = undefined;
    if (!session || !row || !period || !input) return;
    const reps = this.isLeader ? [...withEverybodyBelow(input.hierarchy, row.payee)].sort() : [row.payee];
    const scenario = this.#scenario;
    await this.#quietly(this.#details, (signal) =>
      session.creditDetail(scenario, { ...period, reps }, { signal })
    ).then((rows) => (this.detail = rows ?? this.detail));
  };

  /** Recompute the payee as it was known on a day, with what was closed by then. */
  loadKnown = async () => {
    const { row, knownOn: on } = this;
    const { shownDocument: name } = this.payout;
    const { session } = this.#workbench;
    if (!session || !row || name === undefined || on === '') return;
    this.busy = true;
    const scenario = this.#scenario;
    const asked = { document: name, payee: row.payee, days: this.closeAfter, asKnownOn: on };
    const closed = await this.#quietly(this.#closings, (signal) =>
      session.closedPay(scenario, asked, { signal })
    );
    if (closed) {
      this.known = { payee: row.payee, on, ...closed };
      this.busy = false;
    }
  };

  /** The transactions that were learned between the closing of a period and of the next: the cause of an adjustment. */
  loadLate = async (adjusts: string) => {
    const { row, retro } = this;
    const { session } = this.#workbench;
    const period = retro?.input.periods.find(({ id }) => id === adjusts);
    if (!session || !row || !period?.closedAt || !retro) return;
    const reps = this.isLeader ? [...withEverybodyBelow(retro.input.hierarchy, row.payee)] : [row.payee];
    const start = `${period.start.slice(0, 4)}-01-01`;
    const rows = await session.creditDetail(this.#scenario, {
      start,
      end: period.end,
      reps,
      learnedAfter: period.closedAt
    });
    const by = rows.filter(({ knownOn }) => knownOn !== undefined && knownOn <= retro.on);
    this.late = new Map(this.late).set(adjusts, by);
  };

  explain = (line: PayoutLine): Explanation | undefined => {
    const { document, input, row } = this;
    if (!document || !input || !row) return undefined;
    return explainLine(document, inputForPayee(document, input, row.payee), line);
  };

  /** A file about this statement, or one component of it. */
  dispute = async (text: string, component?: string): Promise<Result<Dispute>> => {
    const { document, input, row, period } = this;
    const { session } = this.#workbench;
    const { plan } = this.payout;
    const start = input?.periods[0]?.start;
    const end = input?.periods.at(-1)?.end;
    if (!document || !input || !row || !period || !session || !start || !end)
      return reject({ code: 'no-statement', message: 'Choose a statement first.', path: [] });
    const own = { payee: row.payee, period: period.start, text, ...(component ? { component } : {}) };
    const about = this.retro ? { ...own, asKnownAt: this.retro.on } : own;
    const asked = { reps: [row.payee], start, end };
    const detail = this.retro ? undefined : await session.creditDetail(this.#scenario, asked);
    return statementDispute({ plan, document, input, about, ...(detail ? { detail } : {}) });
  };

  get #scenario() {
    return this.#workbench.evaluation ? this.#workbench.current : this.#workbench.base;
  }

  async #quietly<T>(latest: Latest, ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await latest.run(ask);
      this.failure = undefined;
      return answer;
    } catch (error) {
      [this.failure, this.busy] = [error, false];
      return undefined;
    }
  }
}

/** The day before a period's closing moves on: what is shown where no day was chosen. */
export const closingDay = (end: IsoDate, days: number): IsoDate => addDays(end, days - 1);
