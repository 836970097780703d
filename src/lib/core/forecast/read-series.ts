import { timeIndex } from './frequency.ts';

/** One value of one series as text: what a file's row says. */
export type SeriesRow = {
  readonly key: string;
  readonly frequency: string;
  readonly t: string;
  readonly value: string;
  /** Where it stands in the file, to name it by. */
  readonly line?: number;
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

const MISSING = /^(|na|n\/a|nan|null|none|-|\.)$/i;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** What is neither a number nor a spelling of a missing value: how often, and the first. */
type Wrong = { count: number; readonly first: string; readonly line: number | undefined };

/**
 * Put rows into series, in order of first appearance. Values that are no number count as missing; of two values
 * for the same time the last stands, or with `addUp` their sum. Every repair is a note of that series.
 */
export function readSeries(rows: Iterable<SeriesRow>, addUp = false): ReadSeries[] {
  const series = new Map<
    string,
    { frequency: string; points: Map<number, number>; odd: number; twice: number; wrong: Wrong | undefined }
  >();
  for (const { key, frequency, t, value, line } of rows) {
    let one = series.get(key);
    if (!one) series.set(key, (one = { frequency, points: new Map(), odd: 0, twice: 0, wrong: undefined }));
    const at = timeIndex(t, one.frequency);
    if (at === undefined || !Number.isSafeInteger(at)) {
      one.odd++;
      continue;
    }
    const before = one.points.get(at);
    if (before !== undefined && !addUp) one.twice++;
    const plain = value.trim();
    const isNumber = NUMBER.test(plain);
    if (!isNumber && !MISSING.test(plain)) {
      if (one.wrong) one.wrong.count++;
      else one.wrong = { count: 1, first: plain, line };
    }
    const number = isNumber ? Number(plain) : NaN;
    one.points.set(at, addUp && before !== undefined ? before + number : number);
  }
  return [...series].map(([key, { frequency, points, odd, twice, wrong }]) => {
    const notes: string[] = wrong ? [describeWrong(wrong)] : [];
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

/** `Line 14: “abc” is no number and counts as missing, as do 2 more values.` */
function describeWrong({ count, first, line }: Wrong): string {
  const place = line === undefined ? 'The value' : `Line ${line}:`;
  const more = count === 1 ? '' : count === 2 ? ', as does 1 more value' : `, as do ${count - 1} more values`;
  return `${place} “${first}” is no number and counts as missing${more}.`;
}
