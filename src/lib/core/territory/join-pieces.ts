import type { SearchModel } from './search-model.ts';

/**
 * Make every territory one piece: each keeps its heaviest piece (locked units first), the rest is handed, unit by
 * unit from the border inwards, to the neighbouring territory whose centre is nearest. Units nobody can reach stay
 * where they were. Empty territories first take the unit farthest from its own centre.
 */
export function joinPieces(model: SearchModel, holder: Int32Array): Int32Array {
  const { graph, k, weight, lockedTo, closed } = model;
  const { start, neighbor, x, y, count } = graph;
  const next = holder.slice();
  const kept = new Uint8Array(count);
  const best = new Float64Array(k).fill(-1);
  const root = new Int32Array(k).fill(-1);
  const piece = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  for (let origin = 0; origin < count; origin++) {
    const t = next[origin]!;
    if (t < 0 || piece[origin]! >= 0) continue;
    let [head, tail, heft] = [0, 1, 0];
    queue[0] = origin;
    piece[origin] = origin;
    while (head < tail) {
      const at = queue[head++]!;
      heft += weight[at]! + (lockedTo[at]! >= 0 ? 1e15 : 0);
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const other = neighbor[slot]!;
        if (next[other] !== t || piece[other]! >= 0) continue;
        piece[other] = origin;
        queue[tail++] = other;
      }
    }
    if (heft > best[t]!) {
      best[t] = heft;
      root[t] = origin;
    }
  }
  const [sw, sx, sy] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
  for (let unit = 0; unit < count; unit++) {
    const t = next[unit]!;
    if (t < 0 || piece[unit] !== root[t]) continue;
    kept[unit] = 1;
    const w = weight[unit]!;
    sw[t]! += w;
    sx[t]! += w * x[unit]!;
    sy[t]! += w * y[unit]!;
  }
  for (let unit = 0; unit < count; unit++) if (lockedTo[unit]! >= 0) kept[unit] = 1;
  const heap = new UnitHeap();
  const offer = (unit: number) => {
    for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) {
      const other = neighbor[slot]!;
      if (kept[other] === 1) continue;
      const t = next[unit]!;
      if (closed[t] === 1) continue;
      const [dx, dy] = [x[other]! - sx[t]! / sw[t]!, y[other]! - sy[t]! / sw[t]!];
      heap.push(dx * dx + dy * dy, other, t);
    }
  };
  for (let unit = 0; unit < count; unit++) if (kept[unit] === 1) offer(unit);
  for (let item = heap.pop(); item !== undefined; item = heap.pop()) {
    if (kept[item.unit] === 1) continue;
    kept[item.unit] = 1;
    next[item.unit] = item.territory;
    offer(item.unit);
  }
  return next;
}

type Offer = { readonly key: number; readonly unit: number; readonly territory: number };

/** Smallest key first; ties by unit, then territory. */
class UnitHeap {
  readonly #items: Offer[] = [];

  push(key: number, unit: number, territory: number): void {
    const items = this.#items;
    const item = { key, unit, territory };
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(item, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  pop(): Offer | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

const before = (a: Offer, b: Offer): boolean =>
  a.key !== b.key ? a.key < b.key : a.unit !== b.unit ? a.unit < b.unit : a.territory < b.territory;
