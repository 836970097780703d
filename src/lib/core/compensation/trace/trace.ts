import type { Decimal } from '../../money.ts';

/**
 * How a step's value follows from others. `given` is data; every other operation can be computed again.
 * `slice` of (credit, from, to, unit): the part of credit between from × unit and to × unit, `to` left out at the top.
 * `softCap` of (amount, limit, beyond): the limit plus the excess × beyond. `floor`: at least the second.
 * `quotient` of (a, b, c, …, last): the product of all but the last, divided by the last.
 */
export type Operation =
  'given' | 'sum' | 'product' | 'quotient' | 'minus' | 'slice' | 'softCap' | 'floor' | 'round';

/** One step: what it is, which rule made it, what it was computed from. */
export type TraceStep = {
  readonly id: string;
  readonly stage: 'credit' | 'measurement' | 'incentive' | 'rounding' | 'payment';
  /** Path of the rule in the plan document, or of the list in the input. */
  readonly rule: string;
  readonly label: string;
  readonly operation: Operation;
  /** Ids of earlier steps. */
  readonly of: readonly string[];
  readonly value: Decimal;
  /** For `round`. */
  readonly places?: number;
  readonly mode?: string;
};

/** The lineage of one amount; the last step is the amount. */
export type Trace = { readonly of: Readonly<Record<string, string>>; readonly steps: readonly TraceStep[] };

/** Collects steps with ids of their own. */
export class TraceWriter {
  readonly steps: TraceStep[] = [];

  add(step: Omit<TraceStep, 'id'>): string {
    const id = `s${this.steps.length + 1}`;
    this.steps.push({ id, ...step });
    return id;
  }

  /** A step known to be data. */
  given(stage: TraceStep['stage'], rule: string, label: string, value: Decimal): string {
    return this.add({ stage, rule, label, operation: 'given', of: [], value });
  }

  valueOf(id: string): Decimal {
    return this.steps.find((step) => step.id === id)!.value;
  }
}
