import { Decimal, decimalText, parseDecimal } from '../../core/money.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { CellEdit, CellPlace, CellRefusal, GridColumn } from '../grid/grid-column.ts';
import { explainQuota } from './explain-quota.ts';
import { quotaChanges, resetChanges } from './quota-edits.ts';
import { likelyAttainment, type LikelyAttainment } from './likely-attainment.ts';
import { leaderQuotas } from './leader-quotas.ts';
import { pendingQuotas } from './pending-quotas.ts';
import { quotaSheet, quotaYears, type QuotaSheetRow } from './quota-sheet.ts';

/** Whole multiples that a scaled quota is rounded to. */
export const ROUNDINGS = ['1', '100', '1000'] as const;

/** The Quotas page: the year on show, the cell in hand, and what edits become. */
export class QuotaView {
  year = $state<string>();
  active = $state.raw<{ row: string; column: string }>();
  refused = $state.raw<readonly CellRefusal[]>([]);
  percent = $state('5');
  rounding = $state<(typeof ROUNDINGS)[number]>('1000');
  readonly #workbench: Workbench;
  readonly #asking = new Latest();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A draft just begun shows the base's figures until its own are there: the sheet keeps its place. */
  readonly evaluation = $derived.by(() => this.#workbench.evaluation ?? this.#workbench.baseEvaluation);
  readonly base = $derived.by(() => this.#workbench.baseEvaluation ?? this.evaluation);
  readonly years = $derived(this.evaluation ? quotaYears(this.evaluation) : []);
  readonly shownYear = $derived(
    this.year !== undefined && this.years.includes(this.year) ? this.year : this.years[0]
  );
  /** A typed quota stands at once, and the next edit starts from it: its figures may take a while. */
  readonly #pending = $derived.by(() =>
    this.evaluation
      ? pendingQuotas(this.#workbench.scenarioOf(this.evaluation).changes, this.#workbench.current.changes)
      : new Map<string, string | null>()
  );
  readonly sheet = $derived(
    this.evaluation && this.base && this.shownYear !== undefined
      ? quotaSheet(this.evaluation, this.base, this.shownYear, this.#pending)
      : { periods: [], rows: [] }
  );
  readonly likely = $derived(
    this.evaluation ? likelyAttainment(this.evaluation, this.sheet) : new Map<string, LikelyAttainment>()
  );
  /** How often the interval behind the chances held on earlier origins: shown wherever they are. */
  readonly measured = $derived.by(() => {
    const forecast = this.evaluation?.forecast;
    const share = forecast?.coverage[forecast.level];
    return forecast && share ? { level: forecast.level, share } : undefined;
  });
  readonly activeRow = $derived(this.sheet.rows.find(({ id }) => id === this.active?.row));
  readonly activePeriod = $derived(this.sheet.periods.find(({ start }) => start === this.active?.column));
  readonly explanation = $derived.by(() =>
    this.activeRow && this.activePeriod
      ? explainQuota(this.activeRow, this.activePeriod, this.#workbench.current.changes)
      : undefined
  );
  /** For a sum in hand: the quotas that leaders are paid on, and how they follow from the page. */
  leaders = $state.raw<readonly string[]>([]);
  loadLeaders = async () => {
    const { activeRow, activePeriod, evaluation } = this;
    const { session } = this.#workbench;
    this.#asking.cancel();
    if (!session || !activeRow || !activePeriod || !evaluation || activeRow.kind === 'rep') {
      this.leaders = [];
      return;
    }
    const scenario = this.#workbench.scenarioOf(evaluation);
    const sentences = await this.#asking
      .run((signal) =>
        leaderQuotas(evaluation, activeRow, activePeriod, (asked) =>
          session.payeePay(scenario, asked, { signal })
        )
      )
      .catch(() => []);
    if (sentences) this.leaders = sentences;
  };
  readonly scaleProblem = $derived.by(() => {
    const percent = parseDecimal(this.percent.replace('−', '-'));
    if (percent === undefined) return 'Type a percentage such as 5 or −2.5.';
    return percent.lte(-100) || percent.gt(1000) ? 'Between −99 % and 1,000 %.' : undefined;
  });

  show = (row: QuotaSheetRow, column: GridColumn<QuotaSheetRow>) => {
    this.active = { row: row.id, column: column.key };
  };

  edit = (edits: readonly CellEdit[], label: string) => {
    this.refused = [];
    this.#workbench.apply(label, quotaChanges(this.sheet, edits));
  };

  refuse = (refused: readonly CellRefusal[]) => {
    this.refused = refused;
  };

  reset = (places: readonly CellPlace[]) => {
    const changes = resetChanges(this.sheet, places);
    this.#workbench.apply(
      `Reset ${changes.length} ${changes.length === 1 ? 'quota' : 'quotas'} to base`,
      changes
    );
  };

  resetActive = () => {
    if (this.active) this.reset([this.active]);
  };

  /** Scale everybody's quotas, or those of the row in hand, as one change. */
  scale = (row?: QuotaSheetRow) => {
    const percent = parseDecimal(this.percent.replace('−', '-'));
    if (percent === undefined || this.scaleProblem !== undefined) return;
    const factor = decimalText(new Decimal(1).plus(percent.div(100)));
    const reps = row === undefined || row.kind === 'total' ? null : [...row.reps];
    const sign = percent.isNegative() ? '−' : '+';
    const whose = row === undefined || row.kind === 'total' ? 'All quotas' : `Quotas of ${row.name}`;
    this.#workbench.apply(`${whose} ${sign}${decimalText(percent.abs())} %`, [
      { type: 'quota.scale', reps, factor, roundTo: this.rounding }
    ]);
  };
}
