import type { Change } from './change.ts';

/**
 * The changes that take a change back, in order. Most carry what stood before; a scaling of quotas takes the
 * quotas it found (`quotaBefore`), because rounding cannot be undone by arithmetic.
 */
export function invertChange(
  change: Change,
  quotaBefore: readonly Extract<Change, { type: 'quota.set' }>[] = []
): Change[] {
  switch (change.type) {
    case 'quota.set':
    case 'territory.move':
    case 'territory.rename':
    case 'territory.assign':
    case 'territory.home':
    case 'territory.rule':
    case 'plan.edit':
    case 'plan.assign':
    case 'assumption.set':
    case 'forecast.set':
    case 'forecast.override':
    case 'forecast.event':
    case 'pipeline.call':
      return [{ ...change, from: change.to, to: change.from } as Change];
    case 'quota.scale':
      return quotaBefore.map((cell) => ({ ...cell, from: cell.to, to: cell.from }));
    case 'territory.create':
      return [{ ...change, type: 'territory.remove' }];
    case 'territory.remove':
      return [{ ...change, type: 'territory.create' }];
    case 'adjustment.add':
      return [{ ...change, id: `${change.id}-reversed`, amount: negate(change.amount) }];
  }
}

const negate = (amount: string) =>
  amount.startsWith('-') ? amount.slice(1) : `-${amount.replace(/^\+/, '')}`;
