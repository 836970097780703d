import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { CellEdit, CellPlace, CellRefusal, GridColumn } from '../grid/grid-column.ts';
import { explainQuota } from './explain-quota.ts';
import { quotaChanges, quotaEditWords, resetChanges } from './quota-edits.ts';
import { likelyAttainment, type LikelyAttainment } from './likely-attainment.ts';
import { leaderQuotas } from './leader-quotas.ts';
import { pendingQuotas } from './pending-quotas.ts';
import { QuotaScaling } from './quota-scale.svelte.ts';
import { quotaFilter, withinChoices } from './quota-filter.ts';
import { heldQuotas } from './quota-scaling.ts';
import { quotaSheet, quotaYears, type QuotaSheetRow } from './quota-sheet.ts';

/** The Quotas page: the year on show, the cell in hand, and what edits become. */
export class QuotaView {
  year = $state<string>();
  /** What the sheet is narrowed to (`QuotaFilter`). */
  text = $state('');
  within = $state('');
  active = $state.raw<{ row: string; column: string }>();
  refused = $state.raw<readonly CellRefusal[]>([]);
  /** The rows and columns selected, by key: at least the cell in hand. */
  selected = $state.raw<{ readonly rows: readonly string[]; readonly columns: readonly string[] }>({
    rows: [],
    columns: []
  });
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
  readonly withinChoices = $derived(
    this.evaluation ? withinChoices(this.evaluation) : [{ value: '', label: 'All regions and teams' }]
  );
  readonly #isKept = $derived(
    this.evaluation ? quotaFilter(this.evaluation, { text: this.text, within: this.within }) : undefined
  );
  readonly isFiltered = $derived(this.#isKept !== undefined);
  showAll = () => {
    [this.text, this.within] = ['', ''];
  };
  readonly sheet = $derived(
    this.evaluation && this.base && this.shownYear !== undefined
      ? quotaSheet(this.evaluation, this.base, this.shownYear, this.#pending, this.#isKept)
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
    if (!session || !activeRow || !activePeriod || !evaluation || activeRow.kind === 'rep' || activeRow.of) {
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
  /** Every quota of every year, as edits left it. */
  readonly #held = $derived(this.evaluation ? heldQuotas(this.evaluation, this.#pending) : []);
  readonly scaling = new QuotaScaling(() => ({
    sheet: this.sheet,
    quotas: this.#held,
    year: this.shownYear,
    filtered: this.isFiltered,
    rows: this.sheet.rows.filter(({ id }) => this.selected.rows.includes(id)),
    periods: this.sheet.periods.filter(({ start }) => this.selected.columns.includes(start)),
    apply: (label, changes) => this.#workbench.apply(label, changes)
  }));

  select = (rows: readonly QuotaSheetRow[], columns: readonly GridColumn<QuotaSheetRow>[]) => {
    this.selected = { rows: rows.map(({ id }) => id), columns: columns.map(({ key }) => key) };
  };

  show = (row: QuotaSheetRow, column: GridColumn<QuotaSheetRow>) => {
    this.active = { row: row.id, column: column.key };
  };

  edit = (edits: readonly CellEdit[], label: string) => {
    this.refused = [];
    const changes = quotaChanges(this.sheet, edits);
    this.#workbench.apply(quotaEditWords(this.sheet, changes, label), changes);
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
}
