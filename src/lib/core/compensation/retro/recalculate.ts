import { type Decimal, ZERO } from '../../money.ts';
import { computeLines } from '../compute-lines.ts';
import { distinctFindings } from '../distinct-findings.ts';
import { createContext } from '../measure/context.ts';
import { computePayments } from '../payment/compute-payments.ts';
import type { Stage } from '../payment/stage.ts';
import type { PayoutOptions } from '../payout-options.ts';
import type { PayoutLine, PayoutOutput } from '../payout.ts';
import type { PayoutInput, PayPeriod } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { strayMeasures } from '../stray-measures.ts';
import { knownInput, splitKey, wasKnown } from './known-at.ts';

/** Whether knowledge dates matter: a period is closed, a moment is asked for, or rows have versions. */
export const needsRecalculation = (
  { periods, transactions, credits, splits }: PayoutInput,
  { asKnownAt }: PayoutOptions
): boolean =>
  asKnownAt !== undefined ||
  periods.some(({ closedAt }) => closedAt !== undefined) ||
  new Set(splits.map(splitKey)).size < splits.length ||
  new Set(transactions.map(({ id }) => id)).size < transactions.length ||
  new Set(credits.map(({ id }) => id)).size < credits.length;

/**
 * Retroactive truth: each closed period is computed with what was known when it was closed and then stays as it
 * is. What became known later is the difference of a fresh calculation, and makes adjustment lines in the next
 * period that is closed, or in the first open one. The lines of a period thus always add up to a fresh calculation.
 */
export function recalculate(
  document: PlanDocument,
  input: PayoutInput,
  { asKnownAt }: PayoutOptions
): PayoutOutput {
  const periods = [...input.periods].sort((a, b) => (a.start < b.start ? -1 : 1));
  const isClosed = ({ closedAt }: PayPeriod) =>
    closedAt !== undefined && wasKnown({ knownAt: closedAt }, asKnownAt);
  const closedCount = periods.findLastIndex(isClosed) + 1;
  const recognised = new Map<string, Decimal>();
  const lines: PayoutLine[] = [];
  const stages: Stage[] = [];
  // Closed periods one by one as they were known; everything from the first open period on in one calculation.
  for (let index = 0; index <= Math.min(closedCount, periods.length - 1); index++) {
    const period = periods[index]!;
    const closing = index < closedCount ? (period.closedAt ?? asKnownAt) : asKnownAt;
    const context = createContext(document, knownInput(input, closing));
    const fresh = computeLines(context, index < closedCount ? { until: period.end } : {});
    const current = new Set(index < closedCount ? [period.id] : periods.slice(index).map(({ id }) => id));
    for (const line of fresh) {
      if (current.has(line.period)) {
        lines.push(line);
        recognised.set(lineKey(line), line.earned);
      }
    }
    lines.push(...adjustments(fresh, period.id, current, recognised));
    stages.push({ context, lines: fresh });
  }
  const sorted = sortLines(lines, periods);
  const last = stages.at(-1);
  if (last === undefined) return { lines: sorted, payments: [], findings: [] };
  // What odd data made of a closed period is said only as far as it still holds.
  const { findings } = last.context;
  const told = stages.map(({ context, lines }) => ({ context: { ...context, findings }, lines }));
  const payments = computePayments((index) => told[Math.min(index, told.length - 1)]!, sorted);
  return {
    lines: sorted,
    payments,
    findings: distinctFindings([...findings, ...strayMeasures(document, input)])
  };
}

const lineKey = ({ payee, plan, component, period, start }: PayoutLine) =>
  [payee, plan, component, period, start].join('\u0000');

/** The difference of every earlier line to what has been recognised of it so far. */
function adjustments(
  fresh: readonly PayoutLine[],
  into: string,
  current: ReadonlySet<string>,
  recognised: Map<string, Decimal>
): PayoutLine[] {
  const made: PayoutLine[] = [];
  for (const line of fresh) {
    if (current.has(line.period)) continue;
    const key = lineKey(line);
    const delta = line.earned.minus(recognised.get(key) ?? ZERO);
    if (delta.isZero()) continue;
    recognised.set(key, line.earned);
    made.push({ ...line, period: into, adjusts: line.period, unrounded: delta, earned: delta });
  }
  return made;
}

function sortLines(lines: readonly PayoutLine[], periods: readonly PayPeriod[]): PayoutLine[] {
  const order = new Map(periods.map(({ id }, i) => [id, i]));
  const key = ({ payee, period, adjusts, plan, component, start }: PayoutLine) =>
    [payee, String(order.get(period)).padStart(6, '0'), adjusts ?? '', plan, component, start].join('\u0000');
  return lines
    .map((line) => ({ key: key(line), line }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ line }) => line);
}
