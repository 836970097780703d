import type { Random } from '../random.ts';
import type { SearchModel } from './search-model.ts';

/** Centres of parts made by halving again and again along a random direction, each part by its share of territories. */
export function bisectedCenters(
  model: SearchModel,
  parts: number,
  random: Random
): { x: number; y: number }[] {
  const { graph, lockedTo, closed, measureCount, value, weight } = model;
  const { x, y, count } = graph;
  const load = new Float64Array(count);
  for (let unit = 0; unit < count; unit++) {
    for (let m = 0; m < measureCount; m++) load[unit]! += value[unit * measureCount + m]! / measureCount;
  }
  const units = Array.from({ length: count }, (_, unit) => unit);
  const free = units.filter((unit) => lockedTo[unit]! < 0 || closed[lockedTo[unit]!] === 0);
  const centers: { x: number; y: number }[] = [];
  halve(free, parts);
  return centers;

  function halve(part: readonly number[], territories: number): void {
    if (territories === 1 || part.length <= 1) {
      let [sw, sx, sy] = [0, 0, 0];
      for (const unit of part) {
        sw += weight[unit]!;
        sx += weight[unit]! * x[unit]!;
        sy += weight[unit]! * y[unit]!;
      }
      for (let i = 0; i < territories; i++)
        centers.push(sw > 0 ? { x: sx / sw, y: sy / sw } : { x: 0, y: 0 });
      return;
    }
    const [dx, dy] = longAxis(part);
    const along = Float64Array.from(part, (unit) => dx * x[unit]! + dy * y[unit]!);
    const order = part.map((_, i) => i).sort((a, b) => along[a]! - along[b]! || a - b);
    let total = 0;
    for (const unit of part) total += load[unit]!;
    const first = Math.floor(territories / 2) + (territories % 2 === 1 && random.next() < 0.5 ? 1 : 0);
    const share = (total * first) / territories;
    let cut = 0;
    for (let sum = 0; cut < order.length; cut++) {
      const heft = load[part[order[cut]!]!]!;
      if (sum + heft / 2 > share) break;
      sum += heft;
    }
    // Each side needs a unit for every one of its territories.
    cut = Math.max(first, Math.min(order.length - (territories - first), cut));
    halve(
      order.slice(0, cut).map((i) => part[i]!),
      first
    );
    halve(
      order.slice(cut).map((i) => part[i]!),
      territories - first
    );
  }

  /** The direction of most spread, of four drawn at random. */
  function longAxis(part: readonly number[]): [number, number] {
    let best: [number, number] = [1, 0];
    let most = -1;
    for (let trial = 0; trial < 3; trial++) {
      const [dx, dy] = [2 * random.next() - 1, 2 * random.next() - 1];
      const length = Math.sqrt(dx * dx + dy * dy) || 1;
      let [sum, squares, w] = [0, 0, 0];
      for (const unit of part) {
        const along = (dx * x[unit]! + dy * y[unit]!) / length;
        sum += load[unit]! * along;
        squares += load[unit]! * along * along;
        w += load[unit]!;
      }
      const spread = w > 0 ? squares / w - (sum / w) ** 2 : 0;
      if (spread > most) {
        most = spread;
        best = [dx, dy];
      }
    }
    return best;
  }
}
