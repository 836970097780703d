import type { Change } from '../../scenario/change.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { movesOf } from './stroke-moves.ts';
import { holdersAfter } from './territory-balance.ts';
import { type TerritoryPlan, unitsByHolder } from './territory-plan.ts';

/** What a form says of a territory; `home` is the code of a unit, null its centre. */
export type TerritoryDetails = {
  readonly name: string;
  readonly rep: string | null;
  readonly home: string | null;
};

/** Keys no territory of the plan has: `new-1`, `new-2`, … */
export function freshKeys(plan: TerritoryPlan, count: number): string[] {
  const keys: string[] = [];
  for (let number = 1; keys.length < count; number++)
    if (!plan.position.has(`new-${number}`)) keys.push(`new-${number}`);
  return keys;
}
export const freshKey = (plan: TerritoryPlan): string => freshKeys(plan, 1)[0]!;

/** A new territory beside another one of the hierarchy, with some units of others. */
export function createTerritory(
  geometry: MapGeometry,
  plan: TerritoryPlan,
  details: TerritoryDetails,
  units: readonly number[] = [],
  parent: string | null = null
): Change[] {
  const territory = freshKey(plan);
  const { name, rep, home } = details;
  const created: Change = { type: 'territory.create', territory, name, rep, parent };
  const homed: Change[] = home === null ? [] : [{ type: 'territory.home', territory, from: null, to: home }];
  return [created, ...homed, ...movesToKey(geometry, plan, units, territory)];
}

/** What differs between a territory and its form, one change each. */
export function editTerritory(plan: TerritoryPlan, key: string, details: TerritoryDetails): Change[] {
  const held = plan.territories[plan.position.get(key) ?? -1];
  if (held === undefined) return [];
  const { name, rep, home } = details;
  return [
    ...(name === held.name
      ? []
      : [{ type: 'territory.rename', territory: key, from: held.name, to: name } as const]),
    ...(rep === held.rep
      ? []
      : [{ type: 'territory.assign', territory: key, from: held.rep, to: rep } as const]),
    ...(home === held.home
      ? []
      : [{ type: 'territory.home', territory: key, from: held.home, to: home } as const])
  ];
}

/** Some units of a territory become a new one, which nobody owns yet. */
export const splitOff = (
  geometry: MapGeometry,
  plan: TerritoryPlan,
  from: string,
  units: readonly number[]
): Change[] => {
  const held = plan.territories[plan.position.get(from) ?? -1];
  const details = { name: secondName(plan, held?.name ?? from), rep: null, home: null };
  return createTerritory(geometry, plan, details, units, held?.parent ?? null);
};

/** All units of one territory go to another, and it is gone. */
export function mergeInto(geometry: MapGeometry, plan: TerritoryPlan, from: string, into: string): Change[] {
  const units = unitsByHolder(plan).get(plan.position.get(from) ?? -2) ?? [];
  return [...movesToKey(geometry, plan, units, into), ...dropTerritory(plan, from)];
}

/** A territory is gone; its units go where `after` says, by unit (−1: to nobody). */
export function removeTerritory(
  geometry: MapGeometry,
  plan: TerritoryPlan,
  key: string,
  after: (unit: number) => number
): Change[] {
  const position = plan.position.get(key) ?? -2;
  const units = unitsByHolder(plan).get(position) ?? [];
  const receivers = new Map<number, number[]>();
  for (const unit of units) {
    const to = after(unit) === position ? -1 : after(unit);
    receivers.set(to, [...(receivers.get(to) ?? []), unit]);
  }
  let current = plan;
  const moves = [...receivers]
    .sort(([a], [b]) => a - b)
    .flatMap(([to, given]) => {
      const changes = movesOf(geometry, current, { to, units: given });
      current = { ...current, holders: holdersAfter(current.holders, given, to) };
      return changes;
    });
  return [...moves, ...dropTerritory(plan, key)];
}

/** A territory that holds nothing is gone, its home base first. */
export function dropTerritory(plan: TerritoryPlan, key: string): Change[] {
  const held = plan.territories[plan.position.get(key) ?? -1];
  if (held === undefined) return [];
  const { name, rep, parent, home } = held;
  const unhomed: Change[] =
    home === null ? [] : [{ type: 'territory.home', territory: key, from: home, to: null }];
  return [...unhomed, { type: 'territory.remove', territory: key, name, rep, parent }];
}

/** Moves to a territory the plan may not have yet, one per giver. */
function movesToKey(
  geometry: MapGeometry,
  plan: TerritoryPlan,
  units: readonly number[],
  to: string
): Change[] {
  return movesOf(geometry, plan, { to: plan.position.get(to) ?? -1, units }).map((move) => ({ ...move, to }));
}

/** "Phoenix 2", or the first number no other territory bears. */
function secondName(plan: TerritoryPlan, name: string): string {
  const taken = new Set(plan.territories.map((territory) => territory.name));
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
