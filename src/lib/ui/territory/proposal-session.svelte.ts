import { SvelteSet } from 'svelte/reactivity';
import { type Proposal, describeProposal } from '../../core/territory/propose-balance.ts';
import { fillPocket, makeContiguous } from '../../core/territory/pieces.ts';
import { applyMove, type Move } from '../../core/territory/apply-move.ts';
import type { UnitGraph } from '../../core/territory/unit-graph.ts';
import { assignTerritoryColours, territoryNeighbours } from '../map/territory-colours.ts';
import { balanceQuestions } from './balance-question.ts';
import { boxOf } from '../map/unit-box.ts';
import { obstacleOf } from './proposal-obstacle.ts';
import { figuresAfter, movesWithin } from './proposal-parts.ts';
import { type ProposedPlan, changesOf, proposedFigures, proposedPlan } from './proposed-plan.ts';
import { graphOf, type UnitPlaces } from './read-units.ts';
import type { BalanceRun, RunBalance } from './run-balance.ts';
import { runQuestions } from './run-questions.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

const ITERATIONS_PER_UNIT = 900;
const SEED = 27;
const NO_COLOURS: ReadonlyMap<string, number> = new Map();

/** What a proposal is about, in words, and the territories it may change (all where undefined). */
export type ProposalScope = { readonly title: string; readonly territories?: ReadonlySet<number> };

/**
 * A proposal from asking for it to accepting it: nothing changes the plan until `accept`. The search runs elsewhere
 * and can be stopped with the best it has; moves are accepted one by one or by how much they may disturb.
 */
export class ProposalSession {
  state = $state<'idle' | 'searching' | 'ready' | 'failed'>('idle');
  scope = $state.raw<ProposalScope>({ title: '' });
  progress = $state.raw<{ share: number; excess: number; k: number } | undefined>(undefined);
  proposal = $state.raw<Proposal | undefined>(undefined);
  /** Where the number of territories changes: the plan as it would be. */
  resized = $state.raw<ProposedPlan | undefined>(undefined);
  /** What keeps the plan found from the band or a limit, and what would help; undefined where nothing does. */
  obstacle = $state.raw<string | undefined>(undefined);
  failure = $state('');
  readonly accepted = new SvelteSet<number>();
  /** Share of what the proposal moves, 0 to 1. */
  disruption = $state(1);
  /** The move pointed at in the list: shown alone. */
  shown = $state(-1);
  #graph = $state.raw<UnitGraph | undefined>(undefined);
  #current = $state.raw<Int32Array>(new Int32Array());
  #run: BalanceRun | undefined;

  constructor(
    readonly editor: TerritoryEditor,
    readonly places: UnitPlaces,
    readonly search: RunBalance
  ) {}

  readonly #settings = $derived.by(() => ({
    k: this.editor.plan.territories.length,
    tolerance: this.editor.band
  }));
  /** The plan was edited since: the moves no longer start from it. */
  readonly stale = $derived.by(() => this.state === 'ready' && this.#current !== this.editor.plan.holders);
  readonly acceptedMoves = $derived.by(() => {
    const moves = this.proposal?.moves ?? [];
    return [...this.accepted].sort((a, b) => a - b).map((i) => moves[i]!);
  });
  readonly ghosts = $derived.by(() => {
    if (this.state !== 'ready') return [];
    const moves = this.shown >= 0 ? [this.proposal!.moves[this.shown]!] : this.acceptedMoves;
    return moves.map(({ move, to }) => ({ to, units: [...move.units] }));
  });
  /** The plan as it would be with the accepted moves made; undefined where they no longer start from the plan. */
  readonly outcome = $derived.by((): Pick<ProposedPlan, 'plan' | 'holders'> | undefined => {
    const { acceptedMoves, editor } = this;
    if (this.state !== 'ready' || this.stale) return undefined;
    if (this.resized !== undefined) return this.resized;
    const holders = editor.plan.holders.slice();
    for (const { move } of acceptedMoves) applyMove(holders, move);
    return { plan: editor.plan, holders };
  });
  readonly before = $derived.by(() => this.#figures([]));
  readonly after = $derived.by(() => {
    const { resized } = this;
    if (resized === undefined || this.#graph === undefined) return this.#figures(this.acceptedMoves);
    return proposedFigures(this.#graph, resized, this.editor.band);
  });
  /** Pieces apart after the chosen moves, and after all of them, beyond those there are now. */
  readonly morePieces = $derived.by(() =>
    Math.max(0, (this.after?.extraPieces ?? 0) - (this.before?.extraPieces ?? 0))
  );
  readonly morePiecesInAll = $derived.by(() => {
    const { proposal } = this;
    return proposal === undefined ? 0 : proposal.after.extraPieces - proposal.before.extraPieces;
  });
  /** Colours of territories the proposal makes, apart from their neighbours'. */
  readonly colours = $derived.by((): ReadonlyMap<string, number> => {
    const { resized, editor } = this;
    if (resized === undefined || resized.made.length === 0) return NO_COLOURS;
    const keys = resized.plan.territories.map(({ key }) => key);
    const near = territoryNeighbours(keys, resized.holders, editor.geometry.neighbours);
    return assignTerritoryColours(near, editor.colours);
  });
  readonly madeColours = $derived.by(() =>
    (this.resized?.made ?? []).map((t) => this.colours.get(this.resized!.plan.territories[t]!.key) ?? 0)
  );
  /** The plan with the proposal's new territories in it. */
  readonly plan = $derived.by(() => this.resized?.plan ?? this.editor.plan);

  /**
   * Look for a better balance, heeding the rules. Locked territories give nothing; with a scope, only its territories
   * change; without one, their number may, where a rule gives a range.
   */
  balance(scope: ProposalScope): void {
    const graph = this.#open(scope);
    if (graph === undefined) return;
    const { plan, geometry, measure, measures, band, lockedPositions, rules } = this.editor;
    const asked = balanceQuestions({
      geometry,
      places: this.places,
      plan,
      measures,
      measure,
      tolerance: band,
      locked: lockedPositions,
      territories: scope.territories,
      rules: {
        together: rules.together.map(({ units }) => units),
        protectedUnits: rules.protectedUnits,
        limits: rules.limits.map(({ rule, territory }) => ({ ...rule, territory })),
        counts: rules.counts
      }
    });
    if (!asked.ok) return this.#fail(asked.problems.map(({ message }) => message).join(' '));
    const open = plan.holders.reduce(
      (count, holder) => count + (scope.territories?.has(holder) === false ? 0 : 1),
      0
    );
    // Several numbers share what three searches would take.
    const share = Math.min(3, asked.value.questions.length) / asked.value.questions.length;
    const iterations = Math.ceil(Math.max(150_000, ITERATIONS_PER_UNIT * open) * share);
    this.state = 'searching';
    this.#run = runQuestions(
      this.search,
      asked.value,
      { seed: SEED, iterations, tolerance: band },
      {
        progress: (at) => (this.progress = at),
        failed: (reason) => this.#fail(reason),
        done: ({ holders, score, question }) => {
          this.obstacle = obstacleOf(this.editor, { holders, score, question });
          this.#offer(holders);
        }
      }
    );
  }
  /** Hand stray pieces to the neighbours they share most border with. */
  joinPieces(scope: ProposalScope, territory?: number): void {
    this.#propose(scope, (graph, closed) => makeContiguous(graph, this.#current, territory, closed));
  }
  /** Hand the unassigned units round a unit to the neighbour they share most border with. */
  fillPocket(scope: ProposalScope, unit: number): void {
    this.#propose(scope, (graph, closed) => fillPocket(graph, this.#current, unit, closed));
  }
  /** Stop searching; the best so far is offered. */
  stop(): void {
    this.#run?.stop();
  }
  discard(): void {
    this.#run?.drop();
    this.#run = undefined;
    this.state = 'idle';
    this.proposal = undefined;
    this.resized = undefined;
    this.obstacle = undefined;
    this.accepted.clear();
    this.shown = -1;
  }
  /** Moves that change the number of territories go together. */
  toggle(i: number): void {
    if (this.resized !== undefined) return;
    if (!this.accepted.delete(i)) this.accepted.add(i);
  }
  allow(share: number): void {
    this.disruption = this.resized === undefined ? share : 1;
    this.accepted.clear();
    for (const i of movesWithin(this.#graph!, this.proposal!.moves, this.disruption)) this.accepted.add(i);
  }
  /** Apply the accepted moves as one step. */
  accept(): void {
    const moves = this.acceptedMoves;
    const label = this.scope.title;
    if (moves.length === 0 || this.stale) return;
    const handovers = moves.map(({ move, to }) => ({ to, units: [...move.units] }));
    const { resized, editor } = this;
    this.discard();
    if (resized === undefined) return editor.applyMoves(label, handovers);
    editor.source.apply(label, changesOf(editor.geometry, resized, handovers));
    editor.source.announce(`The plan has ${resized.count} territories now`);
  }

  #open(scope: ProposalScope): UnitGraph | undefined {
    this.discard();
    [this.scope, this.progress, this.failure] = [scope, undefined, ''];
    const { geometry, measure, values, plan } = this.editor;
    const graph = graphOf(geometry, this.places, [{ name: measure, values }]);
    if (!graph.ok) return void this.#fail(graph.problems.map(({ message }) => message).join(' '));
    this.#graph = graph.value;
    this.#current = plan.holders;
    return graph.value;
  }
  #propose(scope: ProposalScope, find: (graph: UnitGraph, closed: Uint8Array) => Move): void {
    const graph = this.#open(scope);
    if (graph === undefined) return;
    const closed = Uint8Array.from(this.editor.plan.territories, (_, t) =>
      this.editor.lockedPositions.has(t) ? 1 : 0
    );
    const found = this.#current.slice();
    applyMove(found, find(graph, closed));
    this.#offer(found);
  }
  #offer(found: Int32Array): void {
    const resized = proposedPlan(this.editor.plan, found);
    const changesCount = resized.made.length + resized.emptied.length > 0;
    this.resized = changesCount ? resized : undefined;
    const k = resized.plan.territories.length;
    const { tolerance } = this.#settings;
    this.proposal = describeProposal(this.#graph!, this.#current, resized.holders, { k, tolerance });
    this.state = 'ready';
    this.allow(1);
    const count = this.proposal.moves.length;
    const units = this.proposal.moves.flatMap(({ move }) => [...move.units]);
    if (count > 0) this.editor.camera.show(boxOf(this.editor.geometry.bounds, units));
    this.editor.source.announce(
      count === 0 ? 'Nothing better was found' : `Proposal ready: ${count} moves to look at`
    );
  }
  #fail(reason: string): void {
    [this.state, this.failure] = ['failed', reason];
  }
  #figures(moves: Parameters<typeof figuresAfter>[2]) {
    if (this.#graph === undefined || this.state !== 'ready') return undefined;
    return figuresAfter(this.#graph, this.#current, moves, this.#settings);
  }
}
