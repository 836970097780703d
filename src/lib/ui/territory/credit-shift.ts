import type { LedgerDays } from '../../engine/queries/ledger-days.ts';
import type { Change } from '../../scenario/change.ts';
import { type Ownership, type UnitCredit, ownerOn } from '../../engine/queries/unit-credits.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import type { TerritoryPlan } from './territory-plan.ts';

type Held = { readonly rep: string | null; readonly stretch: number; readonly credit: number };

/** Who holds each unit in a plan, and the territories whose owner the scenario set for the whole span. */
export type Standing = {
  readonly plan: TerritoryPlan;
  readonly holders: Int32Array;
  readonly reassigned: ReadonlyMap<string, string | null>;
};

/** Credit a person gains (less than zero: loses) in the stretch of time that begins on `start`. */
export type CreditMove = { readonly rep: string; readonly start: string; readonly amount: number };

/** The owners a scenario sets, of territories it reassigns or makes. */
export function reassignedBy(changes: readonly Change[]): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const change of changes) {
    if (change.type === 'territory.assign') owners.set(change.territory, change.to);
    else if (change.type === 'territory.create') owners.set(change.territory, change.rep);
  }
  return owners;
}

/**
 * How credit follows units between territories, ready for the frame: per unit what it would take along, per territory who
 * owns it in each stretch of time. The same rule the evaluation applies, in plain numbers.
 */
export class CreditShift {
  readonly #held: readonly (readonly Held[])[];
  readonly #owners: ReadonlyMap<string, readonly (string | null)[]>;
  readonly #ownDays: ReadonlyMap<string, readonly string[]>;
  readonly #everybody: Dating;
  readonly #datings = new Map<string, Dating>();

  constructor(
    readonly geometry: MapGeometry,
    readonly stretches: readonly string[],
    /** The days at which the evaluation cuts credit: all credit of a stretch is dated by its first day. */
    readonly days: LedgerDays,
    credits: readonly UnitCredit[],
    ownership: readonly Ownership[]
  ) {
    const at = new Map(stretches.map((start, i) => [start, i]));
    const held: Held[][] = geometry.ids.map(() => []);
    for (const { unit, rep, start, credit } of credits) {
      const position = geometry.position.get(unit);
      const stretch = at.get(start);
      if (position !== undefined && stretch !== undefined)
        held[position]!.push({ rep, stretch, credit: Number(credit) });
    }
    const rows = new Map<string, Ownership[]>();
    for (const row of ownership) rows.set(row.territory, [...(rows.get(row.territory) ?? []), row]);
    const own = new Map<string, string[]>();
    for (const { rep, day } of days.own) own.set(rep, [...(own.get(rep) ?? []), day]);
    this.#ownDays = own;
    this.#everybody = dating(stretches, days.bounds);
    this.#held = held;
    this.#owners = new Map(
      [...rows].map(([key, own]) => [key, stretches.map((start) => ownerOn([...own], start))])
    );
  }

  /** What changes hands between people from one standing to another, by person and stretch of time; base is the plan of the data. */
  between(before: Standing, after: Standing, base: TerritoryPlan): CreditMove[] {
    return this.#moves(before, after, base, (move) => {
      for (let unit = 0; unit < before.holders.length; unit++) move(unit, after.holders[unit]!);
    });
  }
  /** What handing some units over would add to that: at every move of the hand nothing but these is looked at. */
  handing(standing: Standing, units: readonly number[], to: number, base: TerritoryPlan): CreditMove[] {
    return this.#moves(standing, standing, base, (move) => units.forEach((unit) => move(unit, to)));
  }

  #moves(
    before: Standing,
    after: Standing,
    base: TerritoryPlan,
    each: (move: (unit: number, has: number) => void) => void
  ): CreditMove[] {
    const gains = new Map<string, Float64Array>();
    const add = (rep: string | null, stretch: number, credit: number) => {
      if (rep === null) return;
      const { starts, at } = this.#datingOf(rep);
      const known = gains.get(rep) ?? new Float64Array(starts.length);
      known[at[stretch]!]! += credit;
      gains.set(rep, known);
    };
    const was = keysOf(before);
    const is = before.plan === after.plan ? was : keysOf(after);
    const handed = reassignedApart(before.reassigned, after.reassigned);
    each((unit, has) => {
      const had = before.holders[unit]!;
      // Nobody is −1: read past the start of a list it would cost more than all the rest.
      const [from, to] = [had < 0 ? undefined : was[had], has < 0 ? undefined : is[has]];
      if (from === to && !handed.has(from ?? '')) return;
      const original = base.territories[base.holders[unit]!]?.key;
      for (const { rep, stretch, credit } of this.#held[unit]!) {
        const owner = (territory: string | undefined, reassigned: Standing['reassigned']): string | null => {
          if (territory === undefined) return null;
          const set = reassigned.get(territory);
          if (set !== undefined) return set;
          return territory === original ? rep : (this.#owners.get(territory)?.[stretch] ?? null);
        };
        const [giver, taker] = [owner(from, before.reassigned), owner(to, after.reassigned)];
        if (giver === taker) continue;
        add(giver, stretch, -credit);
        add(taker, stretch, credit);
      }
    });
    return [...gains].flatMap(([rep, amounts]) =>
      this.#datingOf(rep).starts.flatMap((start, i) =>
        amounts[i] === 0 ? [] : [{ rep, start, amount: amounts[i]! }]
      )
    );
  }

  #datingOf(rep: string): Dating {
    const own = this.#ownDays.get(rep);
    if (own === undefined) return this.#everybody;
    let found = this.#datings.get(rep);
    if (found === undefined)
      this.#datings.set(rep, (found = dating(this.stretches, [...this.days.bounds, ...own].sort())));
    return found;
  }
}

/** The first days by which somebody's credit is dated, and the place among them of every stretch. */
type Dating = { readonly starts: readonly string[]; readonly at: readonly number[] };

const dating = (stretches: readonly string[], starts: readonly string[]): Dating => ({
  starts,
  at: stretches.map((stretch) => starts.findLastIndex((start) => start <= stretch))
});

const keysOf = ({ plan }: Standing) => plan.territories.map(({ key }) => key);

/** Territories whose set owner differs. */
function reassignedApart(
  before: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string | null>
): Set<string> {
  const apart = new Set<string>();
  for (const key of [...before.keys(), ...after.keys()])
    if (before.get(key) !== after.get(key)) apart.add(key);
  return apart;
}
