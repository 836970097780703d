import { exponential } from '../portable-math.ts';
import { lognormal, poisson } from '../random-variates.ts';
import { createRandom } from '../random.ts';
import { businessDay, demoMonths, END_DAY, START_DAY } from './demo-calendar.ts';
import type { DemoAccount } from './open-accounts.ts';
import type { Cover } from './seat-cover.ts';
import { WON, type DemoOpportunity } from './win-opportunities.ts';

/** Orders in order of their day, one entry in each list an order. `opportunities` is −1 for a repeat order. */
export type DemoOrders = {
  readonly days: Int32Array;
  readonly accounts: Int32Array;
  readonly territories: Int32Array;
  readonly people: Int32Array;
  readonly opportunities: Int32Array;
  readonly cents: Float64Array;
};

export type OrderInputs = {
  readonly accounts: readonly DemoAccount[];
  readonly opportunities: readonly DemoOpportunity[];
  readonly territoryAt: (account: number, day: number) => number;
  readonly productivity: readonly Float64Array[];
  readonly cover: Cover;
  /** Expected sum of the repeat orders over the history, and how many of them there are. */
  readonly repeatCents: number;
  readonly repeatOrders: number;
};

const REPEAT_SIGMA = 0.7;
const LEAST_ORDER_CENTS = 1500;

/** One order for every deal won, on the day it was, and repeat orders by account, season and (by its root) productivity. */
export function placeOrders(seed: number, inputs: OrderInputs): DemoOrders {
  const { accounts, opportunities, territoryAt, cover } = inputs;
  const placed: { day: number; account: number; opportunity: number; cents: number }[] = [];
  opportunities.forEach(({ account, stage, close, amountCents }, opportunity) => {
    if (stage === WON && close >= START_DAY)
      placed.push({ day: close, account, opportunity, cents: amountCents! });
  });
  placeRepeats(seed, inputs, (day, account, cents) => placed.push({ day, account, opportunity: -1, cents }));
  placed.sort(
    (a, b) => a.day - b.day || a.account - b.account || a.opportunity - b.opportunity || a.cents - b.cents
  );
  const territories = Int32Array.from(placed, ({ account, day }) => territoryAt(account, day));
  return {
    days: Int32Array.from(placed, ({ day }) => day),
    accounts: Int32Array.from(placed, ({ account }) => account),
    territories,
    people: Int32Array.from(placed, ({ day, opportunity }, i) =>
      opportunity === -1 ? cover.personAt(territories[i]!, day) : opportunities[opportunity]!.owner
    ),
    opportunities: Int32Array.from(placed, ({ opportunity }) => opportunity),
    cents: Float64Array.from(placed, ({ cents }) => cents)
  };

  function placeRepeats(
    seed: number,
    inputs: OrderInputs,
    place: (day: number, account: number, cents: number) => void
  ) {
    const months = demoMonths();
    // Twice the size: √2 times the orders, each √2 times as large.
    const rates = accounts.map(({ size, created }, account) =>
      months.map(({ start, weight }, month) =>
        created > start
          ? 0
          : Math.sqrt(size) * weight * Math.sqrt(inputs.productivity[territoryAt(account, start)]![month]!)
      )
    );
    const perAccount = rates.map((row) => row.reduce((a, b) => a + b, 0));
    const whole = perAccount.reduce((a, b) => a + b, 0);
    const perRate = inputs.repeatOrders / whole;
    const value = perAccount.reduce(
      (sum, rate, account) => sum + rate * Math.sqrt(accounts[account]!.size),
      0
    );
    const median = inputs.repeatCents / (value * perRate) / exponential((REPEAT_SIGMA * REPEAT_SIGMA) / 2);
    accounts.forEach(({ size }, account) => {
      const random = createRandom(seed, 'orders', account);
      months.forEach(({ start, end }, month) => {
        const rate = rates[account]![month]! * perRate;
        const count = rate === 0 ? 0 : poisson(random, rate);
        for (let i = 0; i < count; i++) {
          const drawn = start + random.below(end - start);
          const day = businessDay(drawn) < end ? businessDay(drawn) : drawn;
          const cents = Math.round(lognormal(random, median * Math.sqrt(size), REPEAT_SIGMA));
          if (day < END_DAY) place(day, account, Math.max(LEAST_ORDER_CENTS, cents));
        }
      });
    });
  }
}
