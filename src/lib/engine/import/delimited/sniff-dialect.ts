/** How a delimited text is written. `terminator` is undefined for ordinary line ends. */
export type Dialect = {
  readonly delimiter: string;
  readonly quote: string | undefined;
  readonly terminator: string | undefined;
  /** Lines above the table: a `sep=` hint or a title. */
  readonly skipLines: number;
};

/** Microsoft's dumps separate fields by `+|` and end rows by `&|` and a line end. */
const wide = { delimiter: '+|', terminator: '&|' } as const;
const delimiters = ['\t', '|', ';', ','] as const;

/** The dialect of a text from its first part: the delimiter that cuts most records into the same number of fields. */
export function sniffDialect(sample: string, whole: boolean): Dialect {
  if (sample.includes(wide.terminator) && sample.includes(wide.delimiter)) {
    return { ...wide, quote: undefined, skipLines: 0 };
  }
  const hint = /^sep=(.)\r?\n/i.exec(sample);
  if (hint) return { delimiter: hint[1]!, quote: '"', terminator: undefined, skipLines: 1 };
  const scored = delimiters.map((delimiter) => {
    const records = splitSample(sample, delimiter);
    // The last record of a cut sample is cut too.
    const widths = (whole || records.length < 3 ? records : records.slice(0, -1)).map(({ length }) => length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [common, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const share = times / Math.max(1, widths.length);
    return { delimiter, common, widths, score: common < 2 ? 0 : share * share * Math.log2(common + 1) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const delimiter = best.score > 0 ? best.delimiter : ',';
  const titles = best.score > 0 ? best.widths.findIndex((width) => width === best.common) : 0;
  const wrapped = new RegExp(`(^|[\\r\\n]|\\${delimiter})"`).test(sample);
  return {
    delimiter,
    quote: wrapped || !sample.includes('"') ? '"' : undefined,
    terminator: undefined,
    skipLines:
      titles > 0 &&
      titles <= 20 &&
      best.widths.slice(0, titles).every((width) => width <= 2 && width < best.common - 1)
        ? linesBefore(sample, delimiter, titles)
        : 0
  };
}

/** Records of a text sample as fields, quotes taken off, blank lines left out. */
export function splitSample(text: string, delimiter: string, quote: string | undefined = '"'): string[][] {
  const records: string[][] = [];
  eachRecord(text, delimiter, quote, (fields) => void records.push(fields));
  return records;
}

/** Number of lines that stand before the n-th record. */
function linesBefore(text: string, delimiter: string, n: number): number {
  let at = 0;
  let count = 0;
  eachRecord(text, delimiter, '"', (_, start) => {
    if (count++ === n) at = start;
  });
  return text.slice(0, at).split(/\r\n|\r|\n/).length - 1;
}

function eachRecord(
  text: string,
  delimiter: string,
  quote: string | undefined,
  visit: (fields: string[], start: number) => void
): void {
  let at = 0;
  while (at < text.length) {
    const start = at;
    const fields: string[] = [];
    for (let more = true; more;) {
      let value = '';
      if (quote !== undefined && text[at] === quote) {
        at++;
        for (; at < text.length; at++) {
          if (text[at] !== quote) value += text[at];
          else if (text[at + 1] === quote) value += text[at++];
          else break;
        }
        at++;
      }
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      fields.push(value + text.slice(from, at));
      more = text[at] === delimiter;
      if (more) at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    if (fields.length > 1 || fields[0] !== '') visit(fields, start);
  }
}
