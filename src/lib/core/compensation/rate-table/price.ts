import { type Decimal, ONE, ZERO } from '../../money.ts';
import { type Rounding, roundPay } from '../rounding.ts';
import type { TierRow } from '../payout.ts';
import type { TableComponent } from '../schema/plan.ts';
import { interpolate } from './interpolate.ts';
import { marginalSlices } from './marginal.ts';
import { type Edge, reachesDown, type Step, tierAt } from './tier-at.ts';

/** What a rate multiplies: `times ÷ over` for each unit of credit, or once for a lump. */
export type Unit = { readonly times: Decimal; readonly over: Decimal };

export type Table = {
  readonly steps: readonly Step[];
  readonly mode: TableComponent['mode'];
  readonly edge: Edge;
  readonly crossing: TableComponent['crossing'];
  /** For rates on credit. */
  readonly unit: Unit;
  /** For lumps. */
  readonly lump: Decimal;
};

/** Rows of pay by tier, collected: several parts in one tier at one rate make one row. */
export class TierRows {
  readonly #rows: { table: Table; tier: number; amount: Decimal; rate: Decimal; payout: Decimal }[] = [];
  readonly #rounding: Rounding | undefined;

  constructor(rounding: Rounding) {
    this.#rounding = rounding.point === 'tier' ? rounding : undefined;
  }

  add(table: Table, tier: number, amount: Decimal, rate: Decimal, exact: Decimal): void {
    const payout = this.#rounding ? roundPay(exact, this.#rounding) : exact;
    const row = this.#rows.find(
      (known) => known.table === table && known.tier === tier && known.rate.eq(rate)
    );
    if (row) {
      row.amount = row.amount.plus(amount);
      row.payout = row.payout.plus(payout);
    } else this.#rows.push({ table, tier, amount, rate, payout });
  }

  get rows(): TierRow[] {
    return this.#rows.map(({ table, tier, amount, rate, payout }) => ({
      from: table.steps[tier]?.from ?? ZERO,
      to: table.steps[tier + 1]?.from,
      amount,
      rate,
      payout
    }));
  }
}

/**
 * Price the way from `before` to `after` (in credited amount) by a table and add it to the rows. `before` is
 * undefined where nothing came before; a lump already reached before is not paid again. `takenBack` prices the
 * same way with the opposite sign.
 */
export function price(
  table: Table,
  rows: TierRows,
  before: Decimal | undefined,
  after: Decimal,
  takenBack = false,
  mode = table.mode
): void {
  const { steps, edge, unit, lump } = table;
  const add = (tier: number, part: Decimal, rate: Decimal, payout: Decimal) =>
    takenBack
      ? rows.add(table, tier, part.neg(), rate, payout.neg())
      : rows.add(table, tier, part, rate, payout);
  const amount = before === undefined ? after : after.minus(before);
  if (mode === 'marginal') {
    for (const slice of marginalSlices(steps, before ?? ZERO, after)) {
      const { rate } = steps[slice.tier]!;
      add(slice.tier, slice.amount, rate, payFor(unit, slice.amount, rate));
    }
  } else if (mode === 'retroactive') {
    const tier = tierAt(steps, after, edge);
    if (tier >= 0) add(tier, amount, steps[tier]!.rate, payFor(unit, amount, steps[tier]!.rate));
  } else if (mode === 'interpolated') {
    const first = steps[0];
    const point =
      interpolate(steps, after) ?? (first && reachesDown(first) ? { tier: 0, rate: first.rate } : undefined);
    if (point) add(point.tier, amount, point.rate, payFor(unit, amount, point.rate));
  } else if (mode === 'band') {
    const tier = tierAt(steps, after, edge);
    const earlier = before === undefined ? undefined : steps[tierAt(steps, before, edge)];
    const rate = (steps[tier]?.rate ?? ZERO).minus(earlier?.rate ?? ZERO);
    if (tier >= 0) add(tier, amount, rate, rate.times(lump));
  } else if (mode === 'curve') {
    const point = interpolate(steps, after);
    const earlier = before === undefined ? undefined : interpolate(steps, before);
    const rate = (point?.rate ?? ZERO).minus(earlier?.rate ?? ZERO);
    if (point) add(point.tier, amount, rate, rate.times(lump));
  }
}

const payFor = ({ times, over }: Unit, amount: Decimal, rate: Decimal): Decimal => {
  const product = times === ONE ? amount.times(rate) : amount.times(rate).times(times);
  return over === ONE ? product : product.div(over);
};

/** No-split: transactions in order, each whole at one rate: of the tier it reaches, or of the one it starts in. */
export function priceWhole(table: Table, rows: TierRows, before: Decimal, amount: Decimal): void {
  const at = table.crossing === 'reached' ? before.plus(amount) : before;
  const tier = tierAt(table.steps, at, table.edge);
  if (tier >= 0)
    rows.add(
      table,
      tier,
      amount,
      table.steps[tier]!.rate,
      payFor(table.unit, amount, table.steps[tier]!.rate)
    );
}
