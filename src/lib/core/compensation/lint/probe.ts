import { Decimal, decimalText, ZERO } from '../../money.ts';
import type { Period } from '../../period.ts';
import { computeLines } from '../compute-lines.ts';
import type { Credit } from '../crediting/credit.ts';
import { type Context, createContext } from '../measure/context.ts';
import { figureText } from '../payout-document.ts';
import { settle } from '../rounding.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Component, Plan, PlanDocument } from '../schema/plan.ts';

const PROBE = 'probe';
const spans: Record<Component['interval'], Period> = {
  period: { start: '2024-01-01', end: '2024-04-01' },
  month: { start: '2024-01-01', end: '2024-02-01' },
  quarter: { start: '2024-01-01', end: '2024-04-01' },
  half: { start: '2024-01-01', end: '2024-07-01' },
  year: { start: '2024-01-01', end: '2025-01-01' }
};

/** A component tried on an imagined payee: what it pays at any credit, everything else exactly at quota. */
export class Probe {
  readonly quota: Decimal;
  readonly #context: Context;
  /** The same with everything else at nothing too. */
  readonly #idle: Context;
  readonly #measure: string;
  readonly #span: Period;

  constructor(document: PlanDocument, plan: Plan, component: Component, { quota, target }: Typical) {
    this.quota = quota;
    this.#span = spans[component.interval];
    this.#measure = measureOf(component);
    const alone: PlanDocument = {
      ...document,
      settings: { ...document.settings, yearStart: '01-01', rounding: { ...document.settings.rounding, point: 'line' } },
      plans: [{ ...plan, terms: { ...plan.terms, ramp: [], tenureQuotas: [] }, components: [within(component)] }]
    }; // prettier-ignore
    this.#context = createContext(alone, this.#input(document, target));
    this.#idle = createContext(alone, this.#input(document, target, true));
  }

  /** Pay before rounding at a credit, given as one transaction. */
  payAt(credit: Decimal): Decimal {
    const one: Credit = {
      id: 'probe', payee: PROBE, measure: this.#measure, date: this.#span.start, amount: credit, type: 'direct', rule: 'probe',
      share: new Decimal(1), transaction: 'probe', reverses: undefined, ownDate: this.#span.start, idle: false, attributes: {}, amounts: {}
    }; // prettier-ignore
    const book = credit.isZero() ? new Map() : new Map([[PROBE, new Map([[this.#measure, [one]]])]]);
    const lines = computeLines({ ...this.#context, book, findings: [] });
    return lines.reduce((sum, { unrounded }) => sum.plus(unrounded), ZERO);
  }

  /** Pay before rounding where nothing at all was reached, in any measure. */
  get payForNothing(): Decimal {
    const lines = computeLines({ ...this.#idle, findings: [] });
    return lines.reduce((sum, { unrounded }) => sum.plus(unrounded), ZERO);
  }

  /** A row to show: credit, attainment and pay. */
  row(credit: Decimal): Record<string, string> {
    return {
      credit: figureText(credit),
      attainment: figureText(settle(credit.div(this.quota)).toDecimalPlaces(8)),
      earned: decimalText(this.payAt(credit).toDecimalPlaces(2), 2)
    };
  }

  #input(document: PlanDocument, target: Decimal, idle = false): PayoutInput {
    const quotas = document.measures.map(({ id }) => ({
      payee: PROBE,
      measure: id,
      ...this.#span,
      amount: this.quota
    }));
    const results = document.measures
      .filter(({ id }) => id !== this.#measure)
      .map(({ id, unit }) => ({
        payee: PROBE,
        measure: id,
        period: 'probe',
        value: idle ? ZERO : unit === 'ratio' ? new Decimal(1) : this.quota
      }));
    const attributes = { ...numericAttributes(document) };
    return {
      currency: 'USD',
      periods: [{ id: 'probe', ...this.#span }],
      payees: [{ id: PROBE, targetIncentive: target, base: target, attributes }],
      quotas, results,
      hierarchy: [], assignments: [], transactions: [], splits: [], credits: [], relief: [], balances: [], adjustments: [], fx: []
    } as PayoutInput; // prettier-ignore
  }
}

/** The size of quota and yearly target incentive that probes use. */
export type Typical = { readonly quota: Decimal; readonly target: Decimal };

/** Typical figures of an input (medians), or round ones. */
export function typicalOf(input: PayoutInput | undefined): Typical {
  const median = (values: Decimal[], fallback: string) => {
    const sorted = values.filter((value) => value.gt(0)).sort((a, b) => a.comparedTo(b));
    return sorted[Math.floor(sorted.length / 2)] ?? new Decimal(fallback);
  };
  return {
    quota: median(input?.quotas.map(({ amount }) => amount) ?? [], '100000'),
    target: median(input?.payees.flatMap(({ targetIncentive }) => targetIncentive ?? []) ?? [], '40000')
  };
}

/** A component with each of its dated tables in force alone, in order; most have one. */
export const tablesInForce = (component: Component): readonly [Component, ...Component[]] => {
  if (component.kind !== 'table' || !component.versions) return [component];
  const [first, ...later] = component.versions.map(({ tiers }) => ({
    ...component,
    versions: undefined,
    tiers
  }));
  return [first!, ...later];
};

/** The measure a component is probed with. */
export const measureOf = (component: Component): string =>
  component.kind === 'table'
    ? (component.measure ?? component.combined![0]!.measure)
    : component.kind === 'matrix'
      ? component.rows.measure
      : component.kind === 'objectives'
        ? component.objectives[0]!.measure
        : component.measure;

/** Without what needs real transactions or other people: windows, filters, teams, budgets. */
function within(component: Component): Component {
  const bare = {
    ...component,
    window: undefined,
    where: undefined,
    creditTypes: undefined,
    budget: undefined
  };
  return bare.kind === 'table' ? { ...bare, team: undefined } : bare;
}

/** Attributes that rates are taken from, each at a tenth. */
function numericAttributes(document: PlanDocument): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { components } of document.plans) {
    for (const component of components) {
      if (component.kind !== 'table') continue;
      const tiers = component.tiers ?? component.versions?.flatMap((version) => version.tiers) ?? [];
      for (const rate of [component.rate, ...tiers.map((tier) => tier.rate)]) {
        if (rate && 'attribute' in rate) found[rate.attribute] = 0.1;
      }
    }
  }
  return found;
}
