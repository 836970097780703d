import { demoMonths } from './demo-calendar.ts';
import type { DemoTerritory } from './draw-territories.ts';
import type { DemoAccount } from './open-accounts.ts';
import type { DemoPerson, Staff, Tenure } from './hire-people.ts';
import { isRamped, MONTH_DAYS, rampAt } from './ramp.ts';

/** A quota of a rep for a calendar quarter, and what was credited against it. */
export type DemoQuota = {
  readonly person: number;
  readonly territory: number;
  readonly quarter: number;
  readonly amountCents: number;
  readonly creditCents: number;
  /** True where the rep was ramped and in the seat for the whole quarter. */
  readonly isRamped: boolean;
};

export type QuotaInputs = {
  readonly staff: Staff;
  readonly territories: readonly DemoTerritory[];
  readonly accounts: readonly DemoAccount[];
  /** Revenue in cents by territory and quarter, credit by person and quarter. */
  readonly revenue: readonly Float64Array[];
  readonly credit: readonly Float64Array[];
};

/** Sum of rep quotas over the company's target. */
export const OVER_ASSIGNMENT = 1.08;
const POTENTIAL_SHARE = 0.9;
const ROUNDED_TO_CENTS = 100_000;
/** Below this share of a quarter in the seat, or of productivity, a rep has no quota yet. */
const LEAST_RELIEF = 0.05;
/** About half of ramped reps reach quota (Bridge Group 2024, as quoted: 51 %). */
const AIMED_SHARE = 0.52;

const months = demoMonths();
const quarters = Array.from({ length: 12 }, (_, quarter) => ({
  start: months[quarter * 3]!.start,
  end: months[quarter * 3 + 2]!.end,
  weight: months.slice(quarter * 3, quarter * 3 + 3).reduce((sum, { weight }) => sum + weight, 0)
}));

/** First and last day (exclusive) of the twelve quarters. */
export const demoQuarters: readonly { readonly start: number; readonly end: number }[] = quarters;

type Seated = Omit<DemoQuota, 'amountCents'> & { readonly part: number };

/**
 * Quotas from the top down: the company's target × (0.9 × the territory's share of potential + 0.1 × its share of
 * last year's revenue) × over-assignment, relieved while the rep ramps, rounded to 1,000. The target is set so
 * that about half of ramped reps reach it, by the quarter and by the year together.
 */
export function assignQuotas(inputs: QuotaInputs): DemoQuota[] {
  const seated = seatedQuarters(inputs);
  const at = (target: number) => seated.map((row) => priced(row, target));
  let [low, high] = [0, 4 * inputs.revenue.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0)];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const quotas = at(middle);
    if ((quarterlyShareAtQuota(quotas) + yearlyShareAtQuota(quotas)) / 2 > AIMED_SHARE) low = middle;
    else high = middle;
  }
  return at(low);
}

const priced = ({ part, ...row }: Seated, target: number): DemoQuota => ({
  ...row,
  amountCents:
    Math.max(1, Math.round((part * target * OVER_ASSIGNMENT) / ROUNDED_TO_CENTS)) * ROUNDED_TO_CENTS
});

function seatedQuarters({ staff, territories, accounts, revenue, credit }: QuotaInputs): Seated[] {
  const shares = marketShares(territories, accounts);
  const season = quarters.reduce((sum, { weight }) => sum + weight, 0);
  return staff.seats.rep.flatMap(({ tenures }, territory) =>
    quarters.flatMap(({ weight }, quarter) => {
      const byPotential = shares[territory]!;
      const share =
        quarter < 4
          ? byPotential
          : POTENTIAL_SHARE * byPotential + (1 - POTENTIAL_SHARE) * pastShare(revenue, territory, quarter);
      return tenures.flatMap((tenure) => {
        const relief = reliefOf(tenure, staff.people[tenure.person]!, quarter);
        if (relief.factor < LEAST_RELIEF) return [];
        const { person } = tenure;
        const creditCents = credit[person]![quarter]!;
        return [
          {
            person,
            territory,
            quarter,
            creditCents,
            isRamped: relief.isRamped,
            part: (weight / season) * share * relief.factor
          }
        ];
      });
    })
  );
}

/** A territory's share of the market: of the counties' potential, and of the named accounts that stand outside them. */
function marketShares(territories: readonly DemoTerritory[], accounts: readonly DemoAccount[]): Float64Array {
  const potential = territories.reduce((sum, territory) => sum + territory.potential, 0);
  const size = accounts.reduce((sum, account) => sum + account.size, 0);
  const named = accounts.reduce((sum, account) => sum + (account.named === null ? 0 : account.size), 0);
  const shares = Float64Array.from(
    territories,
    (territory) => (territory.potential / potential) * (1 - named / size)
  );
  for (const account of accounts) if (account.named !== null) shares[account.named]! += account.size / size;
  return shares;
}

function pastShare(revenue: readonly Float64Array[], territory: number, quarter: number): number {
  const past = (row: Float64Array) => row.slice(quarter - 4, quarter).reduce((sum, cents) => sum + cents, 0);
  return past(revenue[territory]!) / revenue.reduce((sum, row) => sum + past(row), 0);
}

/** Share of the quarter's days in the seat × productivity expected of the tenure in their middle. */
function reliefOf({ start, end }: Tenure, { hired }: DemoPerson, quarter: number) {
  const span = quarters[quarter]!;
  const [from, to] = [Math.max(start, span.start), Math.min(end ?? span.end, span.end)];
  if (from >= to) return { factor: 0, isRamped: false };
  const whole = from === span.start && to === span.end;
  const months = ((from + to) / 2 - hired) / MONTH_DAYS;
  return {
    factor: ((to - from) / (span.end - span.start)) * rampAt(months),
    isRamped: whole && isRamped((span.start - hired) / MONTH_DAYS)
  };
}

/** Share of quarters of ramped reps with credit at or above quota. */
export function quarterlyShareAtQuota(quotas: readonly DemoQuota[]): number {
  const ramped = quotas.filter((quota) => quota.isRamped);
  return ramped.filter(({ creditCents, amountCents }) => creditCents >= amountCents).length / ramped.length;
}

/** Share of calendar years (the last one to date) of reps ramped throughout with credit at or above quota. */
export function yearlyShareAtQuota(quotas: readonly DemoQuota[]): number {
  const years = new Map<string, { quarters: number; credit: number; quota: number }>();
  for (const { person, quarter, isRamped, creditCents, amountCents } of quotas) {
    // Quarter 0 is the fourth of its year; quarters 1 to 4, 5 to 8 and 9 to 11 are the years after.
    const year = Math.floor((quarter + 3) / 4);
    const key = `${person}|${year}`;
    const held = years.get(key) ?? { quarters: 0, credit: 0, quota: 0 };
    if (!isRamped || year === 0) continue;
    years.set(key, {
      quarters: held.quarters + 1,
      credit: held.credit + creditCents,
      quota: held.quota + amountCents
    });
  }
  const whole = [...years].filter(([key, { quarters }]) => quarters === (key.endsWith('|3') ? 3 : 4));
  return whole.filter(([, { credit, quota }]) => credit >= quota).length / whole.length;
}
