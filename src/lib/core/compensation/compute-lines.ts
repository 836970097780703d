import { Decimal, sumDecimals, ZERO } from '../money.ts';
import { overlap, type Period } from '../period.ts';
import { applyBudget } from './component/apply-budget.ts';
import { evaluateComponent } from './component/evaluate-component.ts';
import { intervalsIn } from './component/intervals.ts';
import { roundLines, type RunningTotals } from './component/round-lines.ts';
import type { Context } from './measure/context.ts';
import type { PayoutLine } from './payout.ts';
import type { PayPeriod } from './schema/input.ts';
import type { Component, Plan } from './schema/plan.ts';

/** Which part of a calculation is asked for: everything where nothing is said. */
export type Asked = { readonly payees?: ReadonlySet<string>; readonly until?: string };

/** Earnings of every payee × period × component, rounded, in order of payee, period, plan and component. */
export function computeLines(context: Context, asked: Asked = {}): PayoutLine[] {
  const done: PayoutLine[] = [];
  const earned = new Map<string, PayoutLine[]>();
  const spent = new Map<Component, Decimal>();
  const running: RunningTotals = new Map();
  for (const period of context.periods) {
    if (asked.until !== undefined && period.start >= asked.until) break;
    const exact = linesOf(context, period, earned, asked);
    const lines = roundLines(withinBudgets(context, exact, spent), context.rounding, running);
    for (const line of lines) {
      const key = lineKey(line.payee, line.plan, line.component);
      const list = earned.get(key);
      if (list) list.push(line);
      else earned.set(key, [line]);
      done.push(line);
    }
  }
  const order = new Map(context.periods.map(({ id }, i) => [id, i]));
  return done.sort(
    (a, b) =>
      compare(a.payee, b.payee) ||
      order.get(a.period)! - order.get(b.period)! ||
      compare(a.plan, b.plan) ||
      compare(a.component, b.component) ||
      compare(a.start, b.start)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const lineKey = (payee: string, plan: string, component: string) => `${payee}\u0000${plan}\u0000${component}`;

function linesOf(
  context: Context,
  period: PayPeriod,
  earned: ReadonlyMap<string, readonly PayoutLine[]>,
  { payees }: Asked
): PayoutLine[] {
  const { yearStart } = context.document.settings;
  const lines: PayoutLine[] = [];
  for (const plan of context.plans) {
    for (const component of plan.components) {
      for (const interval of intervalsIn(component, period, yearStart)) {
        for (const [payee, plans] of context.pieces) {
          if (payees && !payees.has(payee)) continue;
          const pieces = plans.get(plan.id);
          if (!pieces?.some((piece) => overlap(piece, interval))) continue;
          const history = earned.get(lineKey(payee, plan.id, component.id)) ?? [];
          lines.push(lineOf(context, plan, component, payee, period, interval, pieces, history));
        }
      }
    }
  }
  return lines;
}

function lineOf(
  context: Context,
  plan: Plan,
  component: Component,
  payee: string,
  period: PayPeriod,
  interval: Period,
  pieces: readonly Period[],
  history: readonly PayoutLine[]
): PayoutLine {
  const earnedBefore = (span: Period) =>
    sumDecimals(
      history.filter(({ start, end }) => start >= span.start && end <= span.end).map((line) => line.earned)
    );
  const { credit, quota, attainment, target, tiers, modifiers, unrounded, credits } = evaluateComponent({
    context, payee, plan, component, interval, pieces, earnedBefore
  }); // prettier-ignore
  return {
    payee,
    period: period.id,
    plan: plan.id,
    component: component.id,
    start: interval.start,
    end: interval.end,
    credit,
    quota,
    attainment,
    target,
    tiers,
    modifiers,
    unrounded,
    earned: ZERO,
    credits
  };
}

/** Hold every component with a budget to what is left of it, and note what was spent. */
function withinBudgets(context: Context, lines: PayoutLine[], spent: Map<Component, Decimal>): PayoutLine[] {
  let result = lines;
  for (const plan of context.plans) {
    for (const component of plan.components) {
      if (!component.budget) continue;
      const isOwn = (line: PayoutLine) => line.plan === plan.id && line.component === component.id;
      const before = component.budget.per === 'programme' ? (spent.get(component) ?? ZERO) : ZERO;
      const left = Decimal.max(ZERO, component.budget.amount.minus(before));
      const own = applyBudget(component.budget, left, result.filter(isOwn), context.rounding);
      spent.set(component, before.plus(sumDecimals(own.map(({ unrounded }) => unrounded))));
      result = [...result.filter((line) => !isOwn(line)), ...own];
    }
  }
  return result;
}
