import { chanceOfReaching } from '../../core/forecast/chance.ts';
import type { HierarchyForecast } from '../../core/forecast/forecast-hierarchy.ts';
import type { HierarchyNode } from '../../core/forecast/hierarchy.ts';
import { Decimal, ZERO } from '../../core/money.ts';
import { formatDelta, type DeltaText } from '../format/delta.ts';
import { nodeAmount } from '../../scenario/forecast-overrides.ts';
import { seriesKey, type SeriesTree } from '../../scenario/series-tree.ts';

/** A part of the series on show: what it brought in the last months, what is forecast, and its chance of its target. */
export type PartRow = {
  readonly key: string;
  readonly name: string;
  readonly past: Decimal;
  readonly mean: Decimal;
  readonly growth: Decimal | undefined;
  readonly low: number;
  readonly high: number;
  readonly target: Decimal | undefined;
  readonly chance: number | undefined;
  readonly note: string;
};

/** Growth over the same number of months before, as a percentage with its sign. */
export function formatGrowth(growth: Decimal): DeltaText {
  const delta = formatDelta(growth, { kind: 'points' }, 'more');
  const percent = (text: string) => text.replace(/pp$|pp(?=,)/, '%');
  return { ...delta, text: percent(delta.text), spoken: percent(delta.spoken) };
}

/** The nodes right under one node. */
export const childrenOf = (nodes: readonly HierarchyNode[], parent: HierarchyNode): HierarchyNode[] =>
  nodes.filter(
    ({ level, path }) => level === parent.level + 1 && parent.path.every((label, at) => path[at] === label)
  );

/** `leaves` are the amounts in force, `target` a node's target for the whole horizon. */
export function partRow(
  tree: SeriesTree,
  forecast: HierarchyForecast,
  leaves: readonly (readonly Decimal[])[],
  node: HierarchyNode,
  target: (node: HierarchyNode) => Decimal | undefined
): PartRow {
  const own = forecast.nodes[tree.hierarchy.nodes.indexOf(node)]!;
  const whole = own.windows[0]!;
  const steps = whole.to - whole.from;
  const total = (values: (at: number) => Decimal, from: number, to: number) => {
    let sum = ZERO;
    for (let at = from; at < to; at++) sum = sum.plus(values(at));
    return sum;
  };
  const months = tree.months.length;
  const past = total(
    (at) => node.leaves.reduce((sum, leaf) => sum.plus(tree.leaves[leaf]!.values[at]!), ZERO),
    Math.max(0, months - steps),
    months
  );
  const mean = total((step) => nodeAmount(leaves, node, step), whole.from, whole.to);
  const reach = forecast.calibration.find(({ level }) => level === 80)?.reach ?? 0;
  const goal = target(node);
  const shifted = { ...whole, mean: mean.toNumber() };
  return {
    key: seriesKey(tree.levels, node),
    name: tree.nameOf(node),
    past,
    mean,
    growth: past.gt(0) && months >= steps ? mean.div(past).minus(1) : undefined,
    low: shifted.mean - reach * whole.spread,
    high: shifted.mean + reach * whole.spread,
    target: goal,
    chance: goal?.gt(0) ? chanceOfReaching(goal.toNumber(), shifted, forecast.calibration) : undefined,
    note: own.note
  };
}
