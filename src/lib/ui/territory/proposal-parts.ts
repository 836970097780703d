import { LivePlan, type PlanFigures } from '../../core/territory/live-plan.ts';
import type { MoveReason, ProposedMove } from '../../core/territory/propose-balance.ts';
import type { UnitGraph } from '../../core/territory/unit-graph.ts';
import { deviationChange } from './deviation-words.ts';
import { type TerritoryPlan, nameOfHolder } from './territory-plan.ts';

/**
 * The first moves of a proposal that stay within a share of all it would move, by weight: whole steps from the first
 * on, so that what is taken leaves every territory as whole as it is now.
 */
export function movesWithin(graph: UnitGraph, moves: readonly ProposedMove[], share: number): number[] {
  const values = graph.values[0]!;
  const weights = moves.map(({ move }) => move.units.reduce((sum, unit) => sum + values[unit]!, 0));
  const allowed = share * weights.reduce((sum, weight) => sum + weight, 0) + 1e-9;
  let [used, kept] = [0, 0];
  weights.forEach((weight, i) => {
    used += weight;
    if (used <= allowed && moves[i + 1]?.step !== moves[i]!.step) kept = i + 1;
  });
  return Array.from({ length: kept }, (_, i) => i);
}

/** The plan's figures once some moves of a proposal are accepted. */
export function figuresAfter(
  graph: UnitGraph,
  current: Int32Array,
  chosen: readonly ProposedMove[],
  settings: { readonly k: number; readonly tolerance: number }
): PlanFigures {
  const plan = new LivePlan(graph, current, settings);
  for (const { move } of chosen) plan.apply(move);
  return plan.totals();
}

const reasons: Record<MoveReason, (giver: string, taker: string) => string> = {
  relieves: (giver) => `${giver} holds more than the band`,
  fills: (_, taker) => `${taker} holds less than the band`,
  joins: () => 'joins what lies apart',
  compacts: (_, taker) => `nearer to the centre of ${taker}`,
  enables: () => 'makes room for other moves'
};

/** Why a move is proposed and what accepting it alone does: `Seattle holds more than the band. Seattle +15.2 to +8.1 %, Portland …`. */
export function describeReason(
  plan: TerritoryPlan,
  { from, to, reason, effect }: ProposedMove,
  apart: ReadonlySet<number> = new Set()
): string {
  const [giver, taker] = [nameOfHolder(plan, from), nameOfHolder(plan, to)];
  const change = (at: number, { before, after }: { readonly before: number; readonly after: number }) =>
    `${nameOfHolder(plan, at)} ${deviationChange(apart.has(at), before, after)}`;
  const parts = [
    ...(from < 0 ? [] : [change(from, effect.from)]),
    ...(to < 0 ? [] : [change(to, effect.to)])
  ];
  return `${reasons[reason](giver, taker)}. Alone: ${parts.join(', ')}`;
}
