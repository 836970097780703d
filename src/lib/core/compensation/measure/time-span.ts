import { Decimal, ZERO } from '../../money.ts';
import { addDays, addMonths, dayNumber, daysInMonth, type IsoDate, type Period } from '../../period.ts';
import { settle } from '../rounding.ts';
import type { Settings } from '../schema/plan.ts';

/** A way of measuring time, with everything it needs. */
export type TimeBasis = {
  readonly basis: Settings['division']['basis'];
  readonly yearStart: string;
  readonly weights?: readonly Decimal[] | undefined;
  readonly partMonth?: Settings['proration']['partMonth'];
  /** Lengths already measured, by `start end`. */
  readonly known: Map<string, Decimal>;
};

/** The length of a span in the basis's own unit: days, 30/360 days, months or weight. */
export function timeSpan(basis: TimeBasis, { start, end }: Period): Decimal {
  if (start >= end) return ZERO;
  const key = `${start} ${end}`;
  let length = basis.known.get(key);
  if (length === undefined) basis.known.set(key, (length = measureSpan(basis, start, end)));
  return length;
}

/** A basis without settings of its own. */
export const plainBasis = (basis: 'actualDays' | 'months'): TimeBasis => ({
  basis,
  yearStart: '01-01',
  known: new Map()
});

function measureSpan(basis: TimeBasis, start: IsoDate, end: IsoDate): Decimal {
  switch (basis.basis) {
    case 'actualDays':
      return new Decimal(dayNumber(end) - dayNumber(start));
    case '30/360':
      return new Decimal(thirtyDayNumber(end) - thirtyDayNumber(start));
    case 'months':
      return monthSpan(basis.partMonth ?? 'days', start, end);
    case 'weights':
      return weightTo(basis, end).minus(weightTo(basis, start));
  }
}

/** `amount` for the whole, scaled to a part of it: multiplied first, divided last, so exact where that is possible. */
export function scaleToPart(basis: TimeBasis, amount: Decimal, part: Period, whole: Period): Decimal {
  if (part.start === whole.start && part.end === whole.end) return amount;
  const length = timeSpan(basis, whole);
  return length.isZero() ? ZERO : settle(amount.times(timeSpan(basis, part)).div(length));
}

const thirtyDayNumber = (date: IsoDate): number =>
  Number(date.slice(0, 4)) * 360 + Number(date.slice(5, 7)) * 30 + Math.min(Number(date.slice(8, 10)), 30);

function monthSpan(partMonth: NonNullable<TimeBasis['partMonth']>, start: IsoDate, end: IsoDate): Decimal {
  let months = ZERO;
  for (let first = `${start.slice(0, 7)}-01`; first < end; first = addMonths(first, 1)) {
    const next = addMonths(first, 1);
    const from = start > first ? start : first;
    const to = end < next ? end : next;
    if (from === first && to === next) months = months.plus(1);
    else if (partMonth === 'whole') months = months.plus(1);
    else if (partMonth === 'byThe15th') {
      const by = addDays(first, 14);
      if (from <= by && (to === next || to > addDays(by, 1))) months = months.plus(1);
    } else if (partMonth === 'days') {
      const length = daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
      months = months.plus(new Decimal(dayNumber(to) - dayNumber(from)).div(length));
    }
  }
  return months;
}

/** Weight from year 0 to a date: whole years, then whole weighted units, then the days of the unit begun. */
function weightTo({ weights = [], yearStart }: TimeBasis, date: IsoDate): Decimal {
  const year = yearOf(date, yearStart);
  const total = weights.reduce((sum, weight) => sum.plus(weight), ZERO);
  const length = 12 / weights.length;
  let weight = total.times(Number(year.start.slice(0, 4)));
  for (let i = 0; i < weights.length; i++) {
    const start = addMonths(year.start, i * length);
    const end = addMonths(year.start, (i + 1) * length);
    if (date >= end) weight = weight.plus(weights[i]!);
    else {
      const part = new Decimal(dayNumber(date) - dayNumber(start));
      return weight.plus(weights[i]!.times(part).div(dayNumber(end) - dayNumber(start)));
    }
  }
  return weight;
}

/** The plan year a date lies in. */
export function yearOf(date: IsoDate, yearStart: string): Period {
  const candidate = `${date.slice(0, 4)}-${yearStart}`;
  const start = candidate <= date ? candidate : addMonths(candidate, -12);
  return { start, end: addMonths(start, 12) };
}

const blockMonths = { month: 1, quarter: 3, half: 6, year: 12 } as const;
export type Block = keyof typeof blockMonths;

/** The month, quarter, half or year of the plan year a date lies in. */
export function blockOf(date: IsoDate, block: Block, yearStart: string): Period {
  const year = yearOf(date, yearStart);
  const months = blockMonths[block];
  for (let count = months; ; count += months) {
    const end = addMonths(year.start, count);
    if (date < end) return { start: addMonths(year.start, count - months), end };
  }
}
