import { formatCount } from '../format/number.ts';
import type { UnitNoun } from './unit-noun.ts';
import type { Handover } from './stroke-moves.ts';
import type { TerritoryBalance } from './territory-balance.ts';
import { type TerritoryPlan, nameOfHolder } from './territory-plan.ts';
import { deviationChange } from './deviation-words.ts';

type Moved = Pick<Handover, 'to' | 'units'>;

export const countUnits = (count: number, noun: UnitNoun): string => formatCount(count, noun.one, noun.many);

/** Name of the undo step: "Move 15 counties from Salt Lake to Phoenix". */
export function describeStep(plan: TerritoryPlan, { to, units }: Moved, noun: UnitNoun): string {
  const givers = new Set([...units].map((unit) => plan.holders[unit]!));
  const from = givers.size === 1 ? ` from ${nameOfHolder(plan, [...givers][0]!)}` : '';
  return `Move ${countUnits(units.length, noun)}${from} to ${nameOfHolder(plan, to)}`;
}

/** Said when units changed hands: "Moved 15 counties to Phoenix; deviation −19.8 to −8.3 %". */
export function describeMove(
  plan: TerritoryPlan,
  moves: readonly Moved[],
  before: TerritoryBalance,
  after: TerritoryBalance,
  noun: UnitNoun,
  apart: ReadonlySet<number> = new Set()
): string {
  const count = moves.reduce((sum, { units }) => sum + units.length, 0);
  const receivers = [...new Set(moves.map(({ to }) => to))];
  if (receivers.length > 1) {
    return `Moved ${countUnits(count, noun)} between ${formatCount(receivers.length, 'territory', 'territories')}`;
  }
  const to = receivers[0]!;
  const said = `Moved ${countUnits(count, noun)} to ${nameOfHolder(plan, to)}`;
  if (to < 0) return said;
  if (apart.has(to)) return `${said}, which is set apart`;
  return `${said}; deviation ${deviationChange(false, before.deviations[to]!, after.deviations[to]!)}`;
}
