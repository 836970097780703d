import { assert } from '../assert.ts';
import { createRandom, type Random } from '../random.ts';
import { productFamilies } from './demo-names.ts';
import type { DemoOrders } from './place-orders.ts';

/** Sale lines in the order of their orders; amounts and costs in cents. */
export type DemoLines = {
  readonly orders: Int32Array;
  /** Number of the line in its order, from 1. */
  readonly numbers: Int32Array;
  readonly products: Int32Array;
  readonly quantities: Int32Array;
  readonly cents: Float64Array;
  readonly costs: Float64Array;
};

export type DemoProduct = { readonly name: string; readonly family: string; readonly priceCents: number };

type PricedProduct = DemoProduct & { readonly weight: number; readonly costShare: number };

const catalog: readonly PricedProduct[] = productFamilies.flatMap(
  ({ name: family, share, costShare, products }) =>
    products.map(([name, price]) => ({
      name,
      family,
      costShare,
      priceCents: price * 100,
      weight: share / products.length
    }))
);

/** The products in the order of their numbers. */
export const demoProducts: readonly DemoProduct[] = catalog;

/** Lines of all orders, `count` in all: every order has one, the others fall on orders at random. */
export function writeLines(seed: number, orders: DemoOrders, count: number): DemoLines {
  const orderCount = orders.days.length;
  assert(count >= orderCount, `too few lines for the orders: ${count} for ${orderCount}`);
  const spreading = createRandom(seed, 'lines', 'count');
  const perOrder = new Int32Array(orderCount).fill(1);
  for (let i = orderCount; i < count; i++) perOrder[spreading.below(orderCount)]! += 1;
  const lines = {
    orders: new Int32Array(count),
    numbers: new Int32Array(count),
    products: new Int32Array(count),
    quantities: new Int32Array(count),
    cents: new Float64Array(count),
    costs: new Float64Array(count)
  };
  const random = createRandom(seed, 'lines', 'content');
  let line = 0;
  for (let order = 0; order < orderCount; order++) {
    const parts = divideCents(random, orders.cents[order]!, perOrder[order]!);
    for (let i = 0; i < parts.length; i++, line++) {
      const cents = parts[i]!;
      const product = choosePriced(random, cents);
      const { costShare, priceCents } = catalog[product]!;
      lines.orders[line] = order;
      lines.numbers[line] = i + 1;
      lines.products[line] = product;
      lines.quantities[line] = Math.max(1, Math.round(cents / priceCents));
      lines.cents[line] = cents;
      lines.costs[line] = Math.round(cents * costShare * (0.92 + 0.16 * random.next()));
    }
  }
  return lines;
}

/** Whole cents of uneven size that add up to the total. */
function divideCents(random: Random, total: number, count: number): Float64Array {
  const parts = new Float64Array(count);
  if (count === 1) {
    parts[0] = total;
    return parts;
  }
  let weight = 0;
  for (let i = 0; i < count; i++) weight += parts[i] = 0.3 + 1.4 * random.next();
  let left = total;
  for (let i = 1; i < count; i++) left -= parts[i] = Math.floor((total * parts[i]!) / weight);
  parts[0] = left;
  return parts;
}

/** A large line is rather one large product than many small ones. */
const FITTING_PRICE = { least: 0.15, most: 1.25, weight: 12 } as const;
const weights = new Float64Array(catalog.length);

/** A product by its family's share, among those that cost no more than the line; the cheapest where none does. */
function choosePriced(random: Random, cents: number): number {
  let total = 0;
  for (let i = 0; i < catalog.length; i++) {
    const { priceCents, weight } = catalog[i]!;
    const fits = priceCents >= cents * FITTING_PRICE.least ? FITTING_PRICE.weight : 1;
    total += weights[i] = priceCents > cents * FITTING_PRICE.most ? 0 : weight * fits;
  }
  if (total === 0) return cheapest;
  let target = random.next() * total;
  for (let i = 0; i < catalog.length; i++) {
    target -= weights[i]!;
    if (target < 0) return i;
  }
  return cheapest;
}

const cheapest = catalog.reduce(
  (best, { priceCents }, i) => (priceCents < catalog[best]!.priceCents ? i : best),
  0
);
