import type { NumberedRings } from './number-points.ts';

/** The segments of rings: which one begins at each point of a ring, and the units on its two sides (−1: none). */
export type SegmentSides = {
  readonly segment: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
};

/**
 * Segments that join the same two points are one, whichever way they run. `first` is the unit met first, `second` the last
 * other one. `unitOf` is the unit of each ring; rings of −1 are left out.
 */
export function segmentSides({ numbers, start, at }: NumberedRings, unitOf: Int32Array): SegmentSides {
  // A segment hangs in the list of the smaller of its points; lists are as long as few borders meet there.
  const head = new Int32Array(at.length / 2).fill(-1);
  const next = new Int32Array(numbers.length);
  const far = new Int32Array(numbers.length);
  const segment = new Int32Array(numbers.length);
  const first = new Int32Array(numbers.length);
  const second = new Int32Array(numbers.length).fill(-1);
  let count = 0;
  for (let ring = 0; ring < unitOf.length; ring++) {
    const unit = unitOf[ring]!;
    if (unit < 0) continue;
    const [begin, end] = [start[ring]!, start[ring + 1]!];
    for (let i = begin; i < end; i++) {
      const a = numbers[i]!;
      const b = numbers[i + 1 < end ? i + 1 : begin]!;
      const low = Math.min(a, b);
      const high = Math.max(a, b);
      let found = head[low]!;
      while (found >= 0 && far[found] !== high) found = next[found]!;
      if (found < 0) {
        found = count++;
        far[found] = high;
        first[found] = unit;
        next[found] = head[low]!;
        head[low] = found;
      } else if (first[found] !== unit) second[found] = unit;
      segment[i] = found;
    }
  }
  return { segment, first: first.subarray(0, count), second: second.subarray(0, count) };
}
