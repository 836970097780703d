import { assert } from '../assert.ts';
import { createRandom } from '../random.ts';
import { assignQuotas, demoQuarters, type DemoQuota } from './assign-quotas.ts';
import { REALIGNED_DAY } from './demo-calendar.ts';
import type { DemoCounty } from './demo-geography.ts';
import { drawEarlierAlignment, territoryOfCounties } from './draw-earlier-alignment.ts';
import { drawTerritories, type DemoTerritory } from './draw-territories.ts';
import { hirePeople, type Staff } from './hire-people.ts';
import { openAccounts, type DemoAccount } from './open-accounts.ts';
import { placeOrders, type DemoOrders } from './place-orders.ts';
import { postTransactions, type DemoTransactions } from './post-transactions.ts';
import { productivityTable } from './productivity.ts';
import { reverseLines } from './reverse-lines.ts';
import { createCover } from './seat-cover.ts';
import { splitCredits, type DemoCredits } from './split-credits.ts';
import { OPPORTUNITY_MONTHS, WON, winOpportunities, type DemoOpportunity } from './win-opportunities.ts';
import { writeLines, type DemoLines } from './write-lines.ts';

/** The demo company as it came out of the stages; positions in the lists stand for keys. */
export type DemoCompany = {
  readonly counties: readonly DemoCounty[];
  readonly territories: readonly DemoTerritory[];
  /** Territory of each county before the realignment and since. */
  readonly alignments: { readonly before: Int32Array; readonly since: Int32Array };
  readonly staff: Staff;
  readonly accounts: readonly DemoAccount[];
  readonly opportunities: readonly DemoOpportunity[];
  readonly orders: DemoOrders;
  readonly lines: DemoLines;
  readonly transactions: DemoTransactions;
  readonly credits: DemoCredits;
  readonly quotas: readonly DemoQuota[];
};

/** Expected business of 36 months, in cents: deals won and repeat orders. */
const REVENUE_CENTS = 28_500_000_000;
const DEAL_SHARE = 0.35;
/** Reversals are 3 % of sale lines and the lines of cancelled deals. */
const SALE_LINES_SHARE = 1 / 1.0325;
const LINES_PER_ORDER = 3.5;

export const LEAST_TRANSACTIONS = 10_000;
export const DEFAULT_TRANSACTIONS = 250_000;

/** Generate the company from a seed: each stage has its own random stream, so the same seed gives the same company. */
export function generateCompany(
  seed: number,
  counties: readonly DemoCounty[],
  transactionCount = DEFAULT_TRANSACTIONS
): DemoCompany {
  assert(transactionCount >= LEAST_TRANSACTIONS, `too few transactions: ${transactionCount}`);
  const territories = drawTerritories(seed, counties);
  const since = territoryOfCounties(counties, territories);
  const before = drawEarlierAlignment(counties, territories, createRandom(seed, 'realignment'));
  const staff = hirePeople(seed);
  const accounts = openAccounts(seed, counties, territories, since);
  const cover = createCover(staff, territories);
  const territoryAt = (account: number, day: number) => {
    const { named, county } = accounts[account]!;
    return named ?? (day < REALIGNED_DAY ? before : since)[county]!;
  };
  const productivity = productivityTable(staff, cover, territories, OPPORTUNITY_MONTHS);
  const opportunities = winOpportunities(seed, {
    accounts, territoryAt, productivity, cover, wonCents: REVENUE_CENTS * DEAL_SHARE
  }); // prettier-ignore
  const saleLines = Math.floor(transactionCount * SALE_LINES_SHARE);
  const deals = opportunities.filter(({ stage }) => stage === WON).length;
  const repeatOrders = Math.max(0.3 * saleLines, saleLines / LINES_PER_ORDER - deals);
  const orders = placeOrders(seed, {
    accounts, opportunities, territoryAt, productivity, cover, repeatOrders, repeatCents: REVENUE_CENTS * (1 - DEAL_SHARE)
  }); // prettier-ignore
  const lines = writeLines(seed, orders, saleLines);
  const reversals = reverseLines(seed, orders, lines, transactionCount - saleLines);
  const transactions = postTransactions(seed, staff.people, cover, orders, lines, reversals);
  const credits = splitCredits(seed, { staff, cover, territories, orders, lines, transactions });
  const quotas = assignQuotas({
    staff,
    territories,
    accounts,
    ...sumByQuarter(staff, territories, orders, lines, transactions, credits)
  });
  return {
    counties, territories, alignments: { before, since }, staff, accounts, opportunities, orders, lines, transactions,
    credits, quotas
  }; // prettier-ignore
}

/** Revenue by territory and credit by person, in cents by quarter; a split replaces the seller's own credit. */
function sumByQuarter(
  { people }: Staff,
  territories: readonly DemoTerritory[],
  orders: DemoOrders,
  lines: DemoLines,
  transactions: DemoTransactions,
  credits: DemoCredits
) {
  const revenue = territories.map(() => new Float64Array(demoQuarters.length));
  const credit = people.map(() => new Float64Array(demoQuarters.length));
  const quarterOf = (day: number) => demoQuarters.findIndex(({ end }) => day < end);
  const isSplit = new Uint8Array(transactions.days.length);
  credits.transactions.forEach((transaction, i) => {
    if (credits.types[i] !== 0) return;
    isSplit[transaction] = 1;
    credit[credits.people[i]!]![quarterOf(transactions.days[transaction]!)]! += credits.cents[i]!;
  });
  transactions.days.forEach((day, transaction) => {
    const quarter = quarterOf(day);
    const cents = transactions.cents[transaction]!;
    revenue[orders.territories[lines.orders[transactions.lines[transaction]!]!]!]![quarter]! += cents;
    if (isSplit[transaction] === 0) credit[transactions.people[transaction]!]![quarter]! += cents;
  });
  return { revenue, credit };
}
