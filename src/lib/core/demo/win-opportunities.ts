import { exponential } from '../portable-math.ts';
import { chance, gamma, lognormal, pick, poisson } from '../random-variates.ts';
import { createRandom, type Random } from '../random.ts';
import { businessDay, demoMonths, END_DAY, START_DAY } from './demo-calendar.ts';
import type { DemoAccount } from './open-accounts.ts';
import type { Cover } from './seat-cover.ts';

export const openStages = ['Prospecting', 'Qualification', 'Proposal', 'Negotiation'] as const;
export const stages = [...openStages, 'Closed Won', 'Closed Lost'] as const;
export const WON = 4;
export const LOST = 5;
/** Probability of winning as the sales force states it, by stage. */
export const stageProbability = [0.1, 0.25, 0.5, 0.75, 1, 0] as const;
/** Chance to reach the next stage; their product is the win rate of 25 % from creation. */
const ADVANCE = [0.7, 0.66, 0.68, 0.796] as const;

export const leadSources = [
  'Referral',
  'Trade show',
  'Web',
  'Outbound',
  'Partner',
  'Existing customer'
] as const;
export const opportunityTypes = ['New business', 'Expansion', 'Replacement'] as const;

/** Days count from 1970. `stage` is that of the last day of the data; `entered` the day each stage was entered. */
export type DemoOpportunity = {
  readonly account: number;
  readonly owner: number;
  readonly territory: number;
  readonly stage: number;
  readonly amountCents: number | null;
  readonly created: number;
  readonly engaged: number | null;
  readonly close: number;
  /** `expected` is the close date as it was expected on that day. */
  readonly entered: readonly { readonly stage: number; readonly day: number; readonly expected: number }[];
  readonly leadSource: number;
  readonly type: number;
};

/** Median deal of the mid-market (Bridge Group 2017: median ACV) and the spread of all deals; multiples by segment. */
const MEDIAN_CENTS = 2_500_000;
const SIGMA = 1.2;
const SEGMENT_MULTIPLE = [0.3, 1, 1.9] as const;
/** Sales cycle: gamma of mean 60 days and s.d. 40 (Bridge Group 2017; Maven: mean 52, s.d. 41). */
const CYCLE = { shape: 2.25, scale: 80 / 3 } as const;
const SLIPPED_SHARE = 0.12;
const MONTHS_AHEAD = 9;
const WIN_RATE = ADVANCE.reduce((rate, step) => rate * step, 1);

/** Average deal in cents: the mean of the lognormal. */
const meanDealCents = (segment: number) =>
  MEDIAN_CENTS * SEGMENT_MULTIPLE[segment]! * exponential((SIGMA * SIGMA) / 2);

/** What the stage needs to know of the business. `wonCents` is the expected sum of deals won over the history. */
export type OpportunityInputs = {
  readonly accounts: readonly DemoAccount[];
  readonly territoryAt: (account: number, day: number) => number;
  readonly productivity: readonly Float64Array[];
  readonly cover: Cover;
  readonly wonCents: number;
};

export const OPPORTUNITY_MONTHS = demoMonths(MONTHS_AHEAD);

/** Deals over the history, Poisson by account × season × productivity, and those still open at its end. */
export function winOpportunities(seed: number, inputs: OpportunityInputs): DemoOpportunity[] {
  const { accounts, territoryAt, productivity, wonCents } = inputs;
  const rates = accounts.map(({ size, created }, account) =>
    OPPORTUNITY_MONTHS.map(({ start, weight }, month) =>
      created > start ? 0 : size * weight * productivity[territoryAt(account, start)]![month]!
    )
  );
  const whole = rates.reduce((sum, row) => sum + row.slice(0, 36).reduce((a, b) => a + b, 0), 0);
  const found = accounts.flatMap(({ segment }, account) => {
    const random = createRandom(seed, 'opportunities', account);
    const perUnit = wonCents / whole / WIN_RATE / meanDealCents(segment);
    return rates[account]!.flatMap((rate, month) =>
      Array.from({ length: rate === 0 ? 0 : poisson(random, rate * perUnit) }, () =>
        drawOpportunity(random, inputs, account, month)
      ).filter((opportunity) => opportunity !== undefined)
    );
  });
  return found
    .sort((a, b) => a.created - b.created || a.account - b.account || a.close - b.close)
    .map((opportunity, i) => expectClose(opportunity, createRandom(seed, 'close dates', i)));
}

function drawOpportunity(
  random: Random,
  { accounts, territoryAt, cover }: OpportunityInputs,
  account: number,
  month: number
): DemoOpportunity | undefined {
  const { start, end } = OPPORTUNITY_MONTHS[month]!;
  let close = start + random.below(end - start);
  if (businessDay(close) < end) close = businessDay(close);
  const created = close - Math.max(1, Math.round(gamma(random, CYCLE.shape, CYCLE.scale)));
  const amount =
    Math.round(lognormal(random, MEDIAN_CENTS * SEGMENT_MULTIPLE[accounts[account]!.segment]!, SIGMA) / 100) *
    100;
  const reached = ADVANCE.findIndex((probability) => !chance(random, probability));
  const path = reached === -1 ? [0, 1, 2, 3, WON] : [...[0, 1, 2, 3].slice(0, reached + 1), LOST];
  const fractions = path
    .slice(1, -1)
    .map(() => random.next())
    .sort((a, b) => a - b);
  const days = [created, ...fractions.map((part) => created + Math.round(part * (close - created))), close];
  const leadSource = random.below(leadSources.length);
  const type = pick(random, [0, 0, 1, 1, 2]);
  const slipped = chance(random, SLIPPED_SHARE);
  const late = 1 + random.below(45);
  const blank = chance(random, 0.1);
  if (created >= END_DAY || created < START_DAY - 360) return undefined;
  const territory = territoryAt(account, Math.min(close, END_DAY - 1));
  const seen = days.flatMap((day, i) => (day < END_DAY ? [{ stage: path[i]!, day }] : []));
  const { stage } = seen.at(-1)!;
  return {
    account,
    owner: cover.personAt(territory, Math.min(close, END_DAY - 1)),
    territory,
    stage,
    amountCents: stage === 0 && blank ? null : Math.max(50_000, amount),
    created,
    engaged: seen.length > 1 ? seen[1]!.day : null,
    close: stage < WON && slipped ? Math.max(created + 1, END_DAY - late) : close,
    entered: seen
      .filter(({ day }, i) => i === seen.length - 1 || day < seen[i + 1]!.day)
      .map((entry) => ({ ...entry, expected: close })),
    leadSource,
    type
  };
}

/** Sellers are hopeful: the time left is expected to be 0.85 of what it will be, give or take a third. */
const HOPE = { median: 0.85, sigma: 0.35 } as const;

/**
 * Close dates as people expected them: what will be is not known before a deal has closed. An open deal keeps the
 * date of its last stage or, where that has passed, a later one, unless nobody moved it on.
 */
function expectClose(opportunity: DemoOpportunity, random: Random): DemoOpportunity {
  const { close, stage } = opportunity;
  const entered = opportunity.entered.map((entry) => {
    const left = Math.max(1, Math.round((close - entry.day) * lognormal(random, HOPE.median, HOPE.sigma)));
    return { ...entry, expected: entry.stage >= WON ? close : businessDay(entry.day + left) };
  });
  if (stage >= WON) return { ...opportunity, entered };
  const last = entered.at(-1)!;
  const pushed = last.expected >= END_DAY ? last.expected : businessDay(END_DAY + random.below(60));
  const next = close < END_DAY ? close : pushed;
  return { ...opportunity, close: next, entered: [...entered.slice(0, -1), { ...last, expected: next }] };
}
