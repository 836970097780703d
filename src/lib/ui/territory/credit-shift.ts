import type { Change } from '../../scenario/change.ts';
import { type Ownership, type UnitCredit, ownerOn } from '../../engine/queries/unit-credits.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import type { TerritoryPlan } from './territory-plan.ts';

type Held = { readonly rep: string | null; readonly stretch: number; readonly credit: number };

/**
 * How credit follows units between territories, ready for the frame: per unit what it would take along, per territory who
 * owns it in each stretch of time. The same rule the evaluation applies, in plain numbers.
 */
export class CreditShift {
  readonly #held: readonly (readonly Held[])[];
  readonly #owners: ReadonlyMap<string, readonly (string | null)[]>;

  constructor(
    readonly geometry: MapGeometry,
    stretches: readonly string[],
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
    this.#held = held;
    this.#owners = new Map(
      [...rows].map(([key, own]) => [key, stretches.map((start) => ownerOn([...own], start))])
    );
  }

  /** Credit each person gains or loses when units go to a territory (undefined: to nobody), by rep. */
  shift(
    units: readonly number[],
    to: string | undefined,
    plan: TerritoryPlan,
    base: TerritoryPlan,
    changes: readonly Change[]
  ): Map<string, number> {
    const reassigned = new Map(
      changes.flatMap((change) =>
        change.type === 'territory.assign' ? [[change.territory, change.to] as const] : []
      )
    );
    const gains = new Map<string, number>();
    const add = (rep: string | null, credit: number) => {
      if (rep !== null) gains.set(rep, (gains.get(rep) ?? 0) + credit);
    };
    for (const unit of units) {
      const original = base.territories[base.holders[unit]!]?.key;
      const from = plan.territories[plan.holders[unit]!]?.key;
      for (const { rep, stretch, credit } of this.#held[unit]!) {
        const owner = (territory: string | undefined): string | null => {
          if (territory === undefined) return null;
          if (reassigned.has(territory)) return reassigned.get(territory) ?? null;
          return territory === original ? rep : (this.#owners.get(territory)?.[stretch] ?? null);
        };
        add(owner(from), -credit);
        add(owner(to), credit);
      }
    }
    return gains;
  }
}
