import type { NamedPeriod } from '../../../core/period-name.ts';
import type { DeclaredType } from '../source-table.ts';
import { headerWords } from '../mapping/normalise-header.ts';
import type { ColumnScan } from './column-scan.ts';
import { decideDateOrder, type DateOrder, type OrderFinding } from './date-evidence.ts';

export type ValueType = 'text' | 'integer' | 'decimal' | 'double' | 'date' | 'timestamp' | 'boolean';

/** How the values of a column will be read, decided on all of them together. */
export type ColumnDecision = {
  readonly type: ValueType;
  readonly dateOrder: OrderFinding;
  readonly decimalSign: '.' | ',';
  /** The currency most amounts are written with: those in another one are not added to them. */
  readonly currency?: string;
  /** Every number is plain digits with at most one point: the engine's own cast reads it. */
  readonly plainNumbers: boolean;
  /** Share of the filled values that this type can read, 0 to 1. */
  readonly fit: number;
  /** Days are written as eight digits, or as a spreadsheet's day numbers. */
  readonly dayNumbers?: 'compact' | 'serial';
  /** Values of a column of days that name a period, and the days each stands for. */
  readonly periods?: ReadonlyMap<string, NamedPeriod>;
  /** Why it is text although its values are digits. */
  readonly codes: boolean;
};

export type DecisionHints = {
  readonly name: string;
  readonly type?: ValueType;
  readonly dateOrder?: DateOrder;
  readonly decimalSign?: '.' | ',';
  readonly declared?: DeclaredType;
  /** The file separates fields by semicolons, so a lone comma or point is more likely European. */
  readonly semicolons?: boolean;
  /** The month fiscal years start in, 1 to 12: January unless said. */
  readonly yearStart?: number;
};

const identifierWords = new Set(['id', 'key', 'code', 'number', 'zip', 'zipcode', 'postal', 'postcode', 'plz', 'fips', 'geoid', 'sku', 'phone', 'guid', 'account', 'customer', 'rep', 'line']); // prettier-ignore
const dateWords = new Set([
  'date',
  'day',
  'on',
  'at',
  'start',
  'end',
  'from',
  'to',
  'until',
  'when',
  'closed',
  'created'
]);
const amountWords = new Set(['amount', 'price', 'cost', 'value', 'revenue', 'total', 'sales', 'quota', 'bonus', 'tax', 'quantity', 'rate', 'percent', 'profit', 'freight']); // prettier-ignore

/** True for a header that names a key or a code, whose digits are not to be added up. */
export const namesIdentifier = (header: string): boolean => {
  const words = headerWords(header);
  return (
    identifierWords.has(words.at(-1) ?? '') || words.some((word) => ['zip', 'fips', 'postal'].includes(word))
  );
};

export function decideColumn(scan: ColumnScan, hints: DecisionHints): ColumnDecision {
  const filled = Math.max(1, scan.filled - scan.errors);
  const proved = decideDateOrder(scan.dates);
  const dateOrder = hints.dateOrder ? ({ order: hints.dateOrder, reason: 'proved' } as const) : proved;
  const words = headerWords(hints.name);
  const saysDate = words.some((word) => dateWords.has(word) || word.endsWith('date'));
  const dayNumbers = dayNumberForm(scan, filled, hints.type === 'date' || saysDate);
  const named = hints.type === 'date' ? scan.periods.read(hints.yearStart ?? 1) : undefined;
  const written = [...scan.wordDates.values()].reduce((sum, count) => sum + count, scan.dates.count);
  const dates = dayNumbers ? scan.digitsOnly : written + (named?.count ?? 0);
  const saysAmount = words.some((word) => amountWords.has(word));
  const asked = hints.type === 'decimal' || hints.type === 'integer' || hints.type === 'double';
  const numbers = scan.numbers.count + (asked || saysAmount ? scan.numbers.exponents : 0);
  const chosen = chooseType();
  const share = { date: dates, timestamp: dates, integer: numbers, decimal: numbers, double: numbers };
  const readable = chosen in share ? share[chosen as keyof typeof share] : scan.filled;
  return {
    type: chosen,
    dateOrder,
    decimalSign: hints.decimalSign ?? decimalSign(scan, hints.semicolons ?? false),
    ...mainCurrency(scan),
    plainNumbers: scan.numbers.plain === numbers,
    fit: scan.filled === 0 ? 1 : Math.min(1, readable / scan.filled),
    ...(named && named.count > 0 && !dayNumbers ? { periods: named.periods } : {}),
    ...(dayNumbers && (chosen === 'date' || chosen === 'timestamp') ? { dayNumbers } : {}),
    codes:
      chosen === 'text' && hints.type === undefined && (scan.leadingZeros > 0 || scan.digitsOnly * 2 > filled)
  };

  function chooseType(): ValueType {
    if (hints.type) return hints.type;
    if (scan.filled === 0) return 'text';
    const { declared } = hints;
    if (declared && declared.kind !== 'text') {
      return declared.kind === 'integer' && namesIdentifier(hints.name) ? 'text' : declared.kind;
    }
    const enough = (count: number, expected: boolean) => count >= filled * (expected ? 0.5 : 0.8);
    if (enough(dates, saysDate) && dates >= numbers - (dayNumbers ? numbers : 0)) return 'date';
    if (scan.leadingZeros > 0 || namesIdentifier(hints.name)) return 'text';
    if (!enough(numbers, saysAmount)) return 'text';
    const { scale, currency, percent } = scan.numbers;
    if (scan.numbers.whole > 18) return 'text';
    return scale === 0 && currency === 0 && percent === 0 ? 'integer' : 'decimal';
  }
}

/** Days as `20101229` or as a spreadsheet's day number, only where the header or the target says it is a day. */
function dayNumberForm(
  scan: ColumnScan,
  filled: number,
  expected: boolean
): 'compact' | 'serial' | undefined {
  if (!expected || scan.digitsOnly < filled * 0.5 || scan.dates.count > 0) return undefined;
  if (scan.compactDates >= filled * 0.5) return 'compact';
  const serials = scan.samples.filter((text) => /^[2-5]\d{4}$/.test(text)).length;
  return serials * 10 >= scan.samples.length * 5 ? 'serial' : undefined;
}

/** The currency that stands most often; of two as often the first by its code. */
function mainCurrency({ numbers: { currencies } }: ColumnScan): { readonly currency?: string } {
  const [first] = [...currencies].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first ? { currency: first[0] } : {};
}

function decimalSign({ numbers }: ColumnScan, semicolons: boolean): '.' | ',' {
  if (numbers.commaOnly !== numbers.pointOnly) return numbers.commaOnly > numbers.pointOnly ? ',' : '.';
  // Only `1.234` or `1,234` is there: an unproved group or decimal. Semicolons go with decimal commas.
  return semicolons && numbers.commaOrGroup + numbers.pointOrGroup > 0 ? ',' : '.';
}
