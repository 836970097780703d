import type { Random } from '../random.ts';
import type { SearchModel } from './search-model.ts';

/** Sweeps of the balanced k-means. */
const SWEEPS = 300;
/** Sweeps between moves of the centres: the handicaps settle first. */
const TRAVEL = 10;

/**
 * A seed plan by balanced k-means: units go to the centre least far by squared km minus the centre's handicap (a
 * power diagram; Aurenhammer 1987), the handicaps follow the measures, the centres follow the units (Lloyd).
 * The first centres come from halving the map along random directions. Territories may be in pieces.
 */
export function powerSeed(model: SearchModel, random: Random, sweeps = SWEEPS): Int32Array {
  const { graph, k, weight, lockedTo, closed, seated, seatX, seatY, measureCount, value } = model;
  const { x, y, count } = graph;
  const open = Array.from({ length: k }, (_, t) => t).filter((t) => closed[t] === 0);
  const holder = lockedTo.slice();
  const centers = bisectedCenters(model, open.length, random);
  const cx = Float64Array.from(open, (t, i) => (seated[t] === 1 ? seatX[t]! : centers[i]!.x));
  const cy = Float64Array.from(open, (t, i) => (seated[t] === 1 ? seatY[t]! : centers[i]!.y));
  const place = new Int32Array(k).fill(-1);
  open.forEach((t, i) => (place[t] = i));
  const c = open.length;
  const handicap = new Float64Array(c);
  const load = new Float64Array(c);
  const sw = new Float64Array(c);
  const sx = new Float64Array(c);
  const sy = new Float64Array(c);
  const step = new Float64Array(c);
  const lastSide = new Float64Array(c);
  const spread = new Float64Array(c);
  const mine = new Int32Array(count);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    load.fill(0);
    sw.fill(0);
    sx.fill(0);
    sy.fill(0);
    spread.fill(0);
    for (let unit = 0; unit < count; unit++) {
      let best = lockedTo[unit]! >= 0 ? place[lockedTo[unit]!]! : -1;
      if (lockedTo[unit]! >= 0 && best < 0) continue;
      if (best < 0) {
        let least = Infinity;
        const ux = x[unit]!;
        const uy = y[unit]!;
        for (let i = 0; i < c; i++) {
          const dx = ux - cx[i]!;
          const dy = uy - cy[i]!;
          const distance = dx * dx + dy * dy - handicap[i]!;
          if (distance < least) {
            least = distance;
            best = i;
          }
        }
      }
      mine[unit] = best;
      const w = weight[unit]!;
      const dx = x[unit]! - cx[best]!;
      const dy = y[unit]! - cy[best]!;
      spread[best]! += w * (dx * dx + dy * dy);
      for (let m = 0; m < measureCount; m++) load[best]! += value[unit * measureCount + m]! / measureCount;
      sw[best]! += w;
      sx[best]! += w * x[unit]!;
      sy[best]! += w * y[unit]!;
    }
    for (let i = 0; i < c; i++) {
      const t = open[i]!;
      // Each handicap finds its own step: longer while the load errs to one side, half when it crosses over.
      const side = Math.sign(1 - load[i]!);
      if (step[i] === 0)
        step[i] = 0.1 * Math.max(sw[i]! > 0 ? spread[i]! / sw[i]! : 0, localScale(cx, cy, i));
      else step[i]! *= side === lastSide[i] ? 1.2 : 0.5;
      lastSide[i] = side;
      handicap[i]! += step[i]! * Math.max(-1, Math.min(1, 5 * (1 - load[i]!)));
      if (seated[t] === 0 && sw[i]! > 0 && sweep % TRAVEL === 0) {
        cx[i] = sx[i]! / sw[i]!;
        cy[i] = sy[i]! / sw[i]!;
      }
    }
  }
  for (let unit = 0; unit < count; unit++) if (holder[unit]! < 0) holder[unit] = open[mine[unit]!]!;
  fillEmpty(model, holder, open);
  return holder;
}

/** Give a territory that got nothing the unit that weighs most off the centre of the fullest one. */
function fillEmpty(
  { graph, k, lockedTo, measureCount, value }: SearchModel,
  holder: Int32Array,
  open: readonly number[]
): void {
  const { x, y, count } = graph;
  for (;;) {
    const size = new Int32Array(k);
    const load = new Float64Array(k);
    const [sx, sy] = [new Float64Array(k), new Float64Array(k)];
    for (let unit = 0; unit < count; unit++) {
      const t = holder[unit]!;
      const heft = value[unit * measureCount]!;
      size[t]!++;
      load[t]! += heft;
      sx[t]! += heft * x[unit]!;
      sy[t]! += heft * y[unit]!;
    }
    const empty = open.find((t) => size[t] === 0);
    if (empty === undefined) return;
    let fullest = -1;
    for (const t of open) if (size[t]! > 1 && (fullest < 0 || load[t]! > load[fullest]!)) fullest = t;
    let [far, most] = [-1, -1];
    for (let unit = 0; unit < count; unit++) {
      if (holder[unit] !== fullest || lockedTo[unit]! >= 0) continue;
      const dx = x[unit]! - sx[fullest]! / (load[fullest]! || 1);
      const dy = y[unit]! - sy[fullest]! / (load[fullest]! || 1);
      const pull = value[unit * measureCount]! * (dx * dx + dy * dy);
      if (pull > most) [far, most] = [unit, pull];
    }
    if (far < 0) return;
    holder[far] = empty;
  }
}

/** A quarter of the squared distance to the nearest other centre. */
function localScale(cx: Float64Array, cy: Float64Array, i: number): number {
  let least = Infinity;
  for (let j = 0; j < cx.length; j++) {
    if (j === i) continue;
    const dx = cx[i]! - cx[j]!;
    const dy = cy[i]! - cy[j]!;
    least = Math.min(least, dx * dx + dy * dy);
  }
  return least === Infinity ? 1 : least / 4;
}

/** Centres of parts made by halving again and again along a random direction, each part by its share of territories. */
function bisectedCenters(model: SearchModel, parts: number, random: Random): { x: number; y: number }[] {
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
