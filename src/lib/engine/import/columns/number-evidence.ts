import { currencyBefore, currencyBehind } from './currencies.ts';

const ZERO = 48;
const NINE = 57;

/**
 * What the numbers of one column look like, counted over every value: which sign separates decimals, whether there
 * are group separators, currency signs, brackets for negatives, minus signs behind, percent signs.
 */
export class NumberEvidence {
  /** Values that are numbers under some reading. */
  count = 0;
  /** Digits before and after the decimal sign, at most. */
  whole = 0;
  scale = 0;
  /** Values only a decimal point, or only a decimal comma, explains. */
  pointOnly = 0;
  commaOnly = 0;
  /** `1.234` and `1,234`: a decimal or a group. */
  pointOrGroup = 0;
  commaOrGroup = 0;
  grouped = 0;
  currency = 0;
  /** How often each currency stands beside a number. */
  readonly currencies = new Map<string, number>();
  brackets = 0;
  minusBehind = 0;
  percent = 0;
  negative = 0;
  /** Values such as `1.5E+05`: numbers that lost digits, read by nobody. */
  exponents = 0;
  /** Values written as plain digits with at most a leading minus and one point. */
  plain = 0;

  /** Look at one value; true where it is a number under some reading. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    let [from, to] = [start, end];
    let [bracket, minus, behind, percent] = [false, false, false, false];
    let money: string | undefined;
    for (let stripping = true; stripping && from < to;) {
      stripping = false;
      const first = bytes[from]!;
      const last = bytes[to - 1]!;
      const [opening, closing] = [blankAt(bytes, from), blankBefore(bytes, to)];
      const longMinus = first === 0xe2 && bytes[from + 1] === 0x88 && bytes[from + 2] === 0x92;
      if (opening > 0) [from, stripping] = [from + opening, true];
      else if (first === 40 && last === 41 && !bracket) {
        [from, to, bracket, stripping] = [from + 1, to - 1, true, true];
      } else if ((first === 45 || first === 43 || longMinus) && !minus) {
        [minus, from, stripping] = [true, from + (longMinus ? 3 : 1), true];
        if (first !== 43) this.negative++;
      } else if (closing > 0) [to, stripping] = [to - closing, true];
      else if (last === 37 && !percent) [to, percent, stripping] = [to - 1, true, true];
      else if (last === 45 && !minus) [to, minus, behind, stripping] = [to - 1, true, true, true];
      else if (money === undefined) {
        const before = currencyBefore(bytes, from);
        const after = before ? undefined : currencyBehind(bytes, to);
        if (before) [from, money, stripping] = [from + before.length, before.code, true];
        else if (after) [to, money, stripping] = [to - after.length, after.code, true];
      }
    }
    const shape = digitsShape(bytes, from, to);
    if (!shape) return false;
    const groupEnd = shape.others > 0 && shape.lastOther > Math.max(shape.lastPoint, shape.lastComma);
    if (groupEnd && to - shape.lastOther - 1 !== 3) return false;
    this.count++;
    if (bracket) this.brackets++;
    if (behind) this.minusBehind++;
    if (money !== undefined) {
      this.currency++;
      this.currencies.set(money, (this.currencies.get(money) ?? 0) + 1);
    }
    if (percent) this.percent++;
    const { points, commas, others, lastPoint, lastComma } = shape;
    const digits = to - from - points - commas - others;
    const after = (mark: number) => to - mark - 1;
    let scale = 0;
    if (points > 0 && commas > 0) {
      const comma = lastComma > lastPoint;
      if (comma) this.commaOnly++;
      else this.pointOnly++;
      scale = after(comma ? lastComma : lastPoint);
      this.grouped++;
    } else if (points > 1 || commas > 1) {
      if (points > 1) this.commaOnly++;
      else this.pointOnly++;
      this.grouped++;
    } else if (points === 1) {
      scale = after(lastPoint);
      const group = scale === 3 && lastPoint > from && lastPoint - from <= 3 && bytes[from] !== ZERO;
      if (group && others === 0) this.pointOrGroup++;
      else this.pointOnly++;
    } else if (commas === 1) {
      scale = after(lastComma);
      const group = scale === 3 && lastComma > from && lastComma - from <= 3 && bytes[from] !== ZERO;
      if (group && others === 0) this.commaOrGroup++;
      else this.commaOnly++;
    }
    if (others > 0) this.grouped++;
    this.scale = Math.max(this.scale, scale);
    this.whole = Math.max(this.whole, digits - scale);
    return true;
  }

  /** A value known to be plain digits, an optional leading minus and at most one point. */
  addPlain(whole: number, scale: number, negative: boolean): void {
    this.count++;
    this.plain++;
    if (negative) this.negative++;
    if (scale === 3 && whole > 0 && whole <= 3) this.pointOrGroup++;
    else if (scale > 0) this.pointOnly++;
    if (scale > this.scale) this.scale = scale;
    if (whole > this.whole) this.whole = whole;
  }
}

/** Bytes of the blank at a place: plain, tab, no-break, narrow or thin; 0 where there is none. */
function blankAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 32 || byte === 9) return 1;
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  const wide = byte === 0xe2 && bytes[at + 1] === 0x80;
  return wide && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89) ? 3 : 0;
}

function blankBefore(bytes: Uint8Array, end: number): number {
  for (const length of [1, 2, 3]) if (blankAt(bytes, end - length) === length) return length;
  return 0;
}

/** Digits with points, commas and other group signs (blanks, apostrophes) between, or undefined. */
function digitsShape(bytes: Uint8Array, from: number, to: number) {
  let [points, commas, others, digits] = [0, 0, 0, 0];
  let [lastPoint, lastComma, lastOther] = [-1, -1, -1];
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte >= ZERO && byte <= NINE) digits++;
    else if (byte === 46) [points, lastPoint] = [points + 1, i];
    else if (byte === 44) [commas, lastComma] = [commas + 1, i];
    else {
      const apostrophe = byte === 0xe2 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x99;
      const length = byte === 39 ? 1 : apostrophe ? 3 : blankAt(bytes, i);
      if (length === 0 || byte === 9) return undefined;
      [others, lastOther, i] = [others + length, i + length - 1, i + length - 1];
    }
  }
  return digits === 0 ? undefined : { points, commas, others, lastPoint, lastComma, lastOther };
}
