import { allocate, currencyExponent, Decimal, roundMoney, sumDecimals, ZERO } from '../core/money.ts';
import type { Hierarchy } from '../core/forecast/hierarchy.ts';
import type { IsoDate } from '../core/period.ts';
import type { ForecastOverride } from './forecast-settings.ts';
import { seriesKey, type LevelName } from './series-tree.ts';

/** A judgement that was put in place, with what the forecast and the judgements inside it came to. */
export type AppliedOverride = {
  readonly override: ForecastOverride;
  /** The forecast itself. */
  readonly forecast: Decimal;
  /** What the parts came to after their own judgements: the rep's figure beside the manager's. */
  readonly parts: Decimal;
};

export type AdjustedForecast = {
  /** Amounts in whole minor units, by leaf and step; every sum is the sum of these. */
  readonly leaves: readonly (readonly Decimal[])[];
  readonly applied: readonly AppliedOverride[];
  /** Judgements on a series or month this forecast does not have. */
  readonly unplaced: readonly ForecastOverride[];
};

/**
 * Put judgements in place of forecasts. The innermost come first, so that a judgement on a sum always holds and is
 * spread over its parts by the share they then have, exactly; equally where they have none.
 */
export function applyOverrides(
  hierarchy: Hierarchy,
  levels: readonly LevelName[],
  months: readonly IsoDate[],
  leafMeans: readonly ArrayLike<number>[],
  overrides: readonly ForecastOverride[],
  currency: string
): AdjustedForecast {
  const leaves = leafMeans.map((mean) =>
    Array.from(mean, (value) => roundMoney(new Decimal(value), currency))
  );
  const before = leaves.map((values) => [...values]);
  const nodes = new Map(hierarchy.nodes.map((node) => [seriesKey(levels, node), node]));
  const placed = overrides.flatMap((override) => {
    const [node, step] = [nodes.get(override.series), months.indexOf(override.period)];
    return node === undefined || step < 0 ? [] : [{ override, node, step }];
  });
  placed.sort((a, b) => b.node.level - a.node.level || (a.node.id < b.node.id ? -1 : 1) || a.step - b.step);
  const applied = placed.map(({ override, node, step }): AppliedOverride => {
    const parts = new Map(node.leaves.map((leaf) => [String(leaf).padStart(9, '0'), leaves[leaf]![step]!]));
    const forecast = sumDecimals(node.leaves.map((leaf) => before[leaf]![step]!));
    const shares = allocate(
      roundMoney(new Decimal(override.to), currency),
      weightsOf(parts),
      currencyExponent(currency)
    );
    for (const leaf of node.leaves) leaves[leaf]![step] = shares.get(String(leaf).padStart(9, '0'))!;
    return { override, forecast, parts: sumDecimals(parts.values()) };
  });
  const used = new Set(placed.map(({ override }) => override));
  return { leaves, applied, unplaced: overrides.filter((override) => !used.has(override)) };
}

/** The size of each part; where all are zero, everybody counts alike. */
function weightsOf(parts: ReadonlyMap<string, Decimal>): Map<string, Decimal> {
  const nothing = [...parts.values()].every((amount) => amount.isZero());
  return new Map([...parts].map(([key, amount]) => [key, nothing ? new Decimal(1) : amount.abs()]));
}

/** The sum of a node's leaves at a step. */
export const nodeAmount = (
  leaves: readonly (readonly Decimal[])[],
  node: { readonly leaves: readonly number[] },
  step: number
): Decimal => node.leaves.reduce((sum, leaf) => sum.plus(leaves[leaf]![step]!), ZERO);
