import { demoQuarters } from './assign-quotas.ts';
import { START_DAY } from './demo-calendar.ts';
import { keys, keyTexts } from './demo-keys.ts';
import { constant, dates, demoTable, money, text, type DemoTable } from './demo-table.ts';
import type { DemoCompany } from './generate-company.ts';
import { planOfRole } from './demo-plans.ts';
import type { DemoRole, Seat, Staff, Tenure } from './hire-people.ts';
import { jobOf } from './jobs.ts';
import type { DemoTerritory } from './draw-territories.ts';

export function repTable({ staff: { people } }: DemoCompany): DemoTable {
  const jobs = people.map(jobOf);
  return demoTable('rep', people.length, {
    rep_id: keys.rep.column(people.map((_, i) => i)),
    name: text(people.map(({ name }) => name)),
    email: text(people.map(({ email }) => email)),
    employee_number: text(people.map((_, i) => String(10_483 + 7 * i))),
    title: text(jobs.map(({ title }) => title)),
    role: text(people.map(({ role }) => role)),
    hire_date: dates(people.map(({ hired }) => hired)),
    termination_date: dates(people.map(({ left }) => left)),
    ramp_profile_id: text(people.map(({ role }) => (role === 'rep' ? 'logistic-5-months' : null))),
    base_salary: money(jobs.map(({ baseCents }) => baseCents)),
    target_incentive: money(jobs.map(({ targetCents }) => targetCents))
  });
}

/** Seat of the level above: a rep's manager, a manager's or specialist's director, a director's vice president. */
function seatAbove(
  role: DemoRole,
  seat: number,
  staff: Staff,
  territories: readonly DemoTerritory[]
): Seat | undefined {
  const { vp, director, manager } = staff.seats;
  if (role === 'rep') return manager[territories[seat]!.district];
  if (role === 'manager') return director[territories.find(({ district }) => district === seat)!.region];
  if (role === 'specialist') return director[seat >> 1];
  return role === 'director' ? vp[0] : undefined;
}

/** Who reports to whom: each stretch of time with one person in both seats. */
export function reportingLineTable({ staff, territories }: DemoCompany): DemoTable {
  const rows = Object.values(staff.seats)
    .flatMap((seats) =>
      seats.flatMap(({ role, tenures }, seat) =>
        (seatAbove(role, seat, staff, territories)?.tenures ?? []).flatMap((above) =>
          tenures.flatMap((tenure) => {
            const start = Math.max(tenure.start, above.start);
            const end = earlier(tenure.end, above.end);
            return end !== null && end <= start
              ? []
              : [{ person: tenure.person, manager: above.person, start, end }];
          })
        )
      )
    )
    .sort((a, b) => a.person - b.person || a.start - b.start);
  return demoTable('reporting_line', rows.length, {
    rep_id: keys.rep.column(rows.map(({ person }) => person)),
    manager_rep_id: keys.rep.column(rows.map(({ manager }) => manager)),
    start_date: dates(rows.map(({ start }) => start)),
    end_date: dates(rows.map(({ end }) => end))
  });
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

export function territoryAssignmentTable({ staff }: DemoCompany): DemoTable {
  const rows = staff.seats.rep.flatMap(({ tenures }, territory) =>
    tenures.map((tenure) => ({ territory, ...tenure }))
  );
  return demoTable('territory_assignment', rows.length, {
    territory_id: keys.territory.column(rows.map(({ territory }) => territory)),
    rep_id: keys.rep.column(rows.map(({ person }) => person)),
    role_in_territory: constant('owner', rows.length),
    allocation_pct: { kind: 'rate', millionths: new Int32Array(rows.length).fill(1_000_000) },
    start_date: dates(rows.map(({ start }) => start)),
    end_date: dates(rows.map(({ end }) => end)),
    known_at: { kind: 'moment', seconds: Float64Array.from(rows, ({ start }) => start * 86_400) }
  });
}

const SEAT_PREFIX: Readonly<Record<DemoRole, string>> = {
  vp: 'POS-V',
  director: 'POS-D',
  manager: 'POS-M',
  specialist: 'POS-S',
  rep: 'POS-R'
};
const seatKey = (role: DemoRole, seat: number) => `${SEAT_PREFIX[role]}${String(seat + 1).padStart(3, '0')}`;

/** Seats with their holders; a stretch without one is a row without a rep. */
export function positionTable({ staff, territories }: DemoCompany): DemoTable {
  const rows = Object.values(staff.seats)
    .flatMap((seats) =>
      seats.flatMap(({ role, tenures }, seat) => {
        const above = seatAbove(role, seat, staff, territories);
        const manager = above ? seatKey(above.role, staff.seats[above.role].indexOf(above)) : null;
        return withGaps(tenures).map(({ person, start, end }) => ({
          id: seatKey(role, seat),
          title: jobOf({ role, hired: START_DAY }).title,
          person,
          territory: role === 'rep' ? seat : null,
          manager,
          start,
          end
        }));
      })
    )
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.start - b.start));
  return demoTable('position', rows.length, {
    position_id: text(rows.map(({ id }) => id)),
    title: text(rows.map(({ title }) => title)),
    rep_id: keyTexts(
      keys.rep,
      rows.map(({ person }) => person)
    ),
    territory_id: keyTexts(
      keys.territory,
      rows.map(({ territory }) => territory)
    ),
    manager_position_id: text(rows.map(({ manager }) => manager)),
    start_date: dates(rows.map(({ start }) => start)),
    end_date: dates(rows.map(({ end }) => end))
  });
}

type Stretch = { readonly person: number | null; readonly start: number; readonly end: number | null };

function withGaps(tenures: readonly Tenure[]): Stretch[] {
  return tenures.flatMap((tenure, i): Stretch[] => {
    const next = tenures[i + 1];
    if (tenure.end === null || tenure.end === next?.start) return [tenure];
    return [tenure, { person: null, start: tenure.end, end: next?.start ?? null }];
  });
}

/** Quarterly quotas of reps. */
export function quotaTable({ quotas }: DemoCompany): DemoTable {
  const rows = [...quotas].sort((a, b) => a.person - b.person || a.quarter - b.quarter);
  return demoTable('quota', rows.length, {
    scenario_id: constant('base', rows.length),
    owner_type: constant('rep', rows.length),
    owner_id: keys.rep.column(rows.map(({ person }) => person)),
    measure: constant('revenue', rows.length),
    period_start: dates(rows.map(({ quarter }) => demoQuarters[quarter]!.start)),
    period_end: dates(rows.map(({ quarter }) => demoQuarters[quarter]!.end)),
    period_type: constant('quarter', rows.length),
    amount: money(rows.map(({ amountCents }) => amountCents)),
    currency_code: constant('USD', rows.length)
  });
}

/** Everybody is on the plan of the role from the first day of the data, or of employment, on. */
export function planAssignmentTable({ staff: { people } }: DemoCompany): DemoTable {
  const start = (hired: number) => Math.max(hired, START_DAY);
  return demoTable('comp_plan_assignment', people.length, {
    payee_id: keys.rep.column(people.map((_, i) => i)),
    plan_id: text(people.map(({ role }) => planOfRole[role])),
    start_date: dates(people.map(({ hired }) => start(hired))),
    end_date: dates(people.map(({ left }) => left)),
    known_at: { kind: 'moment', seconds: Float64Array.from(people, ({ hired }) => start(hired) * 86_400) }
  });
}
