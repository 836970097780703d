import { exponential } from '../portable-math.ts';

/** Month of tenure at which a new rep has half the productivity of a ramped one (Bridge Group 2024, as quoted: median 5). */
export const RAMP_MEDIAN_MONTHS = 5;
const RAMP_SPREAD = 1.6;

/** Productivity by tenure: logistic, 0.5 at the median month; the same curve relieves the quota. */
export const rampAt = (months: number): number =>
  1 / (1 + exponential((RAMP_MEDIAN_MONTHS - months) / RAMP_SPREAD));

/** A rep counts as ramped from 95 % of full productivity on. */
export const isRamped = (months: number): boolean => rampAt(months) >= 0.95;

/** Average length of a month, for tenure in months. */
export const MONTH_DAYS = 30.4375;
