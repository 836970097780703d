import {
  compileShifts,
  type Shift,
  type ShiftedPay,
  type ShiftPlan,
  totalOf
} from '../core/compensation/fast/shift-plan.ts';
import { parsePlan } from '../core/compensation/parse-plan.ts';
import type { IsoDate, Period } from '../core/period.ts';
import { grainOf } from './credit-grain.ts';
import type { PaidDocument } from './evaluation.ts';
import { readPlan } from './read-plan.ts';
import type { FastInputs } from './scenario-service.ts';

/*
 * Pay that follows the hand: floats in place of the exact evaluator while a brush paints or a slider moves.
 *
 *   const compiled = compileFastPay(evaluation);            // once, from a fresh evaluation (tens of milliseconds)
 *   if (!compiled.supported) …say compiled.reasons; exact figures come on release
 *   compiled.pay.base.paid[row]                             // pay of payee `row` over all periods, as evaluated
 *   compiled.pay.pay({ credits: [                           // a county goes from Ann to Bob: well under 1 ms
 *     { payee: 'ann', start: '2025-01-01', amount: -1200 },
 *     { payee: 'bob', start: '2025-01-01', amount: 1200 } ] })
 *   compiled.pay.pay({ quotas: [{ payee: 'ann', start: '2025-01-01', amount: 400000 }] })
 *   compiled.pay.withPlan('base', editedDocument)           // a slider on a plan figure: then `.base`, `.pay(…)`
 *
 * Figures are before rounding and agree with the exact evaluator to a relative 1e-9; with cents they differ from
 * what is paid by the rounding of each line. Nothing is remembered: every call starts from the evaluation compiled.
 *
 * What is outside, with a sentence each in `reasons` (fast/scope.ts, fast-payments.ts, shift-plan.ts): components other
 * than tables; pay by transaction; no-split and effective-dated tiers; caps on single transactions; combined measures;
 * budgets; the mean attainment of a team, and team figures to date; draws, holdbacks, clawbacks and caps on
 * payments; credit that rolls up; quota relief. Hire dates and periods stay as evaluated.
 */

/** What the hand moves, measured from the evaluation that was compiled. */
export type FastEdit = {
  /** Credit a payee gains (less than zero: loses) in the quota period, or stretch, that holds the day `start`. */
  readonly credits?: readonly {
    readonly payee: string;
    readonly start: IsoDate;
    readonly amount: number;
    readonly measure?: string;
    readonly type?: 'direct' | 'overlay';
  }[];
  /** The quota that begins on `start`, set to an amount. */
  readonly quotas?: readonly {
    readonly payee: string;
    readonly start: IsoDate;
    readonly amount: number;
    readonly measure?: string;
  }[];
};

/** Pay as floats. Arrays have a place for each payee; `…ByPeriod` a row for each payee and a column for each period. */
export type FastFigures = {
  readonly earned: Float64Array;
  readonly paid: Float64Array;
  readonly earnedByPeriod: Float64Array;
  readonly paidByPeriod: Float64Array;
  readonly totalEarned: number;
  readonly totalPaid: number;
};

export type FastPay = {
  /** Sorted; a payee's place here is its place in every array. */
  readonly payees: readonly string[];
  readonly periods: readonly Period[];
  readonly base: FastFigures;
  /** The place of a payee, or undefined. */
  row(payee: string): number | undefined;
  /**
   * Pay under an edit; undefined where it names a payee or a quota the evaluation does not have, or moves credit while
   * a plan asks about the sales behind it: their products and other amounts move along, which no sum tells.
   */
  pay(edit: FastEdit): FastFigures | undefined;
  /** The same credits and quotas under another version of a plan document. */
  withPlan(name: string, document: unknown): FastPayResult;
};

export type FastPayResult =
  | { readonly supported: true; readonly pay: FastPay }
  | { readonly supported: false; readonly reasons: readonly string[] };

const MEASURE = 'revenue';

type Paid = { readonly paid: { readonly documents: readonly PaidDocument[] } };

/** Compile an evaluation for drags, or say in sentences why only the exact evaluator can follow. */
export function compileFastPay({ paid: { documents } }: Paid): FastPayResult {
  const plans = new Map<string, ShiftPlan>();
  const reasons: string[] = [];
  for (const { name, document, input } of documents) {
    const compiled = compileShifts(document, input);
    if (compiled.supported) plans.set(name, compiled.plan);
    else reasons.push(...compiled.reasons);
  }
  const asksSales = documents.some(({ document }) => grainOf(document) !== undefined);
  return reasons.length > 0
    ? { supported: false, reasons }
    : { supported: true, pay: bind(plans, asksSales) };
}

/** Compile what was asked of the scenario service, under the plans the evaluation has. */
export function fastPayOf(answer: FastInputs, plans: ReadonlyMap<string, unknown>): FastPayResult {
  if (!answer.supported) return answer;
  const documents = [...answer.inputs].flatMap(([name, input]): PaidDocument[] => {
    const plan = readPlan(plans.get(name));
    return plan.ok ? [{ name, document: plan.value, input }] : [];
  });
  return compileFastPay({ paid: { documents } });
}

function bind(plans: ReadonlyMap<string, ShiftPlan>, asksSales: boolean): FastPay {
  const all = [...plans.values()];
  const payees = all[0]?.payees ?? [];
  const periods = all[0]?.periods ?? [];
  const rows = new Map(payees.map((payee, row) => [payee, row]));
  const figures = (pays: readonly ShiftedPay[]) => figuresOf(pays, payees.length, periods.length);
  const shifted = (shift: Shift): FastFigures | undefined => {
    if (asksSales && shift.credits && shift.credits.length > 0) return undefined;
    const pays = all.flatMap((plan) => plan.pay(shift) ?? []);
    return pays.length === all.length ? figures(pays) : undefined;
  };
  return {
    payees,
    periods,
    base: figures(all.flatMap((plan) => plan.pay() ?? [])),
    row: (payee) => rows.get(payee),
    pay: ({ credits = [], quotas = [] }) =>
      shifted({
        credits: credits.map(({ payee, start, amount, measure = MEASURE, type = 'direct' }) => ({
          payee,
          measure,
          date: start,
          amount,
          type
        })),
        quotas: quotas.map(({ payee, start, amount, measure = MEASURE }) => ({
          payee,
          measure,
          start,
          amount
        }))
      }),
    withPlan(name, document) {
      const read = parsePlan(document);
      if (!read.ok) return { supported: false, reasons: read.problems.map(({ message }) => message) };
      const plan = plans.get(name);
      if (plan === undefined) return { supported: false, reasons: [`No pay plan ${name} was in force.`] };
      const again = plan.recompile(read.value);
      return again.supported
        ? { supported: true, pay: bind(new Map(plans).set(name, again.plan), asksSales) }
        : again;
    }
  };
}

/** The pay of several documents together. */
function figuresOf(pays: readonly ShiftedPay[], rows: number, width: number): FastFigures {
  const [first, ...others] = pays;
  const earnedByPeriod = first?.earned ?? new Float64Array(rows * width);
  const paidByPeriod = first?.paid ?? new Float64Array(rows * width);
  for (const { earned, paid } of others) {
    for (let i = 0; i < earned.length; i++) earnedByPeriod[i]! += earned[i]!;
    for (let i = 0; i < paid.length; i++) paidByPeriod[i]! += paid[i]!;
  }
  const earned = sumRows(earnedByPeriod, rows, width);
  const paid = sumRows(paidByPeriod, rows, width);
  return {
    earned,
    paid,
    earnedByPeriod,
    paidByPeriod,
    totalEarned: totalOf(earned),
    totalPaid: totalOf(paid)
  };
}

function sumRows(cells: Float64Array, rows: number, width: number): Float64Array {
  const sums = new Float64Array(rows);
  for (let i = 0; i < cells.length; i++) sums[(i / width) | 0]! += cells[i]!;
  return sums;
}
