import type { Decimal } from '../../money.ts';
import type { PayStep } from '../payout.ts';
import type { Cap, Component } from '../schema/plan.ts';

/** An amount under a cap: what lies beyond the limit counts by its factor (0 for a hard cap). */
export function capped(amount: Decimal, limit: Decimal, beyond: Decimal): Decimal {
  return amount.gt(limit) ? limit.plus(amount.minus(limit).times(beyond)) : amount;
}

/** A cap on the credit of each transaction, on both sides of zero so that a return takes back what was counted. */
export function capTransaction({ caps }: Component, amount: Decimal): Decimal {
  let counted = amount;
  for (const { on, at, beyond } of caps) {
    if (on !== 'transaction') continue;
    counted = counted.isNegative() ? capped(counted.neg(), at, beyond).neg() : capped(counted, at, beyond);
  }
  return counted;
}

/** Caps on an interval's credit or attainment. */
export function capCredit({ caps }: Component, amount: Decimal, quota: Decimal | undefined): Decimal {
  let counted = amount;
  for (const { on, at, beyond } of caps) {
    if (on === 'credit') counted = capped(counted, at, beyond);
    if (on === 'attainment' && quota !== undefined) counted = capped(counted, at.times(quota), beyond);
  }
  return counted;
}

/** Caps on pay, as steps. */
export function capPay(component: Component, pay: Decimal, target: Decimal, base: Decimal): PayStep[] {
  const steps: PayStep[] = [];
  let running = pay;
  component.caps.forEach((cap, i) => {
    const limit = limitOf(cap, target, base);
    if (limit === undefined || running.lte(limit)) return;
    const after = capped(running, limit, cap.beyond);
    steps.push({
      id: cap.id ?? `caps[${i}]`,
      kind: 'cap',
      operation: 'softCap',
      value: limit,
      beyond: cap.beyond,
      before: running,
      after
    });
    running = after;
  });
  const { floor } = component;
  if (floor && running.lt(floor)) {
    steps.push({
      id: 'floor',
      kind: 'floor',
      operation: 'floor',
      value: floor,
      before: running,
      after: floor
    });
  }
  return steps;
}

function limitOf({ on, at }: Cap, target: Decimal, base: Decimal): Decimal | undefined {
  if (on === 'earned') return at;
  if (on === 'targetIncentive') return at.times(target);
  return on === 'base' ? at.times(base) : undefined;
}
