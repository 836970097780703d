import { Decimal, ONE, roundTo, type RoundingMode, sumDecimals, ZERO } from '../../money.ts';
import { capped } from '../component/caps.ts';
import { dusted, settle } from '../rounding.ts';
import type { Trace, TraceStep } from './trace.ts';

export type Replay = {
  readonly amount: Decimal;
  readonly holds: boolean;
  /** Steps whose value is not what their inputs give. */
  readonly differences: readonly {
    readonly step: string;
    readonly stated: Decimal;
    readonly computed: Decimal;
  }[];
};

/** Quotients are kept at 40 places, so sums of products of them agree far below this; printed figures have 20. */
const TOLERANCE = new Decimal('1e-12');

/** Compute a trace again from its given steps alone, and say where it does not follow. */
export function replayTrace({ steps }: Trace): Replay {
  const values = new Map<string, Decimal>();
  const differences: Replay['differences'][number][] = [];
  for (const step of steps) {
    const inputs = step.of.map((id) => values.get(id) ?? ZERO);
    const computed = settle(compute(step, inputs));
    if (computed.minus(step.value).abs().gt(TOLERANCE))
      differences.push({ step: step.id, stated: step.value, computed });
    values.set(step.id, computed);
  }
  const last = steps.at(-1);
  return { amount: last ? values.get(last.id)! : ZERO, holds: differences.length === 0, differences };
}

function compute({ operation, value, places, mode }: TraceStep, inputs: readonly Decimal[]): Decimal {
  const [first = ZERO, second = ZERO, third = ZERO, fourth] = inputs;
  switch (operation) {
    case 'given':
      return value;
    case 'sum':
      return sumDecimals(inputs);
    case 'product':
      return inputs.reduce((product, input) => product.times(input), ONE);
    case 'quotient':
      return inputs
        .slice(0, -1)
        .reduce((product, input) => product.times(input), ONE)
        .div(inputs.at(-1)!);
    case 'minus':
      return inputs.slice(1).reduce((rest, input) => rest.minus(input), first);
    case 'slice':
      return fourth === undefined
        ? sliceOf(first, second, undefined, third)
        : sliceOf(first, second, third, fourth);
    case 'softCap':
      return capped(first, second, third);
    case 'floor':
      return Decimal.max(first, second);
    case 'round':
      return roundTo(dusted(first), places!, mode as RoundingMode);
  }
}

/** The part of a credit between two starts; the lowest tier also holds what lies below zero. */
function sliceOf(credit: Decimal, from: Decimal, to: Decimal | undefined, unit: Decimal): Decimal {
  const bottom = from.times(unit);
  const top = to === undefined ? credit : Decimal.min(credit, to.times(unit));
  return bottom.lte(0) && credit.isNegative() ? credit : Decimal.max(ZERO, top.minus(bottom));
}
