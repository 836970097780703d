import { Decimal } from '../core/money.ts';
import type { ChangeOf } from './change.ts';

type Scale = ChangeOf<'quota.scale'>;

/** `Quotas of everybody in 2026 raised by 5 %, rounded to 1,000`. */
export function describeScale(
  { reps, periods, factor, roundTo }: Scale,
  nameOf: (rep: string) => string
): string {
  const percent = new Decimal(factor).minus(1).times(100);
  const done = percent.isZero()
    ? 'kept'
    : `${percent.isNegative() ? 'lowered' : 'raised'} by ${grouped(percent.abs())} %`;
  const unit = new Decimal(roundTo);
  const rounded = unit.gt(0) ? `rounded to ${grouped(unit)}` : 'not rounded';
  return `Quotas of ${whose(reps, nameOf)}${scaledPeriods(periods) || ' in every period'} ${done}, ${rounded}`;
}

function whose(reps: Scale['reps'], nameOf: (rep: string) => string): string {
  if (reps === null) return 'everybody';
  return reps.length === 1 ? nameOf(reps[0]!) : `${reps.length.toLocaleString('en-US')} reps`;
}

/** ` in 2026` where the periods make up calendar years, else when they begin; nothing for every period. */
export function scaledPeriods(periods: Scale['periods']): string {
  if (periods === undefined) return '';
  const days = [...new Set(periods)].sort();
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  const daysOf = (year: string) => days.filter((day) => day.startsWith(year));
  if (years.every((year) => makeAYear(daysOf(year)))) return ` in ${years.join(', ')}`;
  const beginnings = years.map((year) => `${daysOf(year).map(dayOfYear).join(', ')} ${year}`);
  return ` in ${days.length === 1 ? 'the period' : 'the periods'} beginning ${beginnings.join(', ')}`;
}

/** `Apr` for the first of a month, `15 Apr` else. */
function dayOfYear(day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1]!;
  return day.endsWith('-01') ? month : `${Number(day.slice(8))} ${month}`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether these days of one year are the firsts of its four quarters or of its twelve months. */
const makeAYear = (days: readonly string[]): boolean =>
  [3, 1].some(
    (months) =>
      days.length === 12 / months &&
      days.every((day) => day.endsWith('-01') && (Number(day.slice(5, 7)) - 1) % months === 0)
  );

const grouped = (figure: Decimal) =>
  figure.toFixed().replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
