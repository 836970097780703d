import { timeIndex } from './frequency.ts';

/** One value of one series as text: what a file's row says. */
export type SeriesRow = {
  readonly key: string;
  readonly frequency: string;
  readonly t: string;
  readonly value: string;
};

/** A series put in order of time: a value for every step, NaN where none was given. */
export type ReadSeries = {
  readonly key: string;
  readonly frequency: string;
  /** Time of the first value, in steps. */
  readonly start: number;
  readonly values: Float64Array;
  readonly notes: readonly string[];
};

/** A series may not reach further than this from its first value: a wrong date must not ask for a billion steps. */
const LONGEST = 100_000;

const parseValue = (text: string): number => {
  const plain = text.trim();
  return plain === '' || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? NaN : Number(plain);
};

/**
 * Put rows into series, in order of first appearance. Values that are no number count as missing; of two values
 * for the same time the last stands, or with `addUp` their sum. Every repair is a note of that series.
 */
export function readSeries(rows: Iterable<SeriesRow>, addUp = false): ReadSeries[] {
  const series = new Map<
    string,
    { frequency: string; points: Map<number, number>; odd: number; twice: number }
  >();
  for (const { key, frequency, t, value } of rows) {
    let one = series.get(key);
    if (!one) series.set(key, (one = { frequency, points: new Map(), odd: 0, twice: 0 }));
    const at = timeIndex(t, one.frequency);
    if (at === undefined || !Number.isSafeInteger(at)) {
      one.odd++;
      continue;
    }
    const before = one.points.get(at);
    if (before !== undefined && !addUp) one.twice++;
    const number = parseValue(value);
    one.points.set(at, addUp && before !== undefined ? before + number : number);
  }
  return [...series].map(([key, { frequency, points, odd, twice }]) => {
    const notes: string[] = [];
    if (odd > 0) notes.push(`${odd} of its rows had a time that could not be read and were left out.`);
    if (twice > 0) notes.push(`${twice} of its times came twice; the last value stands.`);
    const times = [...points.keys()];
    const first = times.reduce((low, t) => Math.min(low, t), Infinity);
    const last = times.reduce((high, t) => Math.max(high, t), -Infinity);
    if (times.length === 0 || last - first >= LONGEST) {
      if (times.length > 0) notes.push(`Its times reach over more than ${LONGEST} steps: check the dates.`);
      return { key, frequency, start: 0, values: new Float64Array(0), notes };
    }
    const values = new Float64Array(last - first + 1).fill(NaN);
    for (const [t, value] of points) values[t - first] = value;
    return { key, frequency, start: first, values, notes };
  });
}
