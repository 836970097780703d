import { Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import { addDays, type Period } from '../../period.ts';
import type { Credit } from '../crediting/credit.ts';
import { baseOver, targetOver } from '../measure/target-pay.ts';
import { price, priceWhole, type Table, TierRows } from '../rate-table/price.ts';
import type { TableComponent, Tier } from '../schema/plan.ts';
import { attain } from './attain.ts';
import { capCredit, capTransaction } from './caps.ts';
import { resolveRate } from './resolve-rate.ts';
import { cumulativeSpan, quotaSpan } from './span.ts';
import type { Priced, Spot } from './spot.ts';
import { combinedReached, ownReached, type SpanReached, teamReached } from './reached.ts';

type TableSpot = Spot<TableComponent>;

/** Price a table component over its interval. */
export function priceTable(spot: TableSpot): Priced {
  const { component } = spot;
  const span = cumulativeSpan(component, spot);
  const compared = quotaSpan(spot, span);
  const reached = component.combined
    ? combinedReached(spot, span, component.combined)
    : component.team
      ? teamReached(spot, span, compared)
      : ownReached(spot, span, compared);
  const { quota, credits } = reached;
  const target = targetOver(spot.context, spot.payee, component, compared, spot.pieces, spot.plan.terms);
  const base = needsBase(component)
    ? baseOver(spot.context, spot.payee, compared, spot.pieces, spot.plan.terms)
    : ZERO;
  const tables = tablesOf(spot, quota, target, base);
  const rows = new TierRows(spot.context.rounding);
  if (tables.length > 0) fill(spot, tables, rows, reached, span);
  const tiers = rows.rows;
  return {
    credit: reached.total,
    quota,
    attainment: reached.attainment ?? attain(reached.total, quota),
    target,
    base,
    tiers,
    credits,
    span,
    steps: [],
    payout: sumDecimals(tiers.map(({ payout }) => payout))
  };
}

const needsBase = ({ pays, caps }: TableComponent) => pays === 'base' || caps.some(({ on }) => on === 'base');

/** Versions of the table in force, each from its first day; none where tier starts need a quota that is missing. */
function tablesOf(
  spot: TableSpot,
  quota: Decimal | undefined,
  target: Decimal,
  base: Decimal
): { start: string; table: Table }[] {
  const { component, context } = spot;
  const versions: readonly { start: string; tiers: readonly Tier[] }[] = component.versions ?? [
    {
      start: '',
      tiers: component.tiers ?? [{ from: ZERO, rate: component.rate!, title: undefined }]
    }
  ];
  const lump = component.mode === 'band' || component.mode === 'curve';
  const perAttainment = component.pays === 'targetIncentive' || component.pays === 'base';
  const byAttainment = component.by === 'attainment';
  const flat = versions.every(({ tiers }) => tiers.every(({ from }) => from.isZero()));
  if ((quota === undefined || quota.lte(0)) && ((byAttainment && !flat) || (perAttainment && !lump))) {
    missingQuota(spot, quota);
    return [];
  }
  const over = quota === undefined || quota.lte(0) ? ONE : quota;
  const money = component.pays === 'targetIncentive' ? target : component.pays === 'base' ? base : ONE;
  const edge = component.edge ?? context.document.settings.tierEdge;
  return versions.map(({ start, tiers }) => ({
    start,
    table: {
      steps: tiers.map(({ from, rate }) => ({
        from,
        start: byAttainment ? from.times(over) : from,
        rate: resolveRate(spot, rate, target, quota)
      })),
      mode: component.mode,
      edge,
      crossing: component.crossing,
      unit: perAttainment ? { times: money, over } : { times: ONE, over: ONE },
      lump: money
    }
  }));
}

function missingQuota({ context, payee, component, interval }: TableSpot, quota: Decimal | undefined): void {
  const measure = component.measure!;
  context.findings.push({
    code: quota === undefined ? 'no-quota' : 'zero-quota',
    message: `${payee} has ${quota === undefined ? 'no quota' : 'a quota of zero'} of ${measure} from ${interval.start} to ${interval.end}, so component ${component.id} pays nothing.`,
    keys: { payee, measure, component: component.id, start: interval.start }
  });
}

function fill(
  spot: TableSpot,
  tables: readonly { start: string; table: Table }[],
  rows: TierRows,
  reached: SpanReached,
  span: Period
): void {
  const { component, interval } = spot;
  const { position, mode } = component;
  const tableOn = (date: string) => tables.findLast(({ start }) => start <= date)?.table;
  if (position === 'transaction') {
    for (const { amount, date } of reached.credits) {
      const table = tableOn(date);
      if (table) priceAlone(table, rows, capTransaction(component, amount));
    }
    return;
  }
  const stacked = position === 'cumulativeInput' && span.start < interval.start;
  const later = stacked ? reached.credits.filter(({ date }) => date >= interval.start) : reached.credits;
  const { before } = reached;
  if (mode === 'noSplit') {
    let running = before;
    for (const { amount, date } of later) {
      const counted = capTransaction(component, amount);
      const table = tableOn(date);
      if (table) priceWhole(table, rows, running, counted);
      running = running.plus(counted);
    }
    return;
  }
  const after = reached.total;
  const count = (total: Decimal) =>
    positionOf(component, capCredit(component, total, reached.quota), reached.quota);
  const lowest = lowestPaid(component, reached.quota);
  const from = stacked ? Decimal.max(count(before), lowest ?? count(before)) : lowest;
  const last = tableOn(addDays(interval.end, -1));
  if (tables.length === 1 || mode === 'band' || mode === 'curve' || later.length === 0) {
    const to = count(after);
    if (last) price(last, rows, from, lowest && to.lt(lowest) ? lowest : to);
    return;
  }
  priceVersions(tables, later, rows, { from, before, count, after: count(after), component });
}

/** Position in the table: the credit, or for overage what lies above quota. */
const positionOf = ({ position }: TableComponent, credit: Decimal, quota: Decimal | undefined): Decimal =>
  position === 'overage' ? Decimal.max(ZERO, credit.minus(quota ?? ZERO)) : credit;

/** With a threshold that pays only what lies above it: where pay begins. */
function lowestPaid({ threshold }: TableComponent, quota: Decimal | undefined): Decimal | undefined {
  if (threshold?.pay !== 'fromThreshold') return undefined;
  return threshold.by === 'attainment' ? threshold.at.times(quota ?? ZERO) : threshold.at;
}

/** A transaction by itself, alike on both sides of zero so that a return takes back what the sale paid. */
function priceAlone(table: Table, rows: TierRows, amount: Decimal): void {
  // One transaction without a split is one amount at the rate it reaches.
  if (table.mode === 'noSplit')
    return price(table, rows, undefined, amount.abs(), amount.isNegative(), 'retroactive');
  price(table, rows, undefined, amount.abs(), amount.isNegative());
}

type Way = {
  from: Decimal | undefined;
  before: Decimal;
  after: Decimal;
  count: (total: Decimal) => Decimal;
  component: TableComponent;
};

/** Effective-dated tiers: the credit of each version's days is priced by that version, stacked in order of date. */
function priceVersions(
  tables: readonly { start: string; table: Table }[],
  credits: readonly Credit[],
  rows: TierRows,
  way: Way
): void {
  let total = way.before;
  let position = way.from ?? ZERO;
  tables.forEach(({ start, table }, i) => {
    const end = tables[i + 1]?.start ?? '9999-12-31';
    const inForce = credits.filter(({ date }) => date >= start && date < end);
    if (inForce.length === 0) return;
    total = total.plus(sumDecimals(inForce.map(({ amount }) => capTransaction(way.component, amount))));
    const next = Decimal.max(way.count(total), way.from ?? way.count(total));
    if (way.component.mode === 'marginal') price(table, rows, position, next);
    else price(table, rows, way.after.minus(next.minus(position)), way.after);
    position = next;
  });
}
