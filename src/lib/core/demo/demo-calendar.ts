import { addMonths, dayNumber, type IsoDate } from '../period.ts';
import { power } from '../portable-math.ts';

/** The demo's history: 36 months, half-open; the data are as of the evening before `end`. */
export const DEMO_START: IsoDate = '2023-10-01';
export const DEMO_END: IsoDate = '2026-10-01';
/** The day one yearly realignment moved counties between neighbours and a few reps swapped territories. */
export const REALIGNED_ON: IsoDate = '2025-01-01';

export const START_DAY = dayNumber(DEMO_START);
export const END_DAY = dayNumber(DEMO_END);
export const REALIGNED_DAY = dayNumber(REALIGNED_ON);

export type DemoMonth = {
  readonly start: number;
  readonly end: number;
  /** Calendar quarters since the first. */
  readonly quarter: number;
  /** Relative business of the month: growth of 8 % a year, fourth-quarter lift 1.15, 0.71 : 1.00 : 1.23 in a quarter. */
  readonly weight: number;
};

const MONTH_IN_QUARTER = [0.71, 1, 1.23];
const FOURTH_QUARTER_LIFT = 1.15;
const YEARLY_GROWTH = 1.08;

/** Months from the start of the history: 36 of it, and those ahead in which open deals are expected to close. */
export function demoMonths(ahead = 0): DemoMonth[] {
  return Array.from({ length: 36 + ahead }, (_, i) => {
    const start = addMonths(DEMO_START, i);
    const month = Number(start.slice(5, 7));
    return {
      start: dayNumber(start),
      end: dayNumber(addMonths(DEMO_START, i + 1)),
      quarter: Math.floor(i / 3),
      weight:
        MONTH_IN_QUARTER[(month - 1) % 3]! *
        (month > 9 ? FOURTH_QUARTER_LIFT : 1) *
        power(YEARLY_GROWTH, i / 12)
    };
  });
}

/** The day itself, or the Monday after where it falls on a weekend. */
export function businessDay(day: number): number {
  const weekday = (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday: Monday is 0
  return weekday < 5 ? day : day + 7 - weekday;
}
