import type { SearchModel } from './search-model.ts';

/** Give a territory that got nothing the unit that weighs most off the centre of the fullest one. */
export function fillEmpty(
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
