import { fail } from '../assert.ts';

/** An edit of a plan: each unit and the territory it goes to (−1: none). One stroke of the brush is one move. */
export type Move = { readonly units: Int32Array; readonly to: Int32Array };

/** All units to one territory. */
export const moveTo = (units: ArrayLike<number>, territory: number): Move => ({
  units: Int32Array.from(units),
  to: new Int32Array(units.length).fill(territory)
});

/** Apply a move in place and return the one that takes it back. `holder[unit]` is a territory's number. */
export function applyMove(holder: Int32Array, { units, to }: Move): Move {
  const from = new Int32Array(units.length);
  units.forEach((unit, i) => {
    from[i] = holder[unit] ?? fail(`unknown unit: ${unit}`);
    holder[unit] = to[i]!;
  });
  // Backwards, should a unit be named twice: what was done last is taken back first.
  return { units: units.slice().reverse(), to: from.reverse() };
}

/** The move that turns one plan into another. */
export function moveBetween(before: Int32Array, after: Int32Array): Move {
  const units = Int32Array.from(before.keys()).filter((unit) => before[unit] !== after[unit]);
  return { units, to: units.map((unit) => after[unit]!) };
}
