import type { Decimal } from '../../money.ts';
import type { Period } from '../../period.ts';
import { settle } from '../rounding.ts';
import type { PayStep } from '../payout.ts';
import type { Gate, Modifier } from '../schema/plan.ts';
import { levelOf } from './level.ts';
import type { Spot } from './spot.ts';

/** Gates in order: a missed gate multiplies the pay by its `otherwise`. A met gate leaves no step. */
export function applyGates(spot: Spot, span: Period, pay: Decimal): PayStep[] {
  const steps: PayStep[] = [];
  let running = pay;
  spot.component.gates.forEach((gate, i) => {
    if (gateMet(spot, gate, span)) return;
    const after = running.times(gate.otherwise);
    steps.push({
      id: gate.id ?? `gates[${i}]`,
      kind: 'gate',
      operation: 'times',
      value: gate.otherwise,
      before: running,
      after
    });
    running = after;
  });
  return steps;
}

export function gateMet(spot: Spot, { measures, by, atLeast, need }: Gate, span: Period): boolean {
  const met = (measure: string) => levelOf(spot, measure, by, span)?.gte(atLeast) ?? false;
  return need === 'all' ? measures.every(met) : measures.some(met);
}

/** Modifiers in order. */
export function applyModifiers(spot: Spot, span: Period, pay: Decimal, target: Decimal): PayStep[] {
  const steps: PayStep[] = [];
  let running = pay;
  spot.component.modifiers.forEach((modifier, i) => {
    const level = levelOf(spot, modifier.measure, modifier.by, span);
    const factor = level === undefined ? undefined : factorAt(modifier, level);
    if (factor === undefined) return;
    const operation = modifier.effect === 'multiply' ? ('times' as const) : ('plus' as const);
    const value = modifier.effect === 'addTargetIncentive' ? factor.times(target) : factor;
    const after = operation === 'times' ? running.times(value) : running.plus(value);
    steps.push({
      id: modifier.id ?? `modifiers[${i}]`,
      kind: 'modifier',
      operation,
      value,
      before: running,
      after
    });
    running = after;
  });
  return steps;
}

/** The factor at a level; undefined below the first step. */
export function factorAt({ tiers, mode }: Modifier, level: Decimal): Decimal | undefined {
  const at = tiers.findLastIndex(({ from }) => from.lte(level));
  const step = tiers[at];
  if (step === undefined) return undefined;
  const next = tiers[at + 1];
  if (mode === 'band' || next === undefined) return step.factor;
  const way = level.minus(step.from).div(next.from.minus(step.from));
  return settle(step.factor.plus(next.factor.minus(step.factor).times(way)));
}
