import { CONTROL, STOP, characterClasses } from '../columns/character-class.ts';
import type { ColumnScan } from '../columns/column-scan.ts';

const LF = 10;
const CR = 13;
/** A quoted value longer than this has lost its closing quote. */
const longestValue = 1_000_000;

/** A record that cannot be read as a row of the table. */
export type DamagedRecord = {
  readonly line: number;
  readonly code:
    'too-few-fields' | 'too-many-fields' | 'unclosed-quote' | 'text-after-quote' | 'zero-byte' | 'totals-row';
  readonly text: string;
  readonly fields: number;
};

export type RecordScan = {
  /** Start of every good record in the bytes, its end, and the line it stands on (from 1). */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly lines: Uint32Array;
  readonly damaged: readonly DamagedRecord[];
  /** Bytes of the longest good record. */
  readonly longest: number;
  /** True where another reader of the same bytes may see other records: it must be given a clean copy. */
  readonly irregular: boolean;
};

export type RecordDialect = { readonly delimiter: number; readonly quote: number | undefined };

/** Where good records start, end and on which line, one entry each. */
class Places {
  starts = new Uint32Array(1024);
  ends = new Uint32Array(1024);
  lines = new Uint32Array(1024);
  count = 0;

  push(start: number, end: number, line: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.lines[this.count++] = line;
  }

  get full(): boolean {
    return this.count === this.starts.length;
  }

  /** Make room for more; `part` is the share of the bytes read so far, from which the room for all is worked out. */
  grow(part: number): void {
    const length = Math.ceil(Math.max(this.count * 1.2, Math.min(this.count / part, 2 ** 27) * 1.02));
    const grown = (values: Uint32Array<ArrayBuffer>) => {
      const more = new Uint32Array(length);
      more.set(values);
      return more;
    };
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.lines = grown(this.lines);
  }

  take(): Pick<RecordScan, 'starts' | 'ends' | 'lines'> {
    const { count } = this;
    return {
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      lines: this.lines.subarray(0, count)
    };
  }
}

/**
 * Walk every byte once: split records and fields, note where each record stands, and let every column see its
 * values. Quoted line ends, blank lines and damaged records all count as lines, so a line number is the one an
 * editor shows. Only records with the right number of fields reach the columns.
 */
export function scanRecords(
  bytes: Uint8Array,
  from: number,
  firstLine: number,
  { delimiter, quote }: RecordDialect,
  columns: readonly ColumnScan[],
  check: () => void = () => {}
): RecordScan {
  const classes = Uint16Array.from(characterClasses);
  for (const byte of [delimiter, LF, CR]) classes[byte] = classes[byte]! | STOP;
  const pairs = Uint16Array.from(
    { length: 1 << 16 },
    (_, pair) => classes[pair & 255]! | classes[pair >>> 8]!
  );
  const width = columns.length;
  const fieldStarts = new Int32Array(width + 1);
  const fieldEnds = new Int32Array(width + 1);
  const masks = new Int32Array(width + 1);
  const places = new Places();
  const damaged: DamagedRecord[] = [];
  const length = bytes.length;
  const words = new DataView(bytes.buffer, bytes.byteOffset, length);
  const lastWord = length - 3;
  let irregular = false;
  let longest = 0;
  let line = firstLine;
  let at = from;

  while (at < length) {
    const recordStart = at;
    const recordLine = line;
    let fields = 0;
    let fault: DamagedRecord['code'] | undefined;
    let blank = true;
    for (let more = true; more;) {
      let start = at;
      let mask = 0;
      let end: number;
      if (quote !== undefined && bytes[at] === quote) {
        blank = false;
        start = ++at;
        const limit = Math.min(length, start + longestValue);
        let quotedLines = 0;
        for (;;) {
          const byte = at < limit ? bytes[at]! : -1;
          if (byte === -1) {
            fault = 'unclosed-quote';
            break;
          }
          if (byte === quote) {
            if (bytes[at + 1] !== quote) break;
            at++;
          } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) quotedLines++;
          mask |= classes[byte]! & ~STOP;
          at++;
        }
        if (fault) break;
        line += quotedLines;
        end = at++;
        if (at < length && (classes[bytes[at]!]! & STOP) === 0) {
          // Over several lines the closing quote was more likely meant to open the next value.
          fault = quotedLines > 0 ? 'unclosed-quote' : (fault ?? 'text-after-quote');
          if (quotedLines > 0) break;
          while (at < length && (classes[bytes[at]!]! & STOP) === 0) at++;
        }
      } else {
        let kind: number;
        // Four bytes at a time as long as none of them ends the field, by what each two of them are.
        while (at < lastWord) {
          const word = words.getUint32(at, true);
          kind = pairs[word & 0xffff]!;
          if (kind >= STOP) break;
          mask |= kind;
          kind = pairs[word >>> 16]!;
          if (kind >= STOP) {
            at += 2;
            break;
          }
          mask |= kind;
          at += 4;
        }
        while (at < length && (kind = classes[bytes[at]!]!) < STOP) {
          mask |= kind;
          at++;
        }
        end = at;
        if (end > start || bytes[at] === delimiter) blank = false;
      }
      if ((mask & CONTROL) !== 0 && bytes.subarray(start, end).includes(0)) fault ??= 'zero-byte';
      if (fields <= width) {
        fieldStarts[fields] = start;
        fieldEnds[fields] = end;
        masks[fields] = mask & ~STOP;
      }
      fields++;
      if (at < length && bytes[at] === delimiter) at++;
      else more = false;
    }
    if (fault === 'unclosed-quote') {
      // Give up this line alone and go on below it: one lost quote must not swallow the file.
      at = recordStart;
      while (at < length && bytes[at] !== LF && bytes[at] !== CR) at++;
      line = recordLine;
    }
    const recordEnd = at;
    if (at < length) {
      if (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
      else {
        if (bytes[at] === CR) irregular = true;
        at++;
      }
      line++;
    }
    if (blank && fields === 1) {
      irregular = true;
      continue;
    }
    if (fields !== width) fault ??= fields < width ? 'too-few-fields' : 'too-many-fields';
    if (fault) {
      irregular = true;
      const text = new TextDecoder().decode(
        bytes.subarray(recordStart, Math.min(recordEnd, recordStart + 400))
      );
      damaged.push({ line: recordLine, code: fault, text, fields });
      continue;
    }
    for (let i = 0; i < width; i++) columns[i]!.add(bytes, fieldStarts[i]!, fieldEnds[i]!, masks[i]!);
    if (recordEnd - recordStart > longest) longest = recordEnd - recordStart;
    if (places.full) places.grow((at - from) / (length - from));
    places.push(recordStart, recordEnd, recordLine);
    if ((places.count & 0xffff) === 0) check();
  }
  return { ...places.take(), damaged, longest, irregular };
}
