import { START_DAY } from './demo-calendar.ts';
import type { DemoPerson } from './hire-people.ts';

/** Title and pay of a year: base salary and target incentive, half and half for reps (our assumption). */
export type Job = { readonly title: string; readonly baseCents: number; readonly targetCents: number };

const job = (title: string, base: number, target: number): Job => ({
  title,
  baseCents: base * 100,
  targetCents: target * 100
});

const jobs = {
  accountExecutive: job('Account Executive', 85_000, 85_000),
  seniorAccountExecutive: job('Senior Account Executive', 100_000, 100_000),
  manager: job('District Manager', 130_000, 70_000),
  director: job('Regional Director', 180_000, 110_000),
  vp: job('Vice President, Sales', 260_000, 200_000),
  specialist: job('Solution Specialist', 115_000, 45_000)
};

/** A rep with three years of service at the start of the data is a senior one. */
export function jobOf({ role, hired }: Pick<DemoPerson, 'role' | 'hired'>): Job {
  if (role !== 'rep') return jobs[role];
  return hired < START_DAY - 1096 ? jobs.seniorAccountExecutive : jobs.accountExecutive;
}
