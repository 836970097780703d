import type { EdgeRow } from '../../../core/territory/unit-graph.ts';
import type { MapGeometry } from '../map-geometry.ts';

/** The shortest link from every part of the map that touches no other to the rest: islands belong somewhere. */
export function crossings({
  ids,
  neighbours,
  centres
}: Pick<MapGeometry, 'ids' | 'neighbours' | 'centres'>): EdgeRow[] {
  const part = new Int32Array(ids.length).fill(-1);
  const parts: number[][] = [];
  for (let origin = 0; origin < ids.length; origin++) {
    if (part[origin]! >= 0) continue;
    const members = [origin];
    part[origin] = parts.length;
    for (const unit of members) {
      for (const other of neighbours[unit]!) {
        if (part[other]! >= 0) continue;
        part[other] = parts.length;
        members.push(other);
      }
    }
    parts.push(members);
  }
  parts.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const joined = [...(parts.shift() ?? [])];
  return parts.map((members) => {
    let [from, to, least] = [members[0]!, joined[0]!, Infinity];
    for (const unit of members) {
      for (const other of joined) {
        const far =
          (centres[2 * unit]! - centres[2 * other]!) ** 2 +
          (centres[2 * unit + 1]! - centres[2 * other + 1]!) ** 2;
        if (far < least) [from, to, least] = [unit, other, far];
      }
    }
    joined.push(...members);
    return { u: ids[from]!, v: ids[to]!, borderKm: 0 };
  });
}
