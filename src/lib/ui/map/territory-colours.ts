import { territoryPalette } from '../theme/palette.ts';
import { colourDifference } from './colour-difference.ts';

export const TERRITORY_COLOURS = territoryPalette.light.length;
/** Neighbours must differ by this much (`colourDifference`) in the light and in the dark palette. */
export const LEAST_DIFFERENCE = { light: 6, dark: 5 } as const;

const differences = (palette: readonly string[]) =>
  palette.map((first) => palette.map((second) => (first === second ? 0 : colourDifference(first, second))));
const light = differences(territoryPalette.light);
const dark = differences(territoryPalette.dark);

/** What it costs two neighbours to wear these two colours: nothing once both palettes tell them apart. */
const clash = light.map((row, a) =>
  row.map((difference, b) => {
    const short = Math.max(0, LEAST_DIFFERENCE.light - difference);
    const shortDark = Math.max(0, LEAST_DIFFERENCE.dark - dark[a]![b]!);
    return short + shortDark === 0 ? 0 : 1000 + 100 * (short + shortDark);
  })
);
const REPEATED_TWO_STEPS_AWAY = 12;
const OVERUSED = 20;
const STEPS = 1000;
const STEPS_WITHOUT_GAIN = 150;
const TABU_STEPS = 12;
const indexes = territoryPalette.light.map((_, index) => index);
type Touching = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A palette index for every territory. No 24 colours stay apart in all pairs under colour blindness, so colour only parts
 * neighbours: by greedy order of degree, then by tabu search over single changes of what still clashes. Indexes already
 * stored are kept: an edit of the map recolours nothing but what is new. Ties go to the first key.
 */
export function assignTerritoryColours(
  neighbours: Touching,
  stored: ReadonlyMap<string, number> = new Map()
): Map<string, number> {
  const colouring = new Colouring(neighbours, stored);
  const until = new Map<string, number>();
  let [best, lowest, gained] = [colouring.copy(), colouring.total(), 0];
  for (
    let step = 0;
    step < STEPS && step - gained < STEPS_WITHOUT_GAIN && colouring.free.length > 0;
    step++
  ) {
    const allowed = (key: string, index: number) => (until.get(`${key} ${index}`) ?? 0) <= step;
    const open = colouring.free.filter((key) => allowed(key, colouring.worn(key)));
    const worst = least(
      open.length > 0 ? open : colouring.free,
      (key) => -colouring.cost(key, colouring.worn(key))
    );
    const worn = colouring.worn(worst);
    const moves = indexes.filter((index) => index !== worn && allowed(worst, index));
    if (moves.length === 0) continue;
    colouring.wear(
      worst,
      least(moves, (index) => colouring.cost(worst, index))
    );
    until.set(`${worst} ${worn}`, step + TABU_STEPS);
    until.set(`${worst} ${colouring.worn(worst)}`, step + TABU_STEPS / 2);
    const now = colouring.total();
    if (now < lowest) [best, lowest, gained] = [colouring.copy(), now, step];
  }
  return best;
}

/** Who wears which index, and what that costs. It starts from the stored indexes and a greedy choice for the rest. */
class Colouring {
  readonly free: readonly string[];
  readonly #chosen = new Map<string, number>();
  readonly #uses = new Array<number>(TERRITORY_COLOURS).fill(0);
  readonly #usesAllowed: number;
  readonly #twoSteps: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(
    readonly neighbours: Touching,
    stored: ReadonlyMap<string, number>
  ) {
    const degree = (key: string) => neighbours.get(key)!.size;
    const keys = [...neighbours.keys()].sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
    this.#twoSteps = new Map(keys.map((key) => [key, secondNeighbours(neighbours, key)]));
    this.#usesAllowed = Math.ceil(keys.length / (TERRITORY_COLOURS - 4));
    this.free = keys.filter((key) => !stored.has(key));
    for (const key of keys) if (stored.has(key)) this.wear(key, stored.get(key)!);
    for (const key of this.free)
      this.wear(
        key,
        least(indexes, (index) => this.cost(key, index))
      );
  }
  worn(key: string): number {
    return this.#chosen.get(key)!;
  }
  wear(key: string, index: number): void {
    const worn = this.#chosen.get(key);
    if (worn !== undefined) this.#uses[worn]!--;
    this.#chosen.set(key, index);
    this.#uses[index]!++;
  }
  cost(key: string, index: number): number {
    const others = this.#uses[index]! - (this.#chosen.get(key) === index ? 1 : 0);
    let sum = OVERUSED * Math.max(0, others + 1 - this.#usesAllowed) + others;
    for (const other of this.neighbours.get(key)!) {
      const worn = this.#chosen.get(other);
      if (worn !== undefined) sum += clash[index]![worn]!;
    }
    for (const other of this.#twoSteps.get(key)!) {
      if (this.#chosen.get(other) === index) sum += REPEATED_TWO_STEPS_AWAY;
    }
    return sum;
  }
  total(): number {
    return this.free.reduce((sum, key) => sum + this.cost(key, this.worn(key)), 0);
  }
  copy(): Map<string, number> {
    return new Map(this.#chosen);
  }
}

/** The item of the smallest value; the first of equals. */
function least<T>(items: readonly T[], value: (item: T) => number): T {
  let found = items[0] as T;
  let smallest = Infinity;
  for (const item of items) {
    const size = value(item);
    if (size < smallest) [found, smallest] = [item, size];
  }
  return found;
}

function secondNeighbours(neighbours: Touching, key: string): Set<string> {
  const near = neighbours.get(key)!;
  const found = new Set<string>();
  for (const other of near) for (const next of neighbours.get(other) ?? []) found.add(next);
  for (const other of near) found.delete(other);
  found.delete(key);
  return found;
}

/** Which territories touch, by the holder of each unit and the units' neighbours. */
export function territoryNeighbours(
  keys: readonly string[],
  holders: ArrayLike<number>,
  unitNeighbours: readonly ArrayLike<number>[]
): Map<string, Set<string>> {
  const touching = new Map(keys.map((key) => [key, new Set<string>()]));
  unitNeighbours.forEach((near, unit) => {
    const own = keys[holders[unit]!];
    if (own === undefined) return;
    for (let i = 0; i < near.length; i++) {
      const other = keys[holders[near[i]!]!];
      if (other !== undefined && other !== own) touching.get(own)!.add(other);
    }
  });
  return touching;
}
