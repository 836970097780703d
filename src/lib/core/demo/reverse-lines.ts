import { assert } from '../assert.ts';
import { chance } from '../random-variates.ts';
import { createRandom } from '../random.ts';
import { businessDay, END_DAY } from './demo-calendar.ts';
import type { DemoOrders } from './place-orders.ts';
import type { DemoLines } from './write-lines.ts';

/** Lines taken back in full: returned goods, and all the lines of cancelled deals. Sorted by day, then line. */
export type DemoReversals = {
  readonly lines: Int32Array;
  readonly days: Int32Array;
  readonly isCancelled: Uint8Array;
};

const CANCELLED_SHARE = 0.01;
const CANCELLED_WITHIN = 120;
/** A line comes back 15 to 90 days after the sale. */
const RETURN_DAYS = [15, 90] as const;

/** 1 % of deals cancelled within 120 days, and returns of other lines until there are `count` reversals in all. */
export function reverseLines(
  seed: number,
  orders: DemoOrders,
  lines: DemoLines,
  count: number
): DemoReversals {
  const cancelling = createRandom(seed, 'cancellations');
  const cancelledOn = Int32Array.from(orders.opportunities, (opportunity, order) => {
    if (opportunity === -1 || !chance(cancelling, CANCELLED_SHARE)) return 0;
    const day = businessDay(orders.days[order]! + 20 + cancelling.below(CANCELLED_WITHIN - 22));
    return day < END_DAY ? day : 0;
  });
  const found: { line: number; day: number; isCancelled: number }[] = [];
  lines.orders.forEach((order, line) => {
    if (cancelledOn[order]! > 0) found.push({ line, day: cancelledOn[order]!, isCancelled: 1 });
  });
  assert(found.length <= count, `more cancelled lines than reversals: ${found.length} of ${count}`);
  const returning = createRandom(seed, 'returns');
  const returned = new Set<number>();
  const attempts = lines.orders.length * 50;
  for (let i = 0; found.length < count && i < attempts; i++) {
    const line = returning.below(lines.orders.length);
    const order = lines.orders[line]!;
    const day = orders.days[order]! + RETURN_DAYS[0] + returning.below(RETURN_DAYS[1] - RETURN_DAYS[0] + 1);
    if (day >= END_DAY || cancelledOn[order]! > 0 || returned.has(line)) continue;
    returned.add(line);
    found.push({ line, day, isCancelled: 0 });
  }
  found.sort((a, b) => a.day - b.day || a.line - b.line);
  return {
    lines: Int32Array.from(found, ({ line }) => line),
    days: Int32Array.from(found, ({ day }) => day),
    isCancelled: Uint8Array.from(found, ({ isCancelled }) => isCancelled)
  };
}
