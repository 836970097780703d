import { baseMethods, type BaseMethod } from '../../core/forecast/base-method.ts';
import type { HierarchyForecast } from '../../core/forecast/forecast-hierarchy.ts';
import { LEAST_HISTORY } from '../../core/forecast/forecast-tree.ts';
import type { HierarchyNode } from '../../core/forecast/hierarchy.ts';
import { Decimal, parseDecimal } from '../../core/money.ts';
import { addMonths, type IsoDate, type Period } from '../../core/period.ts';
import type { Change } from '../../scenario/change.ts';
import { applyOverrides, nodeAmount } from '../../scenario/forecast-overrides.ts';
import { forecastRequest } from '../../scenario/forecast-request.ts';
import { forecastChanges } from '../../scenario/forecast-settings.ts';
import {
  breakdowns,
  nodeValues,
  seriesKey,
  type Breakdown,
  type SeriesTree
} from '../../scenario/series-tree.ts';
import { bareAmount } from '../form/bare-amount.ts';
import { workspaceCurrency } from '../format/workspace-currency.svelte.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { methodRows } from './method-rows.ts';
import { childrenOf, partRow } from './part-rows.ts';
import { quarterRows, quarterWindows } from './quarter-rows.ts';
import { comparedSpan, fills, monthSpan, sameMonthsBefore, spanOf } from './same-months.ts';
import { forecastPoints } from './forecast-points.ts';
import { seriesEvidence } from './series-evidence.ts';

export const HORIZONS = [3, 6, 12, 18, 24] as const;
const YEAR = 12;

/** The Forecast page: which series is on show, its forecasts by every method, and what planners say about them. */
export class ForecastView {
  breakdown = $state<Breakdown>('people');
  series = $state('company');
  askedHorizon = $state<number>();
  askedMethod = $state<BaseMethod>();
  typedTarget = $state('');
  tree = $state.raw<SeriesTree>();
  forecasts = $state.raw<ReadonlyMap<BaseMethod, HierarchyForecast>>(new Map());
  /** What loading is at, in words; undefined where nothing is under way. */
  step = $state<string>();
  loaded = $state(false);
  failure = $state.raw<unknown>();
  readonly #workbench: Workbench;
  readonly #latest = new Latest();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  readonly said = $derived.by(() => forecastChanges(this.#workbench.current.changes));
  readonly method = $derived(this.askedMethod ?? this.said.settings.method);
  readonly horizon = $derived(this.askedHorizon ?? this.said.settings.horizon);
  readonly forecast = $derived(this.forecasts.get(this.method));
  readonly node = $derived(
    this.tree?.hierarchy.nodes.find((node) => seriesKey(this.tree!.levels, node) === this.series) ??
      this.tree?.hierarchy.nodes[0]
  );
  readonly months = $derived.by((): IsoDate[] => {
    const last = this.tree?.months.at(-1);
    if (last === undefined) return [];
    const steps = this.forecast?.nodes[0]?.mean.length ?? this.horizon;
    return Array.from({ length: steps }, (_, step) => addMonths(last, step + 1));
  });
  /** Why there is nothing to forecast, in a sentence. */
  readonly obstacle = $derived.by(() => {
    if (!this.loaded) return undefined;
    if (this.tree === undefined)
      return 'No sale in this workspace has a date, so there is nothing to forecast.';
    const count = this.tree.months.length;
    if (this.tree.leaves.length === 0) return 'No sale in this workspace can be placed in a whole month.';
    if (count < LEAST_HISTORY)
      return `The history has ${count} whole ${count === 1 ? 'month' : 'months'}; at least ${LEAST_HISTORY} are needed to forecast.`;
    return undefined;
  });
  readonly values = $derived.by((): number[] => {
    const [tree, node] = [this.tree, this.node];
    return tree && node ? tree.months.map((_, at) => nodeValues(tree, node, at).toNumber()) : [];
  });
  readonly own = $derived(
    this.forecast && this.node && this.tree
      ? this.forecast.nodes[this.tree.hierarchy.nodes.indexOf(this.node)]
      : undefined
  );
  readonly evidence = $derived(
    this.own && this.values.length > 0 ? seriesEvidence(this.values, this.own.fitted, YEAR) : undefined
  );
  /** The forecast with the scenario's judgements in place, to the cent. */
  readonly adjusted = $derived.by(() => {
    const [tree, forecast] = [this.tree, this.forecast];
    if (!tree || !forecast) return undefined;
    const means = forecast.nodes.slice(forecast.hierarchy.aggregates).map(({ mean }) => mean);
    const overrides = tree.breakdown === 'people' ? this.said.overrides : [];
    return applyOverrides(tree.hierarchy, tree.levels, this.months, means, overrides, workspaceCurrency.code);
  });
  readonly amounts = $derived.by((): Decimal[] =>
    this.adjusted && this.node
      ? this.months.map((_, step) => nodeAmount(this.adjusted!.leaves, this.node!, step))
      : []
  );
  readonly events = $derived.by(() => this.said.events.filter(({ series }) => series === this.shownSeries));
  readonly shownSeries = $derived(
    this.tree && this.node ? seriesKey(this.tree.levels, this.node) : 'company'
  );
  readonly name = $derived(this.tree && this.node ? this.tree.nameOf(this.node) : '');
  readonly points = $derived.by(() =>
    this.tree && this.own && this.evidence
      ? forecastPoints({
          past: this.tree.months,
          values: this.values,
          coming: this.months,
          amounts: this.amounts.map((amount) => amount.toNumber()),
          own: this.own,
          evidence: this.evidence,
          events: this.events,
          judged: new Set(
            (this.adjusted?.applied ?? [])
              .filter(({ override }) => override.series === this.shownSeries)
              .map(({ override }) => override.period)
          )
        })
      : []
  );
  /** Sums by calendar quarter, each with an interval of its own. */
  readonly quarters = $derived.by(() =>
    this.own && this.forecast
      ? quarterRows(
          this.months,
          this.amounts.map((amount) => amount.toNumber()),
          this.own,
          this.forecast.calibration,
          this.values.every((value) => value >= 0) ? 0 : -Infinity
        )
      : []
  );
  /** The past months the forecast is set against. */
  readonly compared = $derived(comparedSpan(this.tree?.months ?? [], this.months));
  readonly trail = $derived.by(() => {
    const [tree, node] = [this.tree, this.node];
    if (!tree || !node) return [];
    return tree.hierarchy.nodes
      .filter((one) => one.level <= node.level && one.path.every((label, at) => node.path[at] === label))
      .map((one) => ({ key: seriesKey(tree.levels, one), name: tree.nameOf(one) }));
  });
  readonly parts = $derived.by(() => {
    const [tree, forecast, node, adjusted] = [this.tree, this.forecast, this.node, this.adjusted];
    if (!tree || !forecast || !node || !adjusted) return [];
    return childrenOf(tree.hierarchy.nodes, node)
      .map((child) => partRow(tree, forecast, adjusted.leaves, child, this.compared, this.targetOf))
      .sort((a, b) => b.mean.comparedTo(a.mean) || (a.key < b.key ? -1 : 1));
  });
  readonly whole = $derived.by(() => {
    const [tree, forecast, node, adjusted] = [this.tree, this.forecast, this.node, this.adjusted];
    return tree && forecast && node && adjusted
      ? partRow(
          tree,
          forecast,
          adjusted.leaves,
          node,
          this.compared,
          (one) => this.typed ?? this.targetOf(one)
        )
      : undefined;
  });
  readonly partLevel = $derived(this.tree && this.node ? this.tree.levels[this.node.level + 1] : undefined);
  readonly typed = $derived.by(() => {
    const amount = parseDecimal(bareAmount(this.typedTarget).replaceAll(',', ''));
    return amount?.gt(0) ? amount : undefined;
  });
  readonly rows = $derived(methodRows(this.forecasts));
  readonly chosenRow = $derived(this.rows.find(({ method }) => method === this.method));
  /** Fewer series than this say little about how often an interval holds. */
  readonly few = $derived((this.tree?.leaves.length ?? 0) < 30);

  /** The quotas a forecast is judged by: of its own months where they are known, else of the same months before. */
  readonly quotaBasis = $derived.by(() => {
    const [coming, before] = [spanOf(this.months), sameMonthsBefore(this.months)];
    if (!coming || !before || this.tree?.breakdown !== 'people') return undefined;
    const evaluation = this.#workbench.evaluation;
    const past = this.#workbench.pastEvaluation?.attainment ?? [];
    const projected = evaluation?.basis === 'projected' ? evaluation.attainment : [];
    const found = (
      [
        [projected, coming],
        [past, coming],
        [past, before]
      ] satisfies [typeof past, Period][]
    ).find(([rows, span]) => fills(rows, span));
    return found && { rows: found[0], span: found[1], before: found[1] === before };
  });

  /** Quotas of the reps under a node over the same months as the forecast. */
  targetOf = (node: HierarchyNode): Decimal | undefined => {
    const [tree, basis] = [this.tree, this.quotaBasis];
    if (!tree || !basis) return undefined;
    // What nobody holds is no seat: it has no quota to reach.
    if (node.level > 0 && node.path.at(-1) === '') return undefined;
    const reps = new Set(node.leaves.map((leaf) => tree.leaves[leaf]!.path.at(-1)));
    const target = basis.rows
      .filter(
        ({ rep, start, end }) =>
          (node.level === 0 || reps.has(rep)) && start >= basis.span.start && end <= basis.span.end
      )
      .reduce((sum, { quota }) => sum.plus(quota), new Decimal(0));
    // Quotas of zero ask for nothing: there is no chance of reaching them to tell.
    return target.gt(0) ? target : undefined;
  };
  readonly targetWords = $derived.by(() => {
    if (this.typed !== undefined) return 'target as typed';
    const basis = this.quotaBasis;
    if (!basis) return 'quotas of the same months';
    return basis.before
      ? `quotas of the same months before, ${monthSpan(basis.span)}: the coming ones are not known`
      : `quotas of ${monthSpan(basis.span)}`;
  });
  readonly noTargetWords = $derived.by(() => {
    const [coming, before] = [spanOf(this.months), sameMonthsBefore(this.months)];
    if (!coming || !before) return '';
    return this.quotaBasis
      ? `No target: no quota above zero in ${monthSpan(this.quotaBasis.span)}.`
      : `No target: no quotas that cover ${monthSpan(coming)}, nor the same months before, ${monthSpan(before)}.`;
  });

  /** Read what an address asks for: `?level=people&series=rep:R0042&horizon=12&method=ets`. */
  read(parameters: URLSearchParams) {
    this.breakdown = breakdowns.find((name) => name === parameters.get('level')) ?? 'people';
    this.series = parameters.get('series') ?? 'company';
    const horizon = Number(parameters.get('horizon'));
    this.askedHorizon = Number.isInteger(horizon) && horizon >= 1 && horizon <= 36 ? horizon : undefined;
    this.askedMethod = baseMethods.find((name) => name === parameters.get('method'));
  }

  /** The address of what is shown. */
  readonly query = $derived.by(() => {
    const parts: [string, string | undefined][] = [
      ['level', this.breakdown],
      ['series', this.series],
      ['horizon', this.askedHorizon === undefined ? undefined : String(this.askedHorizon)],
      ['method', this.askedMethod]
    ];
    return new URLSearchParams(parts.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  });

  divideBy = (breakdown: Breakdown) => {
    this.breakdown = breakdown;
    this.series = 'company';
  };

  /** What the computation depends on: asked again when one of these changes. */
  readonly inputs = $derived.by(() => [
    this.#workbench.session,
    this.#workbench.current.changes,
    this.breakdown,
    this.horizon
  ]);

  /** Read the history and forecast it, the method on show first; a later call overtakes an earlier one. */
  async load() {
    const session = this.#workbench.session;
    if (!session) return;
    this.failure = undefined;
    this.step = 'Reading the history';
    try {
      await this.#latest.run(async (signal) => {
        const tree = await session.history(this.#workbench.current, this.breakdown, { signal });
        if (signal.aborted) return;
        const forecastable =
          tree !== undefined && tree.leaves.length > 0 && tree.months.length >= LEAST_HISTORY;
        if (!forecastable) {
          [this.tree, this.forecasts, this.loaded, this.step] = [tree, new Map(), true, undefined];
          return;
        }
        const order = [this.method, ...baseMethods.filter((method) => method !== this.method)];
        const coming = Array.from({ length: this.horizon }, (_, step) =>
          addMonths(tree.months.at(-1)!, step + 1)
        );
        let found = new Map<BaseMethod, HierarchyForecast>();
        for (const [at, method] of order.entries()) {
          this.step = `Forecasting ${tree.hierarchy.nodes.length} series, method ${at + 1} of ${order.length}`;
          const settings = { method, horizon: this.horizon };
          const windows = [{ from: 0, to: this.horizon }, ...quarterWindows(coming)];
          const forecast = await session.forecast(
            forecastRequest(tree, settings, this.said.events, windows),
            { signal }
          );
          if (signal.aborted) return;
          found = new Map(found).set(method, forecast);
          [this.tree, this.forecasts, this.loaded] = [tree, found, true];
        }
        this.step = undefined;
      });
    } catch (error) {
      [this.failure, this.step] = [error, undefined];
    }
  }

  /** Stop what is being computed; what is there stays. */
  cancel = () => {
    this.#latest.cancel();
    this.step = undefined;
  };

  /** The scenario forecasts as the page shows it. */
  readonly differsFromScenario = $derived(
    this.method !== this.said.settings.method || this.horizon !== this.said.settings.horizon
  );

  #setChange(): Change {
    const before = this.#workbench.current.changes.findLast(({ type }) => type === 'forecast.set');
    const { method, horizon } = this;
    return {
      type: 'forecast.set',
      from: before?.type === 'forecast.set' ? before.to : null,
      to: { method, horizon, level: this.said.settings.level }
    };
  }

  /** Write the method and horizon on show into the scenario. */
  keepSettings = () => this.#workbench.apply('Set the forecast', [this.#setChange()]);

  /** Measure the scenario on this forecast; the base becomes a draft first. */
  planOnForecast = () => {
    if (this.#workbench.isBase || this.differsFromScenario) this.keepSettings();
    this.#workbench.setFields('Plan on the forecast', { basis: 'projected' });
  };
  replayThePast = () => this.#workbench.setFields('Replay past sales', { basis: 'recast' });

  /** Put an amount in place of the forecast of the series on show; null takes a judgement back. */
  judge = (series: string, period: IsoDate, to: string | null, author: string, reason: string) => {
    const before = this.said.overrides.find((one) => one.series === series && one.period === period);
    this.#workbench.apply(to === null ? 'Take back a judgement' : `Judge ${period.slice(0, 7)}`, [
      { type: 'forecast.override', series, period, from: before?.to ?? null, to, author, reason }
    ]);
  };

  /** Mark a past month as an event; null takes the mark back. */
  markEvent = (
    series: string,
    period: IsoDate,
    to: { readonly note: string; readonly treatment: 'leave-out' | 'keep' } | null
  ) => {
    const before = this.said.events.find((one) => one.series === series && one.period === period);
    const from = before ? { note: before.note, treatment: before.treatment } : null;
    this.#workbench.apply(to === null ? 'Take back an event' : `Mark ${period.slice(0, 7)} as an event`, [
      { type: 'forecast.event', series, period, from, to }
    ]);
  };
}
