import { chanceOfReaching } from '../../core/forecast/chance.ts';
import type { HierarchyForecast } from '../../core/forecast/forecast-hierarchy.ts';
import type { HierarchyNode } from '../../core/forecast/hierarchy.ts';
import { Decimal, ZERO } from '../../core/money.ts';
import type { Compared } from './same-months.ts';
import { formatDelta, type DeltaText } from '../format/delta.ts';
import { nodeAmount } from '../../scenario/forecast-overrides.ts';
import { seriesKey, type SeriesTree } from '../../scenario/series-tree.ts';

/** A part of the series on show: what it brought in the months it is set against, what is forecast, and its chance of its target. */
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

/** Growth over the same months of an earlier year, as a percentage with its sign. */
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

/** `leaves` are the amounts in force, `compared` the past months beside them: growth only where they are the same months,
 * `target` a node's target for the whole horizon. */
export function partRow(
  tree: SeriesTree,
  forecast: HierarchyForecast,
  leaves: readonly (readonly Decimal[])[],
  node: HierarchyNode,
  compared: Compared | undefined,
  target: (node: HierarchyNode) => Decimal | undefined
): PartRow {
  const own = forecast.nodes[tree.hierarchy.nodes.indexOf(node)]!;
  const whole = own.windows[0]!;
  const total = (values: (at: number) => Decimal, from: number, to: number) => {
    let sum = ZERO;
    for (let at = from; at < to; at++) sum = sum.plus(values(at));
    return sum;
  };
  const months = tree.months.filter((month) => compared && month >= compared.start && month < compared.end);
  const first = Math.max(0, tree.months.indexOf(months[0] ?? ''));
  const past = total(
    (at) => node.leaves.reduce((sum, leaf) => sum.plus(tree.leaves[leaf]!.values[at]!), ZERO),
    first,
    first + months.length
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
    growth: compared?.same && past.gt(0) ? mean.div(past).minus(1) : undefined,
    low: shifted.mean - reach * whole.spread,
    high: shifted.mean + reach * whole.spread,
    target: goal,
    chance: goal?.gt(0) ? chanceOfReaching(goal.toNumber(), shifted, forecast.calibration) : undefined,
    note: own.note
  };
}
