import { chance, pick } from '../random-variates.ts';
import { createRandom } from '../random.ts';
import type { DemoTerritory } from './draw-territories.ts';
import type { Staff } from './hire-people.ts';
import type { DemoOrders } from './place-orders.ts';
import { isEmployed, type DemoTransactions } from './post-transactions.ts';
import { holderOn, type Cover } from './seat-cover.ts';
import type { DemoLines } from './write-lines.ts';

export const creditTypes = ['revenue', 'overlay'] as const;
const WHOLE = 1_000_000;

/** Credit rows in order of their transaction: person, type, share in millionths, signed cents. */
export type DemoCredits = {
  readonly transactions: Int32Array;
  readonly people: Int32Array;
  readonly types: Int32Array;
  readonly shares: Int32Array;
  readonly cents: Float64Array;
};

type DealCredit = {
  /** Territory and share of each seller, the owner's first and never smaller; empty where the deal is not split. */
  readonly shares: readonly { readonly territory: number; readonly share: number }[];
  readonly specialist: number | null;
};

type CreditRow = {
  readonly person: number;
  readonly type: number;
  readonly share: number;
  readonly cents: number;
};

export type CreditInputs = {
  readonly staff: Staff;
  readonly cover: Cover;
  readonly territories: readonly DemoTerritory[];
  readonly orders: DemoOrders;
  readonly lines: DemoLines;
  readonly transactions: DemoTransactions;
};

/**
 * Explicit credit: 8 % of deals are shared by two sellers of a district (70/30 or 50/50), 1 % by three (50/30/20), and
 * 10 % carry an overlay credit of a specialist. Revenue shares add up to the transaction to the cent, the remainder
 * with the largest; a reversal takes back the same shares.
 */
export function splitCredits(seed: number, inputs: CreditInputs): DemoCredits {
  const { orders, lines, transactions } = inputs;
  const deals = Array.from(orders.opportunities, (opportunity, order) =>
    opportunity === -1 ? undefined : agreeOnSplit(seed, inputs, order)
  );
  const rows: (CreditRow & { transaction: number })[] = [];
  transactions.lines.forEach((line, transaction) => {
    const deal = deals[lines.orders[line]!];
    if (!deal) return;
    for (const row of creditsOf(deal, inputs, transaction)) rows.push({ transaction, ...row });
  });
  return {
    transactions: Int32Array.from(rows, ({ transaction }) => transaction),
    people: Int32Array.from(rows, ({ person }) => person),
    types: Int32Array.from(rows, ({ type }) => type),
    shares: Int32Array.from(rows, ({ share }) => share),
    cents: Float64Array.from(rows, ({ cents }) => cents)
  };
}

function agreeOnSplit(
  seed: number,
  { cover, territories, orders }: CreditInputs,
  order: number
): DealCredit | undefined {
  const random = createRandom(seed, 'splits', orders.opportunities[order]!);
  const [home, day] = [orders.territories[order]!, orders.days[order]!];
  const { district, region } = territories[home]!;
  const drawn = random.next();
  const ways =
    drawn < 0.01
      ? [500_000, 300_000, 200_000]
      : drawn < 0.09
        ? pick(random, [
            [700_000, 300_000],
            [500_000, 500_000]
          ])
        : [];
  const colleagues = territories.flatMap((territory, i) =>
    territory.district === district && i !== home && cover.tenureAt(i, day) ? [i] : []
  );
  const specialist = chance(random, 0.1) ? region * 2 + random.below(2) : null;
  if (colleagues.length < ways.length - 1)
    return specialist === null ? undefined : { shares: [], specialist };
  const partners = ways.slice(1).map(() => colleagues.splice(random.below(colleagues.length), 1)[0]!);
  const shares = ways.map((share, i) => ({ share, territory: i === 0 ? home : partners[i - 1]! }));
  return shares.length === 0 && specialist === null ? undefined : { shares, specialist };
}

function creditsOf(
  { shares, specialist }: DealCredit,
  inputs: CreditInputs,
  transaction: number
): CreditRow[] {
  const { staff, cover, orders, lines, transactions } = inputs;
  const order = lines.orders[transactions.lines[transaction]!]!;
  const day = transactions.days[transaction]!;
  const total = transactions.cents[transaction]!;
  const rows: CreditRow[] = shares.map(({ territory, share }, i) => {
    const seller =
      i === 0 ? transactions.people[transaction]! : cover.personAt(territory, orders.days[order]!);
    const person = isEmployed(staff.people[seller]!, day) ? seller : cover.personAt(territory, day);
    return {
      person,
      type: 0,
      share,
      cents: Math.sign(total) * Math.round((Math.abs(total) * share) / WHOLE)
    };
  });
  const merged = mergeByPerson(rows);
  if (merged.length > 0) {
    const others = merged.slice(1).reduce((sum, { cents }) => sum + cents, 0);
    merged[0] = { ...merged[0]!, cents: total - others };
  }
  if (specialist !== null) {
    const { person } = holderOn(staff.seats.specialist[specialist]!, day)!;
    merged.push({ person, type: 1, share: WHOLE, cents: total });
  }
  return merged;
}

/** Two shares can end with one person, where both sellers have left and one manager follows. */
function mergeByPerson(rows: readonly CreditRow[]): CreditRow[] {
  const merged = new Map<number, CreditRow>();
  for (const row of rows) {
    const held = merged.get(row.person);
    merged.set(
      row.person,
      held ? { ...held, share: held.share + row.share, cents: held.cents + row.cents } : row
    );
  }
  return [...merged.values()];
}
