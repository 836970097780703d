import { type Decimal, decimalText, ZERO } from '../../money.ts';
import { addDays } from '../../period.ts';
import { levelOf } from '../component/level.ts';
import { gateMet } from '../component/linkage.ts';
import type { Credit } from '../crediting/credit.ts';
import { counts, inSpan } from '../measure/figures.ts';
import { measureOf } from '../lint/probe.ts';
import { figureText } from '../payout-document.ts';
import type { PayoutLine, PayStep } from '../payout.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Component, Plan, PlanDocument } from '../schema/plan.ts';
import { imaginedCredit, WhatIf } from './change-input.ts';

/** Something that would have altered a line: what, by how much, and what the line would then have earned. */
export type WhyNot = {
  readonly code: 'next-tier' | 'threshold' | 'gate' | 'rejected-credit' | 'cap';
  readonly message: string;
  /** How much more credit (or of the gate's measure); 0 where nothing would have to be sold. */
  readonly change: Decimal;
  readonly earned: Decimal;
  readonly gain: Decimal;
};

export type Explanation = { readonly why: readonly string[]; readonly whyNot: readonly WhyNot[] };

/** Why a line is what it is, and the smallest changes that would have altered it, smallest first. */
export function explainLine(document: PlanDocument, input: PayoutInput, line: PayoutLine): Explanation {
  const plan = document.plans.find(({ id }) => id === line.plan)!;
  const component = plan.components.find(({ id }) => id === line.component)!;
  const whatIf = new WhatIf(document, input);
  const { places } = whatIf.context.rounding;
  const found = [
    ...moreCredit(whatIf, component, line),
    ...missedGates(whatIf, plan, component, line),
    ...rejectedCredits(whatIf, plan, component, line),
    ...limits(line, places)
  ];
  return {
    why: sentences(line, component, amountText(places)),
    whyNot: found.sort((a, b) => a.change.comparedTo(b.change) || b.gain.comparedTo(a.gain))
  };
}

function sentences(line: PayoutLine, component: Component, amount: AmountText): string[] {
  const reached =
    line.attainment === undefined
      ? ''
      : `, ${decimalText(line.attainment.times(100).toDecimalPlaces(2))} % of a quota of ${figure(line.quota!)}`;
  return [
    `Credit of ${figure(line.credit)}${reached}.`,
    ...line.tiers.map(({ from, to, amount: part, rate, payout }) => `${figure(part)} in the tier from ${figure(from)}${to ? ` to ${figure(to)}` : ''} at ${figure(rate)} pays ${amount(payout)}.`),
    ...(line.tiers.length === 0 && component.kind === 'table' && component.combined === undefined && !line.quota?.gt(0) && !line.credit.isZero()
      ? [`There is ${line.quota ? 'a quota of zero' : 'no quota'}, so no tier could be paid.`]
      : []),
    ...line.modifiers.map((step) => stepSentence(step, amount)),
    `Earned ${amount(line.earned)}.`
  ]; // prettier-ignore
}

function stepSentence({ id, kind, value, before, after }: PayStep, amount: AmountText): string {
  const left = `${amount(before)} to ${amount(after)}`;
  if (kind === 'trueUp') return `Earned before in the span and taken off: ${amount(value)}, from ${left}.`;
  return `The ${stepName(id, kind)} takes ${left}.`;
}

/** What a step is called: its kind, and its own name where the plan gives it one rather than a place in a list. */
const stepName = (id: string, kind: PayStep['kind']): string =>
  id === kind || /\[\d+\]$/.test(id) ? kind : `${kind} ${id}`;

const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
};
const figure = (value: Decimal): string => grouped(figureText(value));
/** How amounts of pay are written: with the places they are rounded to. */
type AmountText = (value: Decimal) => string;
const amountText =
  (places: number): AmountText =>
  (value) =>
    grouped(decimalText(value.toDecimalPlaces(places), places));

/** The credit missing to the threshold and to the next tier. */
function moreCredit(whatIf: WhatIf, component: Component, line: PayoutLine): WhyNot[] {
  if (component.kind !== 'table' || component.measure === undefined || component.position === 'transaction')
    return [];
  const measure = component.measure;
  const lastDay = addDays(line.end, -1);
  const amount = amountText(whatIf.context.rounding.places);
  const { team } = component;
  // A leader's next tier is reached by somebody of the team.
  const below = team && whatIf.context.hierarchy.below(line.payee, lastDay, team.of === 'all' ? 'all' : 1);
  const seller = below ? below[0] : line.payee;
  if (seller === undefined || team?.attainment === 'mean') return [];
  const found: WhyNot[] = [];
  const unit = (by: 'attainment' | 'amount') => (by === 'attainment' ? line.quota : ZERO.plus(1));
  const tryFor = (code: WhyNot['code'], level: Decimal, by: 'attainment' | 'amount', what: string) => {
    const scale = unit(by);
    if (scale === undefined) return;
    const change = level.times(scale).minus(line.credit);
    if (change.lte(0)) return;
    const imagined = imaginedCredit(line, measure, lastDay, change);
    const credit = { ...imagined, payee: seller, type: component.creditTypes?.[0] ?? imagined.type };
    const then = whatIf.withCredit(line, credit);
    if (!then) return;
    const gain = then.earned.minus(line.earned);
    found.push({
      code,
      change,
      earned: then.earned,
      gain,
      message: `${figure(change)} more credit reaches ${what} and earns ${amount(then.earned)}.`
    });
  };
  if (component.threshold)
    tryFor('threshold', component.threshold.at, component.threshold.by, 'the threshold');
  const tiers = component.tiers ?? component.versions?.findLast(({ start }) => start < line.end)?.tiers ?? [];
  const next = tiers.find(({ from }) => from.times(unit(component.by) ?? 0).gt(line.credit));
  if (next) tryFor('next-tier', next.from, component.by, `the tier from ${figure(next.from)}`);
  return found;
}

function missedGates(whatIf: WhatIf, plan: Plan, component: Component, line: PayoutLine): WhyNot[] {
  const { context } = whatIf;
  const amount = amountText(context.rounding.places);
  const span = { start: line.start, end: line.end };
  const pieces = context.pieces.get(line.payee)?.get(line.plan) ?? [];
  const spot = {
    context,
    payee: line.payee,
    plan,
    component,
    interval: span,
    pieces,
    earnedBefore: () => ZERO
  };
  return component.gates.flatMap((gate, i) => {
    if (gateMet(spot, gate, span)) return [];
    return gate.measures.flatMap((measure) => {
      const level = levelOf(spot, measure, gate.by, span);
      if (level === undefined || level.gte(gate.atLeast)) return [];
      const value = levelOf(spot, measure, 'amount', span)!;
      const needed =
        gate.by === 'amount'
          ? gate.atLeast
          : level.isZero()
            ? undefined
            : value.times(gate.atLeast).div(level);
      if (needed === undefined) return [];
      const then = whatIf.withResult(line, measure, needed);
      if (!then) return [];
      const change = needed.minus(value);
      const message = `The gate ${gate.id ?? i + 1} asks for ${figure(gate.atLeast)} of ${measure} and ${figure(level.toDecimalPlaces(6))} was reached; meeting it earns ${amount(then.earned)}.`;
      return [
        { code: 'gate' as const, change, earned: then.earned, gain: then.earned.minus(line.earned), message }
      ];
    });
  });
}

/** Credits of the interval that did not count, and what they would have earned. */
function rejectedCredits(whatIf: WhatIf, plan: Plan, component: Component, line: PayoutLine): WhyNot[] {
  if (component.kind === 'objectives') return [];
  const all = whatIf.context.book.get(line.payee)?.get(measureOf(component)) ?? [];
  const counted = new Set(line.credits.map(({ id }) => id));
  return inSpan(all, { start: line.start, end: line.end })
    .filter((credit) => !counted.has(credit.id))
    .flatMap((credit) => {
      const { where, window, creditTypes } = component;
      const attributes = {
        ...credit,
        type: creditTypes?.[0] ?? credit.type,
        idle: false,
        reverses: undefined
      };
      const allowed: Credit = {
        ...attributes,
        id: '~counted',
        date: window && credit.date < window.start ? window.start : credit.date
      };
      const then = counts(allowed, plan, { where, window, creditTypes })
        ? whatIf.withCredit(line, allowed)
        : undefined;
      const earned = then?.earned ?? line.earned;
      const message = `Credit ${credit.id} of ${figure(credit.amount)} does not count for ${component.id}: ${reason(component, plan, credit)}.`;
      return [
        { code: 'rejected-credit' as const, change: ZERO, earned, gain: earned.minus(line.earned), message }
      ];
    });
}

function reason({ where, window, creditTypes }: Component, plan: Plan, credit: Credit): string {
  if (credit.reverses !== undefined && plan.payment.clawback) return 'a reversal, left to the clawback';
  if (credit.idle) return 'returns are ignored';
  if (creditTypes && !creditTypes.includes(credit.type)) return `it is ${credit.type} credit`;
  if (window && (credit.date < window.start || credit.date >= window.end))
    return `${credit.date} is outside the window`;
  return where && !counts(credit, plan, { where })
    ? 'its transaction does not meet the conditions'
    : 'the payee was not on the plan that day';
}

/** Caps that took something away. */
const limits = (line: PayoutLine, places: number): WhyNot[] =>
  line.modifiers
    .filter(({ kind, before, after }) => (kind === 'cap' || kind === 'budget') && after.lt(before))
    .map(({ id, kind, before, after }) => ({
      code: 'cap' as const,
      change: ZERO,
      earned: before.toDecimalPlaces(places),
      gain: before.minus(after).toDecimalPlaces(places),
      message: `Without the ${stepName(id, kind)} the pay would be ${amountText(places)(before)}.`
    }));
