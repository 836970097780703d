import { Decimal } from '../core/money.ts';
import type { Evaluation } from './evaluation.ts';

/** What a scenario changes on the map: who holds what, what moves, or whose quota changes by how much. */
export type MapDifference =
  | { readonly kind: 'territories'; readonly holders: ReadonlyMap<string, string> }
  | {
      readonly kind: 'moves';
      readonly holders: ReadonlyMap<string, string>;
      readonly moved: ReadonlySet<string>;
    }
  | {
      readonly kind: 'quota';
      readonly holders: ReadonlyMap<string, string>;
      /** Change of the quota of a territory's rep, as a ratio: 0.05 is 5 % more. Territories without change are left out. */
      readonly change: ReadonlyMap<string, number>;
    };

/** Moves win over quotas: they are what a map is for. Undefined where the data has no geography. */
export function mapDifference(evaluation: Evaluation, base?: Evaluation): MapDifference | undefined {
  const holders = evaluation.alignment;
  if (holders.size === 0) return undefined;
  if (!base || base === evaluation) return { kind: 'territories', holders };
  const moved = new Set(
    [...holders].filter(([unit, holder]) => base.alignment.get(unit) !== holder).map(([unit]) => unit)
  );
  if (moved.size > 0) return { kind: 'moves', holders, moved };
  const change = quotaChange(evaluation, base);
  return change.size > 0 ? { kind: 'quota', holders, change } : { kind: 'territories', holders };
}

function quotaChange(evaluation: Evaluation, base: Evaluation): Map<string, number> {
  const [now, before] = [quotaByRep(evaluation), quotaByRep(base)];
  return new Map(
    evaluation.territories.flatMap(({ territory, rep }) => {
      const [quota, was] = rep === null ? [] : [now.get(rep), before.get(rep)];
      if (!quota || !was || was.isZero() || quota.eq(was)) return [];
      return [[territory, quota.div(was).minus(1).toNumber()] as const];
    })
  );
}

function quotaByRep({ attainment }: Evaluation): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { rep, quota } of attainment) sums.set(rep, (sums.get(rep) ?? new Decimal(0)).plus(quota));
  return sums;
}
