import { parsePlan } from '../../core/compensation/parse-plan.ts';
import { formatPath, type Problem } from '../../core/result.ts';
import type { Change } from '../../scenario/change.ts';
import { foldChanges } from '../../scenario/plan-state.ts';
import { seriesOf } from '../workbench/scenario-entry.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { readPath, sameJson, valueAt, withValue, type Path } from './edit-document.ts';
import { matchPath } from './match-path.ts';
import { hasOwnRates, planCurve, planDots } from './plan-curve.ts';
import { listDocuments, peopleByPlan, plansIn } from './plan-documents.ts';
import { planNotes } from './plan-notes.ts';
import { partOf } from './plan-parts.ts';
import { SaleChoices } from './sale-choices.svelte.ts';
import { labelOfField, valueInWords } from './setting-words.ts';

export const planTabs = ['rules', 'document', 'checks', 'meanings', 'file'] as const;
export type PlanTab = (typeof planTabs)[number];

/** The Plans page: the document and part in hand, and every edit as a change of the scenario. */
export class PlansView {
  tab = $state<PlanTab>('rules');
  document = $state<string>();
  part = $state.raw<Path>();
  /** The rule that was asked for from a sentence, a finding or a card. */
  mark = $state.raw<Path>();
  /** The setting the hand is on: its meaning stands beside it. */
  held = $state.raw<Path>();
  /** Edits that do not make a usable plan yet, and what they were made on. */
  #draft = $state.raw<{ readonly on: unknown; readonly json: unknown }>();
  readonly #workbench: Workbench;

  /** What conditions may pick from. */
  readonly sales: SaleChoices;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.sales = new SaleChoices(() => workbench.session?.connector);
  }

  readonly changes = $derived.by(() => this.#workbench.current.changes);
  readonly readOnly = $derived.by(() => this.#workbench.readOnly);
  readonly base: ReadonlyMap<string, unknown> = $derived.by(
    () => this.#workbench.session?.plans ?? new Map<string, unknown>()
  );
  readonly #state = $derived.by(() =>
    foldChanges(
      { quotas: [], holders: new Map(), territories: new Map(), plans: this.base },
      this.#workbench.current.changes.filter(({ type }) => type === 'plan.edit' || type === 'plan.assign')
    )
  );
  readonly inForce = $derived(this.#state.plans);
  /** Who the scenario puts on which plan. */
  readonly planOf = $derived(this.#state.planOf);
  readonly evaluation = $derived.by(() => this.#workbench.evaluation ?? this.#workbench.baseEvaluation);
  readonly people = $derived(peopleByPlan(this.evaluation));
  readonly documents = $derived(listDocuments(this.inForce, this.base, this.people));
  readonly shown = $derived(
    this.document !== undefined && this.inForce.has(this.document)
      ? this.document
      : this.documents.find(({ state }) => state !== 'removed')?.name
  );
  readonly listed = $derived(this.documents.find(({ name }) => name === this.shown));
  /** The document as the scenario has it. */
  readonly kept = $derived(this.shown === undefined ? undefined : this.inForce.get(this.shown));
  /** There are edits that the scenario cannot take yet. */
  readonly pending = $derived(this.#draft !== undefined && this.#draft.on === this.kept);
  /** The document as it is on the page. */
  readonly written = $derived(this.pending ? this.#draft!.json : this.kept);
  readonly basePlan = $derived(this.shown === undefined ? undefined : this.base.get(this.shown));
  readonly parsed = $derived(this.written === undefined ? undefined : parsePlan(this.written));
  /** The last version that could be read, for the curve, the document and the checks. */
  readonly usable = $derived.by(() => {
    if (this.parsed?.ok) return this.parsed.value;
    const kept = this.kept === undefined ? undefined : parsePlan(this.kept);
    return kept?.ok ? kept.value : undefined;
  });
  /** What this data cannot tell the document shown: measures and attributes it asks for in vain. */
  readonly notes = $derived(planNotes(this.evaluation, this.shown));
  readonly problems: readonly Problem[] = $derived(
    this.parsed && !this.parsed.ok ? this.parsed.problems : []
  );
  readonly shownPart: Path = $derived(partOf(this.written, this.part ?? ['plans', 0, 'components', 0]));
  readonly planIndex = $derived(
    this.shownPart[0] === 'plans' && typeof this.shownPart[1] === 'number' ? this.shownPart[1] : 0
  );
  readonly planId = $derived(plansIn(this.written)[this.planIndex]?.id);
  readonly series = $derived.by(() => seriesOf(this.#workbench.scenarios, this.#workbench.currentId));
  readonly curve = $derived(
    this.usable && this.planId !== undefined ? planCurve(this.usable, this.planId) : []
  );
  readonly baseCurve = $derived.by(() => {
    if (this.planId === undefined || this.basePlan === undefined || sameJson(this.basePlan, this.written))
      return undefined;
    const base = parsePlan(this.basePlan);
    return base.ok && base.value.plans.some(({ id }) => id === this.planId)
      ? planCurve(base.value, this.planId)
      : undefined;
  });
  readonly ownRates = $derived(
    this.usable !== undefined && this.planId !== undefined && hasOwnRates(this.usable, this.planId)
  );
  readonly reps = $derived(
    this.usable && this.planId !== undefined
      ? planDots(this.evaluation, this.usable, this.planId)
      : { year: undefined, dots: [] }
  );

  /** Read what an address asks for: `?plan=base&view=checks&rule=plans[0].payment`. */
  read(parameters: URLSearchParams) {
    const [name, rule] = [parameters.get('plan'), parameters.get('rule')];
    if (name !== null) this.document = name;
    if (rule !== null) this.part = readPath(rule);
    this.tab = planTabs.find((tab) => tab === parameters.get('view')) ?? 'rules';
  }

  /** The address of what is shown. */
  readonly query = $derived(
    new URLSearchParams({
      ...(this.shown === undefined ? {} : { plan: this.shown }),
      view: this.tab,
      ...(this.tab === 'rules' ? { rule: formatPath(this.shownPart) } : {})
    }).toString()
  );

  /** Problems of exactly this place. */
  problemsAt = (path: Path): readonly Problem[] => {
    const place = formatPath(path);
    return this.problems.filter((problem) => formatPath(problem.path) === place);
  };

  /** What the base has at this place; undefined where it has nothing. */
  baseAt = (path: Path): unknown => {
    const place = matchPath(this.written, this.basePlan, path);
    return place === undefined ? undefined : valueAt(this.basePlan, place);
  };

  /** A place differs from the base; in a document the scenario added nothing is marked. */
  differs = (path: Path): boolean =>
    this.basePlan !== undefined && !sameJson(this.baseAt(path), valueAt(this.written, path));

  isMarked = (path: Path): boolean => this.mark !== undefined && formatPath(this.mark) === formatPath(path);

  /** Go to a rule: its part in the editor, the rule marked. */
  show = (rule: string | Path) => {
    const path = typeof rule === 'string' ? readPath(rule) : rule;
    this.part = partOf(this.written, path);
    this.mark = nearest(this.written, path);
    this.held = this.mark;
    this.tab = 'rules';
  };

  open = (document: string, part?: Path) => {
    this.document = document;
    this.part = part;
    this.mark = undefined;
    this.held = undefined;
  };

  /** Write one place; undefined takes it out. A value that is the default and not written in the base is left out. */
  set = (path: Path, value: unknown, isDefault = false) => {
    const before = valueAt(this.written, path);
    const next = isDefault && this.baseAt(path) === undefined ? undefined : value;
    if (sameJson(before, next)) return;
    const json = withValue(this.written, path, next);
    const [was, is] = [valueInWords(path, before), valueInWords(path, next)];
    this.write(`${labelOfField(path)}: ${was} to ${is}`, this.#pruned(json, path));
  };

  /** An object left empty that the base does not have goes with its last field. */
  #pruned(json: unknown, path: Path): unknown {
    const holder = path.slice(0, -1);
    const left = valueAt(json, holder);
    const empty = typeof left === 'object' && !Array.isArray(left) && Object.keys(left ?? {}).length === 0;
    if (holder.length === 0 || !empty || this.baseAt(holder) !== undefined) return json;
    return this.#pruned(withValue(json, holder, undefined), holder);
  }

  /** Put a whole document in place of the one shown; what cannot be used stays on the page until it can. */
  write = (label: string, json: unknown) => {
    const name = this.shown;
    if (name === undefined || this.readOnly) return;
    const read = parsePlan(json);
    if (!read.ok) {
      this.#draft = { on: this.kept, json };
      return;
    }
    const from = this.kept;
    this.#draft = undefined;
    if (sameJson(from, json)) return;
    const title = this.listed?.title ?? name;
    this.#workbench.apply(`${title}: ${label}`, [{ type: 'plan.edit', plan: name, from, to: json }]);
  };

  dropPending = () => (this.#draft = undefined);

  /** Put a place back to what the base has; a part the base does not have is taken out. */
  resetTo = (path: Path) =>
    this.write(`${labelOfField(path)} reset to base`, withValue(this.written, path, this.baseAt(path)));

  resetDocument = () => {
    this.dropPending();
    const name = this.shown;
    this.#workbench.removeChanges(
      'Reset pay plan to base',
      (change) => change.type === 'plan.edit' && change.plan === name
    );
  };

  /** Steps that are not edits of the document shown: plans added or removed, people assigned. */
  apply = (label: string, changes: readonly Change[]) => this.#workbench.apply(label, changes);

  unassign = (rep: string, label: string) =>
    this.#workbench.removeChanges(label, (change) => change.type === 'plan.assign' && change.rep === rep);
}

/** The nearest place above a path that the document has written. */
function nearest(document: unknown, path: Path): Path {
  let place = path;
  while (
    place.length > 0 &&
    valueAt(document, place) === undefined &&
    valueAt(document, place.slice(0, -1)) === undefined
  )
    place = place.slice(0, -1);
  return place;
}
