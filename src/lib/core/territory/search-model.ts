import type { UnitGraph } from './unit-graph.ts';

/**
 * What a search works on, compiled once from a balance problem: every measure divided by its target (so 1 is
 * on target), costs per unit, and what may not move.
 */
export type SearchModel = {
  readonly graph: UnitGraph;
  readonly k: number;
  readonly measureCount: number;
  /** Weight of each unit in the moment of inertia; units of no weight get a whisker, to keep their place on the map. */
  readonly weight: Float64Array;
  /** `value[unit * measureCount + m]`, a multiple of measure m's target. */
  readonly value: Float64Array;
  /** Bounds by `territory * measureCount + m`, in multiples of the target. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Territory a unit must stay in, or −1. */
  readonly lockedTo: Int32Array;
  /** 1 where the territory neither gives nor takes (a unit set apart). */
  readonly closed: Uint8Array;
  /** Fixed centre of a territory (its seat), where `seated[t]` is 1. */
  readonly seated: Uint8Array;
  readonly seatX: Float64Array;
  readonly seatY: Float64Array;
  /** The plan in force (territory by unit, −1 unknown) and what each unit's move away from it costs, as a share. */
  readonly current: Int32Array;
  readonly moveShare: Float64Array;
  readonly borderWeight: number;
  readonly disruptionWeight: number;
  /** Area and outline by unit; undefined where shape cannot be scored. */
  readonly outline: { readonly areaKm2: Float64Array; readonly perimeterKm: Float64Array } | undefined;
  /** Where neighbours of a unit border each other: bit j of `ring[slot]` says the neighbour at `slot` borders the unit's j-th. */
  readonly ring: Int32Array;
};

/**
 * Prices that turn the parts of the objective into one scale: the mean territory's moment of inertia is 1. `border`
 * is per km of border between territories, `shape` per whole point of Polsby–Popper a territory lacks (0 where units
 * have no outlines), `disruption` for moving everything.
 */
export type Prices = {
  readonly inertia: number;
  readonly border: number;
  readonly shape: number;
  readonly disruption: number;
};

/** A disruption weight of 1 prices a plan that moves everything at fifty times its moment of inertia. */
export const DISRUPTION_UNIT = 50;
