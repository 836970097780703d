/**
 * Units too big for any balanced territory. A unit above (1 + tolerance) × the mean of what remains is set
 * apart, largest first: it stands as a territory of its own, and the target of the others is the mean of the rest.
 */
export type SetApart = { readonly units: readonly number[]; readonly target: number };

/** Find the units to set apart for one measure; ties go to the earlier unit. At least one territory remains. */
export function setApart(values: Float64Array, k: number, tolerance: number): SetApart {
  let remaining = 0;
  for (const value of values) remaining += value;
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  const units: number[] = [];
  let territories = k;
  for (const unit of order) {
    if (territories <= 1 || values[unit]! <= (1 + tolerance) * (remaining / territories)) break;
    units.push(unit);
    remaining -= values[unit]!;
    territories -= 1;
  }
  return { units, target: remaining / territories };
}
