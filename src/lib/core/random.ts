/**
 * Our own seeded generator, so that a run repeats to the bit on any machine: sfc32 (Chris Doty-Humphrey,
 * PractRand), 32-bit integer arithmetic only, seeded through a 32-bit hash.
 */
export type Random = {
  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number;
  /** Uniform whole number in [0, bound), without modulo bias; bound ≤ 2^32. */
  below(bound: number): number;
};

/** 32-bit hash of a seed and names (FNV-1a over code units, then a murmur finaliser): a named substream's seed. */
export function hashSeed(seed: number, ...names: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const name of names) {
    const text = `${name}\u001f`;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A generator for a seed; names open independent substreams: `createRandom(7, 'accounts', 12)`. */
export function createRandom(seed: number, ...names: readonly (string | number)[]): Random {
  let a = hashSeed(seed, ...names, 'a');
  let b = hashSeed(seed, ...names, 'b');
  let c = hashSeed(seed, ...names, 'c');
  let counter = 1;
  const word = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) word();
  return {
    next: () => word() / 4294967296,
    below(bound) {
      const limit = 4294967296 - (4294967296 % bound);
      for (;;) {
        const value = word();
        if (value < limit) return value % bound;
      }
    }
  };
}

/** Fisher–Yates in place. */
export function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
