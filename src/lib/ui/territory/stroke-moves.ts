import type { ChangeOf } from '../../scenario/change.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import type { TerritoryPlan } from './territory-plan.ts';

/** What a hand-over would do: the units that change hands, and how many a lock holds back. */
export type Handover = {
  readonly to: number;
  readonly units: readonly number[];
  readonly heldByLock: number;
};

/**
 * Of the units touched, those that would change hands: not already held by the receiver, not locked in. A lock
 * keeps units in; it never keeps units out.
 */
export function handoverOf(
  holders: Int32Array,
  touched: Iterable<number>,
  to: number,
  locked: ReadonlySet<number>
): Handover {
  const units: number[] = [];
  let heldByLock = 0;
  for (const unit of touched) {
    const holder = holders[unit]!;
    if (holder === to) continue;
    if (locked.has(holder)) heldByLock++;
    else units.push(unit);
  }
  return { to, units: units.sort((a, b) => a - b), heldByLock };
}

/** One change per giver, in the order of the givers' keys; what nobody held comes first. */
export function movesOf(
  geometry: MapGeometry,
  plan: TerritoryPlan,
  { to, units }: Pick<Handover, 'to' | 'units'>
): ChangeOf<'territory.move'>[] {
  const receiver = plan.territories[to]?.key ?? null;
  const byGiver = new Map<number, string[]>();
  for (const unit of units) {
    const giver = plan.holders[unit]!;
    const ids = byGiver.get(giver) ?? [];
    const id = geometry.ids[unit]!;
    ids.push(id, ...(geometry.alsoCodes?.get(id) ?? []));
    byGiver.set(giver, ids);
  }
  return [...byGiver]
    .sort(([a], [b]) => a - b)
    .map(([giver, ids]) => ({
      type: 'territory.move',
      units: ids.sort(),
      from: plan.territories[giver]?.key ?? null,
      to: receiver
    }));
}
