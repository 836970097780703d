const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** An unscaled integer with its scale as text without exponent: (150n, 2) is `1.50`. */
export function unscaledText(unscaled: bigint | number, scale: number): string {
  const text = unscaled.toString();
  if (scale === 0) return text;
  const negative = text.startsWith('-');
  const digits = (negative ? text.slice(1) : text).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The signed 128-bit integer whose four 32-bit words start at `at`, lowest first; a number where it is exact. */
export function wideInteger(words: Uint32Array, at: number): bigint | number {
  const [w0, w1, w2, w3] = [words[at]!, words[at + 1]! | 0, words[at + 2]! | 0, words[at + 3]! | 0];
  const extension = w1 >> 31;
  // 2^20 words of the upper half keep the sum below 2^52: exact as a number, and most amounts are.
  if (w2 === extension && w3 === extension && w1 >= -0x100000 && w1 < 0x100000) return w1 * 4294967296 + w0;
  const high = (BigInt(w3) << 32n) | BigInt(w2 >>> 0);
  return (high << 64n) | (BigInt(w1 >>> 0) << 32n) | BigInt(w0);
}

/** Days since 1970-01-01 as ISO text; beyond the years 1–9999 as the engine writes them (`0044-03-15 (BC)`). */
export function dateText(day: number): string {
  if (day >= 2147483647) return 'infinity';
  if (day <= -2147483647) return '-infinity';
  // Days to civil date in the proleptic Gregorian calendar, counting years from March.
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const monthAndDay = `-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  return year > 0 ? pad(year, 4) + monthAndDay : `${pad(1 - year, 4)}${monthAndDay} (BC)`;
}

/** A time of day as `HH:MM:SS[.fraction]`; `fraction` counts units of `perSecond` (a power of ten) to a second. */
function clockText(seconds: number, fraction: number, perSecond: number): string {
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const clock = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(seconds % 60, 2)}`;
  if (fraction === 0) return clock;
  return `${clock}.${pad(fraction, String(perSecond).length - 1).replace(/0+$/, '')}`;
}

/** A time of day in units since midnight; a day has fewer of any unit than a number holds exactly. */
export const timeText = (units: number, perSecond: number): string =>
  clockText(Math.floor(units / perSecond), units % perSecond, perSecond);

const INFINITE = 9223372036854775807n;

/** A moment in units since 1970-01-01 00:00 as `YYYY-MM-DD HH:MM:SS[.fraction]`. */
export function timestampText(units: bigint, perSecond: number): string {
  if (units === INFINITE) return 'infinity';
  if (units === -INFINITE) return '-infinity';
  const [day, ofDay] = splitDays(units, perSecond * 86400);
  const [date, era] = dateText(day).split(' ');
  return `${date} ${timeText(ofDay, perSecond)}${era === undefined ? '' : ` ${era}`}`;
}

/** Whole days and what is left of the last one; plain numbers wherever they are exact. */
function splitDays(units: bigint, perDay: number): [day: number, ofDay: number] {
  const number = Number(units);
  if (Number.isSafeInteger(number)) {
    const day = Math.floor(number / perDay);
    return [day, number - day * perDay];
  }
  const wide = BigInt(perDay);
  const ofDay = ((units % wide) + wide) % wide;
  return [Number((units - ofDay) / wide), Number(ofDay)];
}

/** Months, days and nanoseconds as the engine writes an interval: `1 year 2 months 3 days 04:05:06`. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const count = (value: number, unit: string) =>
    value === 0 ? [] : [`${value} ${unit}${value === 1 || value === -1 ? '' : 's'}`];
  const parts = [
    ...count(Math.trunc(months / 12), 'year'),
    ...count(months % 12, 'month'),
    ...count(days, 'day')
  ];
  const micros = nanoseconds / 1000n;
  if (micros !== 0n || parts.length === 0) {
    const size = micros < 0n ? -micros : micros;
    const clock = clockText(Number(size / 1_000_000n), Number(size % 1_000_000n), 1_000_000);
    parts.push(`${micros < 0n ? '-' : ''}${clock}`);
  }
  return parts.join(' ');
}
