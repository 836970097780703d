import { type Context, createContext } from '../measure/context.ts';
import { needsRecalculation } from '../retro/recalculate.ts';
import type { PayoutInput, PayPeriod } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { changedShape } from './changed-shape.ts';
import { compileComponent } from './fast-component.ts';
import { fastParts } from './fast-figures.ts';
import { compilePayments, paymentsOutOfScope } from './fast-payments.ts';
import { reasonsOutOfScope } from './scope.ts';
import { type CreditShift, type QuotaShift, Shifter } from './shifter.ts';

/** What is tried out, all at once and always from the figures compiled. */
export type Shift = { readonly credits?: readonly CreditShift[]; readonly quotas?: readonly QuotaShift[] };

/** Pay before rounding: a row for each payee, a column for each period, rows one after another. */
export type ShiftedPay = { readonly earned: Float64Array; readonly paid: Float64Array };

/** A plan document over an input, compiled for the hand: shifts of credit and quota, other rates. */
export type ShiftPlan = {
  readonly payees: readonly string[];
  readonly periods: readonly PayPeriod[];
  /** Pay under a shift; undefined where it names a payee or a quota row that is not there. */
  pay(shift?: Shift): ShiftedPay | undefined;
  /** The same figures under another version of the plan. */
  recompile(document: PlanDocument): ShiftResult;
};
export type ShiftResult =
  | { readonly supported: true; readonly plan: ShiftPlan }
  | { readonly supported: false; readonly reasons: readonly string[] };

/** Compile a plan document for shifts, or say what in it or in the input only the exact evaluator computes. */
export function compileShifts(document: PlanDocument, input: PayoutInput): ShiftResult {
  const reasons = [...outOfScope(document), ...inputOutOfScope(input)];
  if (reasons.length > 0) return { supported: false, reasons };
  const context = createContext(document, input);
  return { supported: true, plan: bind(context, new Shifter(context, fastParts(context))) };
}

const outOfScope = (document: PlanDocument): string[] => [
  ...reasonsOutOfScope(document),
  ...paymentsOutOfScope(document),
  ...(document.crediting.some(({ kind }) => kind === 'rollup')
    ? ['Credit rolls up to managers, which only the exact evaluator follows.']
    : [])
];

function inputOutOfScope(input: PayoutInput): string[] {
  const reasons: string[] = [];
  if (input.relief.length > 0) reasons.push('Quota relief only the exact evaluator computes.');
  if (input.results.length > 0) reasons.push('Results stand in place of credits, so no credit can be moved.');
  if (needsRecalculation(input, {})) reasons.push('Closed periods only the exact evaluator keeps closed.');
  return reasons;
}

function bind(context: Context, shifter: Shifter): ShiftPlan {
  const payees = [...context.payees.keys()];
  const { periods } = context;
  const width = periods.length;
  const rowOf = new Map(payees.map((id, row) => [id, row]));
  const columnOf = new Map(periods.map(({ id }, column) => [id, column]));
  const payments = compilePayments(context, payees);
  const programs = context.plans.flatMap(({ components }) =>
    components.flatMap((component) =>
      component.kind === 'table' ? [compileComponent(context.document, component)] : []
    )
  );
  const parts = shifter.trials.map(({ part, figures, lines, touched }, i) => {
    const out = new Float64Array(part.spots.length);
    programs[i]!(part.figures, out);
    const columns = Int32Array.from(part.spots, ({ period }) => columnOf.get(period)!);
    return { program: programs[i]!, figures, lines, touched, out, trial: out.slice(), columns };
  });
  const base = {
    earned: new Float64Array(payees.length * width),
    paid: new Float64Array(payees.length * width)
  };

  const payRow = (payee: string, { earned, paid }: ShiftedPay) => {
    const row = rowOf.get(payee)!;
    earned.fill(0, row * width, (row + 1) * width);
    for (const { lines, touched, out, trial, columns } of parts) {
      const [first, behind] = lines.runOf(payee);
      const pays = touched.has(payee) ? trial : out;
      for (let line = first; line < behind; line++) earned[row * width + columns[line]!]! += pays[line]!;
    }
    payments(row, earned, paid);
  };

  shifter.reset();
  for (const payee of payees) payRow(payee, base);
  return {
    payees,
    periods,
    pay({ credits = [], quotas = [] } = {}) {
      shifter.reset();
      if ([...credits, ...quotas].some(({ payee }) => !rowOf.has(payee))) return undefined;
      for (const credit of credits) shifter.shiftCredit(credit);
      for (const quota of quotas) if (!shifter.setQuota(quota)) return undefined;
      const pay = { earned: base.earned.slice(), paid: base.paid.slice() };
      const changed = new Set<string>();
      for (const { program, figures, lines, touched, trial } of parts) {
        for (const payee of touched) {
          program(figures, trial, ...lines.runOf(payee));
          changed.add(payee);
        }
      }
      for (const payee of changed) payRow(payee, pay);
      return pay;
    },
    recompile(other) {
      const reasons = [...outOfScope(other), ...changedShape(context.document, other)];
      return reasons.length > 0
        ? { supported: false, reasons }
        : { supported: true, plan: bind({ ...context, document: other, plans: other.plans }, shifter) };
    }
  };
}

/** Sum over all payees and periods. */
export const totalOf = (pay: Float64Array): number => pay.reduce((sum, amount) => sum + amount, 0);
export type { CreditShift, QuotaShift };
