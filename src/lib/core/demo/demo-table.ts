/**
 * A column as typed arrays, so that two million rows need no row objects. Every kind has its own empty value:
 * number 0 for `serial`, code −1 for `coded`, `NO_DAY` for `date`, NaN for `amount` and `moment`, −1 for `rate`.
 */
export type DemoColumn =
  /** Keys such as `T0000042`: a prefix and a number of fixed width. */
  | { readonly kind: 'serial'; readonly prefix: string; readonly width: number; readonly numbers: Int32Array }
  | { readonly kind: 'coded'; readonly codes: Int32Array; readonly values: readonly string[] }
  | { readonly kind: 'text'; readonly values: readonly (string | null)[] }
  /** Days since 1970. */
  | { readonly kind: 'date'; readonly days: Int32Array }
  /** Seconds since 1970. */
  | { readonly kind: 'moment'; readonly seconds: Float64Array }
  /** Whole ten-thousandths: money and quantities at rest have four places. */
  | { readonly kind: 'amount'; readonly tenThousandths: Float64Array }
  /** Whole millionths. */
  | { readonly kind: 'rate'; readonly millionths: Int32Array }
  | { readonly kind: 'count'; readonly values: Int32Array }
  | { readonly kind: 'coordinate'; readonly values: Float64Array }
  | { readonly kind: 'truth'; readonly values: Uint8Array };

export type DemoTable = {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly (readonly [name: string, column: DemoColumn])[];
};

export const NO_DAY = -2147483648;

/** A table; rows are in the order given, which is that of the key. */
export const demoTable = (
  name: string,
  rows: number,
  columns: Readonly<Record<string, DemoColumn>>
): DemoTable => ({
  name,
  rows,
  columns: Object.entries(columns)
});

/** Keys from positions that count from 0; −1 is no key. */
export const serial = (prefix: string, width: number, positions: ArrayLike<number>): DemoColumn => ({
  kind: 'serial',
  prefix,
  width,
  numbers: Int32Array.from(positions, (position) => position + 1)
});

/** One key of a `serial` column as text. */
export const serialText = (prefix: string, width: number, position: number): string =>
  `${prefix}${String(position + 1).padStart(width, '0')}`;

export const coded = (values: readonly string[], codes: ArrayLike<number>): DemoColumn => ({
  kind: 'coded',
  values,
  codes: Int32Array.from(codes)
});

/** The same text in every row. */
export const constant = (value: string, rows: number): DemoColumn => coded([value], new Int32Array(rows));

export const text = (values: readonly (string | null)[]): DemoColumn => ({ kind: 'text', values });

export const dates = (days: ArrayLike<number | null>): DemoColumn => ({
  kind: 'date',
  days: Int32Array.from({ length: days.length }, (_, i) => days[i] ?? NO_DAY)
});

/** Money from cents; null is empty. */
export const money = (cents: ArrayLike<number | null>): DemoColumn => ({
  kind: 'amount',
  tenThousandths: Float64Array.from({ length: cents.length }, (_, i) => {
    const amount = cents[i];
    return amount === null || amount === undefined ? NaN : amount * 100;
  })
});
