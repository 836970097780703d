import { createRandom } from '../random.ts';
import type { DemoPerson } from './hire-people.ts';
import type { DemoOrders } from './place-orders.ts';
import type { DemoReversals } from './reverse-lines.ts';
import type { Cover } from './seat-cover.ts';
import type { DemoLines } from './write-lines.ts';
import { END_DAY } from './demo-calendar.ts';

export const transactionTypes = ['sale', 'return', 'credit'] as const;

/** The ledger in order of its days: sale lines and reversals. `reverses` is the row reversed, −1 for a sale. */
export type DemoTransactions = {
  readonly lines: Int32Array;
  readonly days: Int32Array;
  readonly people: Int32Array;
  readonly types: Int32Array;
  readonly reverses: Int32Array;
  /** Signed cents: a reversal takes the whole line back. */
  readonly cents: Float64Array;
  /** Seconds since 1970 at which the row became known: mostly on the evening of its day, 1.5 % late. */
  readonly knownAt: Float64Array;
};

const LATE_SHARE = 0.015;

/** Was the person with the company on a day? */
export const isEmployed = ({ hired, left }: DemoPerson, day: number): boolean =>
  hired <= day && (left === null || day < left);

/** Merge sale lines and reversals by day. A reversal is booked on the seller, or on who follows where the seller left. */
export function postTransactions(
  seed: number,
  people: readonly DemoPerson[],
  cover: Cover,
  orders: DemoOrders,
  lines: DemoLines,
  reversals: DemoReversals
): DemoTransactions {
  const sales = lines.orders.length;
  const count = sales + reversals.lines.length;
  const posted = {
    lines: new Int32Array(count),
    days: new Int32Array(count),
    people: new Int32Array(count),
    types: new Int32Array(count),
    reverses: new Int32Array(count).fill(-1),
    cents: new Float64Array(count),
    knownAt: new Float64Array(count)
  };
  const rowOfLine = new Int32Array(sales);
  const random = createRandom(seed, 'knowledge');
  let [sale, reversal] = [0, 0];
  for (let row = 0; row < count; row++) {
    const saleDay = sale < sales ? orders.days[lines.orders[sale]!]! : END_DAY;
    const isSale = sale < sales && saleDay <= (reversals.days[reversal] ?? END_DAY);
    const line = isSale ? sale : reversals.lines[reversal]!;
    const order = lines.orders[line]!;
    const day = isSale ? saleDay : reversals.days[reversal]!;
    const seller = orders.people[order]!;
    posted.lines[row] = line;
    posted.days[row] = day;
    posted.people[row] = isEmployed(people[seller]!, day)
      ? seller
      : cover.personAt(orders.territories[order]!, day);
    if (isSale) {
      rowOfLine[line] = row;
      sale += 1;
    } else {
      posted.types[row] = reversals.isCancelled[reversal]! === 1 ? 2 : 1;
      posted.reverses[row] = rowOfLine[line]!;
      reversal += 1;
    }
    posted.cents[row] = isSale ? lines.cents[line]! : -lines.cents[line]!;
    const late = random.next() < LATE_SHARE ? 1 + random.below(40) : 0;
    posted.knownAt[row] = Math.min(day + late, END_DAY - 1) * 86_400 + 18 * 3600;
  }
  return posted;
}
