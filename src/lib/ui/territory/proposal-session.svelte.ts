import { SvelteSet } from 'svelte/reactivity';
import type { SearchMessage } from '../../core/territory/search-job.ts';
import { type Proposal, closedOutside, describeProposal } from '../../core/territory/propose-balance.ts';
import { fillPocket, makeContiguous } from '../../core/territory/pieces.ts';
import { applyMove, type Move } from '../../core/territory/apply-move.ts';
import type { UnitGraph } from '../../core/territory/unit-graph.ts';
import { boxOf } from './unit-box.ts';
import { figuresAfter, movesWithin } from './proposal-parts.ts';
import { graphOf, type UnitPlaces } from './read-units.ts';
import type { BalanceRun, RunBalance } from './run-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

const ITERATIONS_PER_UNIT = 900;
const SEED = 27;

/** What a proposal is about, in words, and the territories it may change (all where undefined). */
export type ProposalScope = { readonly title: string; readonly territories?: ReadonlySet<number> };

/**
 * A proposal from asking for it to accepting it: nothing changes the plan until `accept`. The search runs elsewhere
 * and can be stopped with the best it has; moves are accepted one by one or by how much they may disturb.
 */
export class ProposalSession {
  state = $state<'idle' | 'searching' | 'ready' | 'failed'>('idle');
  scope = $state.raw<ProposalScope>({ title: '' });
  progress = $state.raw<{ share: number; excess: number } | undefined>(undefined);
  proposal = $state.raw<Proposal | undefined>(undefined);
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
  readonly before = $derived.by(() => this.#figures([]));
  readonly after = $derived.by(() => this.#figures(this.acceptedMoves));

  /** Look for a better balance. Locked territories give nothing; with a scope, only its territories change. */
  balance(scope: ProposalScope): void {
    const graph = this.#open(scope);
    if (graph === undefined) return;
    const { plan, lockedPositions } = this.editor;
    const { k, tolerance } = this.#settings;
    const closed = scope.territories === undefined ? [] : closedOutside(k, scope.territories);
    const locks = plan.holders.map((holder) => (lockedPositions.has(holder) ? holder : -1));
    const open = plan.holders.reduce(
      (count, holder) => count + (scope.territories?.has(holder) === false ? 0 : 1),
      0
    );
    const seats = plan.territories.flatMap(({ home }, territory) => {
      const spot = home === null ? undefined : this.places.places.get(home);
      return spot === undefined ? [] : [{ territory, x: spot.x, y: spot.y }];
    });
    this.state = 'searching';
    this.#run = this.search(
      { graph, k, tolerance, current: plan.holders.slice(), locks, closed, seats, disruptionWeight: 1 },
      { seed: SEED, iterations: Math.max(150_000, ITERATIONS_PER_UNIT * open) },
      (message) => this.#take(message),
      (reason) => this.#fail(reason)
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
    this.accepted.clear();
    this.shown = -1;
  }
  toggle(i: number): void {
    if (!this.accepted.delete(i)) this.accepted.add(i);
  }
  allow(share: number): void {
    this.disruption = share;
    this.accepted.clear();
    for (const i of movesWithin(this.#graph!, this.proposal!.moves, share)) this.accepted.add(i);
  }
  /** Apply the accepted moves as one step. */
  accept(): void {
    const moves = this.acceptedMoves;
    const label = this.scope.title;
    if (moves.length === 0 || this.stale) return;
    this.discard();
    this.editor.applyMoves(
      label,
      moves.map(({ move, to }) => ({ to, units: [...move.units] }))
    );
  }

  #open(scope: ProposalScope): UnitGraph | undefined {
    this.discard();
    [this.scope, this.progress, this.failure] = [scope, undefined, ''];
    const { geometry, measure, values, plan } = this.editor;
    const graph = graphOf(geometry, this.places, measure, values);
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
  #take(message: SearchMessage): void {
    if (message.kind === 'refused')
      return this.#fail(message.problems.map((problem) => problem.message).join(' '));
    this.progress = { share: message.iterations / message.planned, excess: message.excess };
    if (message.kind !== 'progress') this.#offer(message.holder);
  }
  #offer(found: Int32Array): void {
    this.proposal = describeProposal(this.#graph!, this.#current, found, this.#settings);
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
