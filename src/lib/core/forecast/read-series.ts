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

/** What could not be read as it should: how often, and the first. */
type Wrong = { count: number; readonly first: string; readonly line: number | undefined };

type Reading = {
  readonly frequency: string;
  readonly frequencies: Set<string>;
  readonly points: Map<number, number>;
  twice: number;
  noTime: Wrong | undefined;
  noNumber: Wrong | undefined;
};

const another = (before: Wrong | undefined, first: string, line: number | undefined): Wrong =>
  before ? { ...before, count: before.count + 1 } : { count: 1, first, line };

/**
 * Put rows into series, in order of first appearance. Values that are no number count as missing; of two values
 * for the same time the last stands, or with `addUp` their sum. Every repair is a note of that series.
 */
export function readSeries(rows: Iterable<SeriesRow>, addUp = false): ReadSeries[] {
  const series = new Map<string, Reading>();
  for (const { key, frequency, t, value, line } of rows) {
    let one = series.get(key);
    if (!one) {
      one = { frequency, frequencies: new Set(), points: new Map(), twice: 0, noTime: undefined, noNumber: undefined }; // prettier-ignore
      series.set(key, one);
    }
    one.frequencies.add(frequency);
    const at = timeIndex(t, one.frequency);
    if (at === undefined || !Number.isSafeInteger(at)) {
      one.noTime = another(one.noTime, t.trim(), line);
      continue;
    }
    const before = one.points.get(at);
    if (before !== undefined && !addUp) one.twice++;
    const plain = value.trim();
    const number = NUMBER.test(plain) ? Number(plain) : NaN;
    if (!Number.isFinite(number) && !MISSING.test(plain)) one.noNumber = another(one.noNumber, plain, line);
    one.points.set(at, addUp && before !== undefined ? before + number : number);
  }
  return [...series].map(([key, { frequency, frequencies, points, twice, noTime, noNumber }]) => {
    const notes = [
      ...(noNumber ? [describeWrong(noNumber, 'is no number and counts as missing', ['does', 'do'])] : []),
      ...(noTime ? [describeWrong(noTime, 'is no time, so the row is left out', ['is', 'are'])] : [])
    ];
    if (twice > 0) notes.push(`${twice} of its values stood on a time seen before; the last one stands.`);
    if (frequencies.size > 1)
      notes.push(`Its rows name ${frequencies.size} frequencies; the first, “${frequency}”, stands.`);
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
function describeWrong(
  { count, first, line }: Wrong,
  what: string,
  [one, several]: readonly [string, string]
): string {
  const place = line === undefined ? 'The text' : `Line ${line}:`;
  const more = count === 1 ? '' : `, as ${count === 2 ? one : several} ${count - 1} more`;
  return `${place} “${first}” ${what}${more}.`;
}
