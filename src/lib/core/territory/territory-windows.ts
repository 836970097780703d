import type { Random } from '../random.ts';
import type { SearchModel } from './search-model.ts';

/** A few neighbouring territories, marked by territory; `units` is how many units they hold. */
export type TerritoryWindow = {
  readonly window: Uint8Array;
  readonly units: number;
  readonly troubled: boolean;
};

/** Most territories of a window. Small ones are drawn most often: they are quick, and most gains are local. */
const WIDEST = 10;

/** Draws connected groups of territories, kept in step with the plan by `update`. */
export class TerritoryWindows {
  readonly open: readonly number[];
  readonly #model: SearchModel;
  #neighbors: number[][] = [];

  constructor(model: SearchModel, holder: Int32Array) {
    this.#model = model;
    this.open = Array.from({ length: model.k }, (_, t) => t).filter((t) => model.closed[t] === 0);
    this.update(holder);
  }

  /** Look again at which territories border each other. */
  update(holder: Int32Array): void {
    const { graph, k, closed } = this.#model;
    const sets = Array.from({ length: k }, () => new Set<number>());
    for (let e = 0; e < graph.edgeCount; e++) {
      const a = holder[graph.edgeFrom[e]!]!;
      const b = holder[graph.edgeTo[e]!]!;
      if (a === b || closed[a] === 1 || closed[b] === 1) continue;
      sets[a]!.add(b);
      sets[b]!.add(a);
    }
    this.#neighbors = sets.map((set) => [...set].sort((a, b) => a - b));
  }

  /** Draw a window; where some territories are out of bounds, half the draws start at one of them. */
  pick(random: Random, bad: readonly number[], size: Int32Array, widest = WIDEST): TerritoryWindow {
    const troubled = bad.length > 0 && random.next() < 0.5;
    const from = troubled ? bad : this.open;
    const draw = random.next();
    const wanted = 2 + Math.floor((widest - 2) * (troubled ? draw : draw * draw));
    const window = new Uint8Array(this.#model.k);
    const touching = new Map<number, number>();
    let units = 0;
    let next = from[random.below(from.length)]!;
    for (let count = 0; count < wanted; count++) {
      window[next] = 1;
      units += size[next]!;
      touching.delete(next);
      for (const other of this.#neighbors[next]!) {
        if (window[other] === 0) touching.set(other, (touching.get(other) ?? 0) + 1);
      }
      let best = -1;
      // Those that touch more of the window come first, so it stays round; chance settles the rest.
      for (const [other, contacts] of touching) {
        const score = contacts + 2 * random.next();
        if (score > best) [best, next] = [score, other];
      }
      if (best < 0) break;
    }
    return { window, units, troubled };
  }
}
