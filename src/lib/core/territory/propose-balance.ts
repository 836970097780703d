import { reject, succeed, type Result } from '../result.ts';
import { moveBetween, type Move } from './apply-move.ts';
import { compileProblem, type BalanceProblem } from './balance-problem.ts';
import { groupUnits } from './group-units.ts';
import { LivePlan, type PlanFigures } from './live-plan.ts';
import { orderWhole } from './order-whole.ts';
import { pieceAt } from './pieces.ts';
import { Unevenness } from './unevenness.ts';
import { searchPlan, type SearchProgress, type SearchSettings } from './plan-search.ts';
import type { UnitGraph } from './unit-graph.ts';

/** What a move alone does to the plan it is proposed for. */
export type MoveEffect = {
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  /** Deviation of the giving and the taking territory, first measure, before and after. */
  readonly from: { readonly before: number; readonly after: number };
  readonly to: { readonly before: number; readonly after: number };
};

/**
 * Why a move is proposed: it brings the giver down to its bounds, fills the taker up to them, joins pieces, shortens
 * the way to the centre, or only makes room for other moves.
 */
export type MoveReason = 'relieves' | 'fills' | 'joins' | 'compacts' | 'enables';

/** Units that go together from one territory to another. */
export type ProposedMove = {
  readonly move: Move;
  readonly from: number;
  readonly to: number;
  readonly reason: MoveReason;
  /** Accepting this move alone changes the plan's figures by exactly this. */
  readonly effect: MoveEffect;
  /**
   * After all moves up to the end of a step, no territory lies in more pieces than now, and the plan is no less even
   * than before the step where any later step ends so; a step may be several moves.
   */
  readonly step: number;
};

export type Proposal = {
  /** The plan with every move made. */
  readonly holder: Int32Array;
  /**
   * Moves from the current plan, step by step: first those that mend much, and much for the weight they move
   * (mended² / weight), as far as every territory stays whole where it is and the plan gets no less even.
   * Moves that do nothing are left out, of the plan too, where it is as good without them.
   */
  readonly moves: readonly ProposedMove[];
  readonly before: PlanFigures;
  readonly after: PlanFigures;
};

/** A search for a proposal: call `next` for as long as you like; stop at any time and keep `progress.best`. */
export type ProposalSearch = Generator<SearchProgress, SearchProgress>;

/**
 * Open a search for a better plan. Give `current` and a disruption weight to change little; give `closed`
 * territories to improve a selection only. The search runs as the caller calls `next`: stopping is not calling,
 * resuming is calling again.
 */
export function openSearch(problem: BalanceProblem, settings: SearchSettings): Result<ProposalSearch> {
  const grouped = groupUnits(problem);
  if (!grouped.ok) return reject(...grouped.problems);
  const compiled = compileProblem(grouped.value.problem);
  if (!compiled.ok) return reject(...compiled.problems);
  const search = searchPlan(compiled.value, settings);
  return succeed((problem.groups ?? []).length === 0 ? search : expanded(search, grouped.value.expand));
}

/** The same search, told in the units the caller knows. */
function* expanded(search: ProposalSearch, expand: (holder: Int32Array) => Int32Array): ProposalSearch {
  for (;;) {
    const { done, value } = search.next();
    const told = { ...value, best: expand(value.best) };
    if (done) return told;
    yield told;
  }
}

/** The closed territories that leave only `selection` open to change. */
export const closedOutside = (k: number, selection: ReadonlySet<number>): number[] =>
  Array.from({ length: k }, (_, t) => t).filter((t) => !selection.has(t));

type Described = Omit<ProposedMove, 'step'>;

/** Turn a found plan into moves from the current one, each with its reason and its effect alone. */
export function describeProposal(
  graph: UnitGraph,
  current: Int32Array,
  found: Int32Array,
  { k, tolerance }: { readonly k: number; readonly tolerance: number }
): Proposal {
  const plan = new LivePlan(graph, current, { k, tolerance });
  const before = plan.totals();
  const moves = splitByPair(graph, current, found).map((move): Described => {
    const [from, to] = [current[move.units[0]!]!, move.to[0]!];
    const deviation = (t: number) => (t < 0 ? 0 : plan.territory(t).deviations[0]!);
    const [giver, taker] = [deviation(from), deviation(to)];
    const inverse = plan.apply(move);
    const effect = {
      before,
      after: plan.totals(),
      from: { before: giver, after: deviation(from) },
      to: { before: taker, after: deviation(to) }
    };
    plan.apply(inverse);
    return { move, from, to, reason: reasonFor(effect, tolerance), effect };
  });
  plan.apply(moveBetween(current, found));
  const kept = withoutNil(plan, moves);
  const values = graph.values[0]!;
  const worth = ({ move, effect }: Described) => {
    const weight = move.units.reduce((sum, unit) => sum + values[unit]!, 0);
    const mends = outside(effect, 'before', tolerance) - outside(effect, 'after', tolerance);
    return (mends * Math.abs(mends)) / (weight || 1);
  };
  kept.sort((a, b) => worth(b) - worth(a) || a.move.units[0]! - b.move.units[0]!);
  return {
    holder: plan.holder.slice(),
    moves: orderWhole(graph, current, kept, new Unevenness(graph, current, { k, tolerance })).flatMap(
      (moves, step) => moves.map((move) => ({ ...move, step }))
    ),
    before,
    after: plan.totals()
  };
}

/** A move that shifts less than this share of a target, or saves less than this share of inertia, does nothing. */
const NIL_DEVIATION = 0.0005;
const NIL_INERTIA = 0.0001;

/** Take back, from the plan found, the moves that do nothing alone and that the plan does as well without. */
function withoutNil(plan: LivePlan, moves: readonly Described[]): Described[] {
  return moves.filter(({ move, from, effect }) => {
    const { before, after } = effect;
    const nil =
      from >= 0 &&
      Math.abs(effect.from.after - effect.from.before) < NIL_DEVIATION &&
      Math.abs(effect.to.after - effect.to.before) < NIL_DEVIATION &&
      after.extraPieces >= before.extraPieces &&
      before.inertia - after.inertia < NIL_INERTIA * before.inertia;
    if (!nil) return true;
    const all = plan.totals();
    const inverse = plan.apply({ units: move.units, to: move.units.map(() => from) });
    const without = plan.totals();
    const missed =
      without.extraPieces > all.extraPieces ||
      without.overTolerance.some((count, m) => count > all.overTolerance[m]!);
    if (missed) plan.apply(inverse);
    return missed;
  });
}

const outside = ({ from, to }: MoveEffect, side: 'before' | 'after', tolerance: number): number =>
  Math.max(0, Math.abs(from[side]) - tolerance) + Math.max(0, Math.abs(to[side]) - tolerance);

function reasonFor(effect: MoveEffect, tolerance: number): MoveReason {
  const { before, after, from, to } = effect;
  if (from.before > tolerance && Math.abs(from.after) < from.before) return 'relieves';
  if (to.before < -tolerance && Math.abs(to.after) < -to.before) return 'fills';
  if (after.extraPieces < before.extraPieces || after.unassigned < before.unassigned) return 'joins';
  return after.inertia < before.inertia ? 'compacts' : 'enables';
}

/** The units that change, grouped into connected pieces that share where they come from and where they go. */
function splitByPair(graph: UnitGraph, current: Int32Array, found: Int32Array): Move[] {
  const moved = moveBetween(current, found).units;
  const pair = new Int32Array(graph.count).fill(-1);
  const keys = new Map<string, number>();
  for (const unit of moved) {
    const key = `${current[unit]}>${found[unit]}`;
    if (!keys.has(key)) keys.set(key, keys.size);
    pair[unit] = keys.get(key)!;
  }
  const seen = new Uint8Array(graph.count);
  const moves: Move[] = [];
  for (const unit of moved) {
    if (seen[unit] === 1) continue;
    const { units } = pieceAt(graph, pair, unit, seen);
    moves.push({ units, to: units.map((member) => found[member]!) });
  }
  return moves;
}
