import { comparedFigures, type ComparedFigure, type ScenarioComparison } from '../../scenario/compare.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';

/** At most so many beside the base: more lines than that no eye keeps apart. */
export const MOST_COMPARED = 4;

/** What the Compare page shows: the scenarios chosen, the one in detail, and the figure of the bridge. */
export class CompareView {
  /** Ids in the order chosen; undefined until somebody chooses: the current scenario. */
  chosen = $state.raw<readonly string[]>();
  figure = $state<ComparedFigure>('paid');
  detail = $state<string>();
  step = $state(-1);
  onlyDiffering = $state(false);
  asPercent = $state(false);
  comparison = $state.raw<ScenarioComparison>();
  failure = $state.raw<unknown>();
  readonly #workbench: Workbench;
  readonly #latest = new Latest();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  readonly ids = $derived.by(() => {
    const known = new Set(this.#workbench.scenarios.map(({ id }) => id));
    const chosen = (this.chosen ?? [this.#workbench.isBase ? '' : this.#workbench.currentId]).filter((id) =>
      known.has(id)
    );
    return chosen.length > 0
      ? chosen.slice(0, MOST_COMPARED)
      : this.#workbench.scenarios.slice(0, 2).map(({ id }) => id);
  });
  readonly entries = $derived.by(() =>
    this.ids.flatMap((id) => this.#workbench.scenarios.filter((entry) => entry.id === id))
  );
  readonly shown = $derived(this.entries.find(({ id }) => id === this.detail) ?? this.entries[0]);
  readonly basis = $derived(this.shown?.scenario.basis ?? 'recast');
  /** Those that can stand in one table with the one in detail: measured on the same basis. */
  readonly ready = $derived.by(() =>
    this.entries.filter(
      ({ evaluation, scenario }) => evaluation !== undefined && scenario.basis === this.basis
    )
  );
  readonly apart = $derived(this.entries.filter(({ scenario }) => scenario.basis !== this.basis));
  readonly difference = $derived(this.comparison?.differences.find(({ figure }) => figure === this.figure));

  /** Read what an address asks for: `?with=a,b&figure=paid`. */
  read(parameters: URLSearchParams) {
    const ids = parameters.get('with');
    const figure = comparedFigures.find((name) => name === parameters.get('figure'));
    if (ids !== null) this.chosen = ids.split(',').filter(Boolean);
    if (figure) this.figure = figure;
  }

  /** The address of what is shown. */
  readonly query = $derived(
    new URLSearchParams({ with: this.ids.join(','), figure: this.figure }).toString()
  );

  toggle(id: string) {
    this.chosen = this.ids.includes(id)
      ? this.ids.filter((other) => other !== id)
      : [...this.ids, id].slice(-MOST_COMPARED);
  }

  /** Walk the changes of the scenario in detail; a later call overtakes an earlier one. */
  async load() {
    const entry = this.shown;
    if (!this.#workbench.session || !entry) return;
    this.step = -1;
    try {
      const comparison = await this.#latest.run((signal) =>
        this.#workbench.compare(this.#workbench.baseOf(entry.scenario.basis), entry.scenario, { signal })
      );
      if (comparison) [this.comparison, this.failure] = [comparison, undefined];
    } catch (error) {
      this.failure = error;
    }
  }
}
