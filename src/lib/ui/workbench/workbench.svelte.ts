import { createContext } from 'svelte';
import { assert } from '../../core/assert.ts';
import type { QueryOptions, Table } from '../../engine/connector.ts';
import type { Statement } from '../../engine/statement.ts';
import type { Change } from '../../scenario/change.ts';
import type { ScenarioComparison } from '../../scenario/compare.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { FastPayResult } from '../../scenario/fast-pay.ts';
import {
  addChanges,
  redo,
  removeChanges,
  replaceChange,
  setFields,
  startHistory,
  undo
} from '../../scenario/history.ts';
import type { EditableFields, History } from '../../scenario/history.ts';
import { baselineScenario, type Basis, type Scenario } from '../../scenario/scenario.ts';
import { workspaceCurrency } from '../format/workspace-currency.svelte.ts';
import { savedWords } from './saved-words.ts';
import { EvaluationQueue } from './evaluation-queue.svelte.ts';
import { ScenarioShelf } from './scenario-shelf.svelte.ts';
import { seriesOf, UNNAMED_DRAFT, type ScenarioEntry } from './scenario-entry.ts';
import type { OpenSession, Session, WorkspaceKind } from './session.ts';
import type { ScenarioStatus } from './workbench-memory.ts';

export type Phase = 'closed' | 'opening' | 'ready' | 'failed';
export type { ScenarioEntry };

const PROJECTED_BASE = 'base-projected';

/**
 * The one state the pages read: which workspace is open, the scenarios, the current one against the base, and
 * their figures. Edits are steps with names; the base itself is never edited: a first edit makes a draft.
 */
export class Workbench {
  phase = $state<Phase>('closed');
  /** What opening is at, in words. */
  step = $state('');
  failure = $state.raw<unknown>();
  kind = $state<WorkspaceKind>('demo');
  session = $state.raw<Session>();
  currentId = $state('base');
  readonly #shelf = new ScenarioShelf();
  readonly #queue = new EvaluationQueue();
  readonly #open: OpenSession;
  #turn = 0;
  #turns: Promise<void> = Promise.resolve();

  readonly workspace = $derived(this.session?.manifest);
  /** Another tab holds the pen, or took it. */
  readOnly = $state(false);
  /** The engine was lost and is being filled again; nothing is. */
  restarting = $state(false);
  /** The base on past sales. */
  readonly #pastBase: Scenario = $derived(
    baselineScenario({ dataset: this.kind, fingerprint: this.workspace?.fingerprint ?? '' })
  );
  readonly scenarios: readonly ScenarioEntry[] = $derived(
    this.#shelf.entries.map((kept) => ({
      ...kept,
      scenario: kept.history.scenario,
      evaluation: this.#queue.latest(kept.id),
      stale: !this.#queue.isFresh(kept.history.scenario)
    }))
  );
  readonly currentEntry = $derived(this.scenarios.find(({ id }) => id === this.currentId));
  /** The scenario the pages show: the base where none is chosen. */
  readonly current: Scenario = $derived(this.currentEntry?.scenario ?? this.#pastBase);
  readonly isBase = $derived(this.currentEntry === undefined);
  /** The base on the basis of what is shown: a forecast is never set against the past. */
  readonly base: Scenario = $derived(this.baseOf(this.currentEntry?.scenario.basis ?? 'recast'));
  readonly isDraft = $derived(this.currentEntry?.status === 'draft');
  readonly series = $derived(seriesOf(this.scenarios, this.currentId));
  readonly baseEvaluation: Evaluation | undefined = $derived(this.#queue.latest(this.base.id));
  /** The base's figures on past sales, whatever is shown. */
  readonly pastEvaluation: Evaluation | undefined = $derived(this.#queue.latest('base'));
  readonly evaluation: Evaluation | undefined = $derived(
    this.currentEntry ? this.currentEntry.evaluation : this.baseEvaluation
  );
  /** The figures shown are older than the scenario. */
  readonly stale = $derived(this.phase === 'ready' && !this.#queue.isFresh(this.current));
  readonly evaluating = $derived(this.#queue.busy);
  readonly evaluationFailure = $derived(this.#queue.failure);
  readonly undoLabel = $derived(this.currentEntry?.history.done.at(-1)?.label);
  readonly redoLabel = $derived(this.currentEntry?.history.undone.at(-1)?.label);
  readonly canUndo = $derived(this.undoLabel !== undefined && !this.readOnly);
  readonly canRedo = $derived(this.redoLabel !== undefined && !this.readOnly);
  readonly savedText = $derived.by(() => {
    if (this.readOnly) return 'Read only';
    if (this.#shelf.failure !== undefined) return 'Not saved';
    if (this.#shelf.saving) return 'Saving';
    return this.#shelf.savedAt ? savedWords(this.#shelf.savedAt, new Date()) : 'No edits yet';
  });
  readonly saveFailure = $derived(this.#shelf.failure);

  constructor(open: OpenSession) {
    this.#open = open;
  }

  /** The base measured on a basis. */
  baseOf(basis: Basis): Scenario {
    return basis === 'recast' ? this.#pastBase : { ...this.#pastBase, id: PROJECTED_BASE, basis };
  }

  /** The base's figures on a basis; undefined until they are there. */
  baseFiguresOf = (basis: Basis): Evaluation | undefined =>
    this.#queue.latest(basis === 'recast' ? 'base' : PROJECTED_BASE);

  /**
   * Open a workspace, closing the one before; figures follow as they come. Openings follow one another: asked for
   * again before one is done, only the last is kept, and nothing of those it overtook is ever shown.
   */
  open(kind: WorkspaceKind): Promise<void> {
    return this.#inTurn((isLast) => this.#openNow(kind, isLast));
  }

  retry = () => this.open(this.kind);

  close(): Promise<void> {
    return this.#inTurn(() => this.#closeNow());
  }

  #inTurn(task: (isLast: () => boolean) => Promise<void>): Promise<void> {
    const turn = ++this.#turn;
    const isLast = () => turn === this.#turn;
    this.#turns = this.#turns.then(() => (isLast() ? task(isLast) : undefined));
    return this.#turns;
  }

  async #openNow(kind: WorkspaceKind, isLast: () => boolean) {
    await this.#closeNow();
    if (!isLast()) return;
    [this.phase, this.kind, this.step, this.failure] = ['opening', kind, 'Starting the engine', undefined];
    try {
      const session = await this.#open(kind, {
        onStep: (step) => (this.step = step),
        onEngine: (state) => {
          if (isLast()) this.restarting = state === 'restarting';
        },
        onWriter: (writes) => {
          this.readOnly = !writes;
          if (writes) void this.reopen();
        },
        beforeHandOver: async () => void (await Promise.all([this.#shelf.settled(), this.giveWay()]))
      });
      if (!isLast()) return await session.close();
      this.session = session;
      workspaceCurrency.code = session.currency;
      this.readOnly = session.readOnly;
      const current = await this.#shelf.load(session.documents, session.readOnly);
      if (!isLast()) return;
      this.currentId = current;
      this.phase = 'ready';
      this.#queue.start(session);
      this.#evaluateAll();
    } catch (error) {
      if (isLast()) [this.phase, this.failure] = ['failed', error];
    }
  }

  async #closeNow() {
    await this.#shelf.settled();
    this.#queue.stop();
    const session = this.session;
    this.session = undefined;
    this.phase = 'closed';
    await session?.close();
  }

  /** Tables changed: read them again, keep the scenarios. */
  reopen = () => this.open(this.kind);

  /** One named step on the current scenario; on the base it makes a draft first. */
  apply(label: string, changes: readonly Change[]) {
    this.#edit((history) => addChanges(history, label, changes));
  }

  /** Take one change out of the list, or put others in its place. */
  replaceChange(label: string, at: number, inserted: readonly Change[]) {
    this.#edit((history) => replaceChange(history, label, at, inserted));
  }

  /** Take out every change a test names: "Reset West's quotas". */
  removeChanges(label: string, matches: (change: Change) => boolean) {
    this.#edit((history) => removeChanges(history, label, matches));
  }

  setFields(label: string, fields: EditableFields) {
    this.#edit((history) => setFields(history, label, fields));
  }

  /** What else must stop writing before another tab writes, such as a load. */
  giveWay: () => Promise<void> = () => Promise.resolve();

  /** A page may refuse to go back or forth where that would break what it protects; it says so itself. */
  allows: (next: Scenario) => boolean = () => true;
  undo = () => this.#step(undo);
  redo = () => this.#step(redo);

  /** Show a scenario, or the base. */
  choose(id: string) {
    this.currentId = id;
    this.#shelf.remember(id);
    this.#evaluateAll();
  }

  /** Put a scenario on the shelf (opened from a file or a link, or a copy) and show it. */
  add(scenario: Scenario, status: ScenarioStatus = 'saved'): string {
    assert(!this.readOnly, 'a read-only workbench takes no scenario');
    const id = this.#shelf.add(scenario, status);
    this.choose(id);
    return id;
  }

  duplicate(id: string): string {
    const from = this.scenarios.find((entry) => entry.id === id)?.scenario ?? this.#pastBase;
    return this.add({ ...from, id: '', title: id === 'base' ? 'New scenario' : `${from.title}, copy` });
  }

  rename(id: string, title: string) {
    this.#shelf.edit(id, (history) => setFields(history, `Rename to ${title}`, { title }));
  }

  /** Take a scenario off the shelf; what is returned puts it back. */
  remove(id: string): () => void {
    const restore = this.#shelf.remove(id);
    if (this.currentId === id) this.choose('base');
    return () => {
      restore();
      this.choose(id);
    };
  }

  /** A draft becomes a scenario with a name. */
  saveDraft(title: string) {
    this.rename(this.currentId, title);
    this.#shelf.setStatus(this.currentId, 'saved');
  }

  /** Ask the engine for rows. Throws `QueryError`; waits for nobody. */
  query(statement: Statement, options?: QueryOptions): Promise<Table> {
    assert(this.session, 'no workspace is open');
    return this.session.connector.query(statement, options);
  }

  /** What changes from one scenario to another, with bridges that add up exactly. */
  compare(base: Scenario, other: Scenario, options?: QueryOptions): Promise<ScenarioComparison> {
    assert(this.session, 'no workspace is open');
    return this.session.compare(base, other, options);
  }

  /** The scenario some figures are of, which may have been edited since; where they are nobody's, the one shown. */
  scenarioOf = (evaluation: Evaluation): Scenario => this.#queue.scenarioOf(evaluation) ?? this.current;

  /** Pay in floats, from exactly what some figures were paid on. */
  async fastPay(evaluation: Evaluation, options?: QueryOptions): Promise<FastPayResult> {
    assert(this.session, 'no workspace is open');
    const inputs = await this.session.fastInputs(this.scenarioOf(evaluation), options);
    const { fastPayOf } = await import('../../scenario/fast-pay.ts');
    return fastPayOf(inputs, evaluation.plans);
  }

  /** Everything that was typed is on disk. */
  saved = () => this.#shelf.settled();

  #step(change: (history: History) => History) {
    this.#edit((history) => {
      const next = change(history);
      return next === history || this.allows(next.scenario) ? next : history;
    });
  }

  #edit(change: (history: History) => History) {
    if (this.phase !== 'ready' || this.readOnly) return;
    if (this.isBase) {
      const next = change(startHistory({ ...this.#pastBase, id: '', title: UNNAMED_DRAFT }));
      if (next.scenario.changes.length === 0) return;
      this.currentId = this.#shelf.addHistory(next, 'draft');
      this.#shelf.remember(this.currentId);
    } else {
      this.#shelf.edit(this.currentId, change);
    }
    this.#evaluateAll();
  }

  #evaluateAll() {
    if (this.phase !== 'ready') return;
    const others = this.scenarios.filter(({ id }) => id !== this.currentId).map(({ scenario }) => scenario);
    const bases = new Set([this.base.basis, 'recast' as const, ...others.map(({ basis }) => basis)]);
    const wanted = this.isBase ? [] : [this.current];
    this.#queue.want([...wanted, ...[...bases].map((basis) => this.baseOf(basis)), ...others]);
  }
}

export const [useWorkbench, setWorkbench] = createContext<Workbench>();
