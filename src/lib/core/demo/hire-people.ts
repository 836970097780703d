import { assert } from '../assert.ts';
import { pick, chance, gamma, lognormal, uniform } from '../random-variates.ts';
import { createRandom, type Random } from '../random.ts';
import { businessDay, demoMonths, END_DAY, REALIGNED_DAY, START_DAY } from './demo-calendar.ts';
import { COMPANY, familyNames, givenNames } from './demo-names.ts';

export type DemoRole = 'rep' | 'manager' | 'director' | 'vp' | 'specialist';

/** Somebody who works, or worked, for the company. Days count from 1970; `left` is the first day no longer employed. */
export type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: DemoRole;
  readonly skill: number;
  readonly hired: number;
  readonly left: number | null;
};

/** A person in a seat, [start, end); the end is open while it lasts. */
export type Tenure = { readonly person: number; readonly start: number; readonly end: number | null };

/** A seat of the sales force with those who held it, in order of time. */
export type Seat = { readonly role: DemoRole; readonly tenures: readonly Tenure[] };

export type Staff = {
  readonly people: readonly DemoPerson[];
  readonly seats: Readonly<Record<DemoRole, readonly Seat[]>>;
};

const SKILL_SIGMA = 0.3;
/** Lower quartile of the skill's distribution: e^(−0.6745 × 0.3). */
const LOWER_QUARTILE_SKILL = 0.8168;
/**
 * Monthly hazard of leaving: 0.025 on average (26 % a year: DePaul survey, CSO Insights), twice as high in the
 * lowest quarter of skill; managers and specialists leave less often and are replaced the same day.
 */
const HAZARD: Readonly<Record<DemoRole, number>> = {
  rep: 0.02,
  manager: 0.006,
  specialist: 0.008,
  director: 0,
  vp: 0
};
/** Days a rep's seat stays empty: 4 to 5.5 months (DePaul survey). */
const VACANCY_DAYS = [122, 167] as const;
const SEATS_BY_ROLE = { vp: 1, director: 4, manager: 16, specialist: 8, rep: 104 } as const;

/** Everybody over 36 months: leavers, empty seats, replacements, and four pairs of reps who swapped territories. */
export function hirePeople(seed: number): Staff {
  const people: DemoPerson[] = [];
  const names = new Set<string>();
  const naming = createRandom(seed, 'names');
  const staff = (role: DemoRole): Seat[] =>
    Array.from({ length: SEATS_BY_ROLE[role] }, (_, seat) => ({
      role,
      tenures: fillSeat(role, createRandom(seed, 'people', role, seat), (person) => {
        const { name, email } = nameSomebody(naming, names);
        return people.push({ name, email, ...person }) - 1;
      })
    }));
  const seats = {
    vp: staff('vp'),
    director: staff('director'),
    manager: staff('manager'),
    specialist: staff('specialist'),
    rep: staff('rep')
  };
  for (const pair of [9, 35, 61, 87]) swapFrom(seats.rep, pair, people);
  return { people, seats };
}

function fillSeat(
  role: DemoRole,
  random: Random,
  hire: (person: Omit<DemoPerson, 'name' | 'email'>) => number
): Tenure[] {
  const tenures: Tenure[] = [];
  let start = START_DAY;
  let hired = businessDay(START_DAY - Math.round(gamma(random, 1.6, role === 'rep' ? 620 : 1100)));
  while (start < END_DAY) {
    const skill = lognormal(random, 1, SKILL_SIGMA);
    const left = leavingDay(role, skill, start, random);
    tenures.push({ person: hire({ role, skill, hired, left }), start, end: left });
    if (left === null) break;
    start = businessDay(left + (role === 'rep' ? Math.round(uniform(random, ...VACANCY_DAYS)) : 0));
    if (role !== 'rep') start = left;
    hired = start;
  }
  return tenures;
}

function leavingDay(role: DemoRole, skill: number, start: number, random: Random): number | null {
  const hazard = HAZARD[role] * (skill < LOWER_QUARTILE_SKILL ? 2 : 1);
  for (const { start: first, end } of demoMonths()) {
    if (end <= start + 30) continue;
    if (chance(random, hazard))
      return Math.max(first, start + 30) + random.below(end - Math.max(first, start + 30));
  }
  return null;
}

function nameSomebody(random: Random, taken: Set<string>): { name: string; email: string } {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const [given, family] = [pick(random, givenNames), pick(random, familyNames)];
    const name = `${given} ${family}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, email: `${given}.${family}@${COMPANY.domain}`.toLowerCase() };
  }
  assert(false, 'the lists of names are used up');
}

/** Two reps of a district, both long enough in their seats, change places on the day of the realignment. */
function swapFrom(seats: Seat[], first: number, people: readonly DemoPerson[]): void {
  const settled = (seat: Seat) =>
    seat.tenures.find(
      ({ person, start, end }) =>
        start < REALIGNED_DAY &&
        (end === null || end > REALIGNED_DAY + 60) &&
        people[person]!.hired < REALIGNED_DAY - 360
    );
  for (let a = first; a < first + 2; a++) {
    const b = a + 1;
    if (!settled(seats[a]!) || !settled(seats[b]!)) continue;
    [seats[a], seats[b]] = [joinAt(seats[a]!, seats[b]!), joinAt(seats[b]!, seats[a]!)];
    return;
  }
}

/** One seat's past followed by another seat's time from the realignment on. */
function joinAt(past: Seat, future: Seat): Seat {
  const before = past.tenures
    .filter(({ start }) => start < REALIGNED_DAY)
    .map((tenure) => ({
      ...tenure,
      end: tenure.end === null ? REALIGNED_DAY : Math.min(tenure.end, REALIGNED_DAY)
    }));
  const after = future.tenures
    .filter(({ end }) => end === null || end > REALIGNED_DAY)
    .map((tenure) => ({ ...tenure, start: Math.max(tenure.start, REALIGNED_DAY) }));
  return { role: past.role, tenures: [...before, ...after] };
}
