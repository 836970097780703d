import { assert } from '../core/assert.ts';
import type { Change } from './change.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as it crosses to a worker: its changes by number, and only those in full that were not sent before. */
export type SentScenario = Omit<Scenario, 'changes' | 'extra'> & {
  readonly changes: readonly number[];
  readonly fresh: readonly (readonly [number, Change])[];
};

/** Changes are never altered: each object crosses once, as the JSON it is. */
export function createScenarioSender() {
  const numbers = new WeakMap<Change, number>();
  let last = 0;
  return ({ changes, extra: _extra, ...rest }: Scenario): SentScenario => {
    const fresh: [number, Change][] = [];
    const sent = changes.map((change) => {
      let number = numbers.get(change);
      if (number === undefined) {
        numbers.set(change, (number = ++last));
        fresh.push([number, JSON.parse(JSON.stringify(change)) as Change]);
      }
      return number;
    });
    return { ...rest, changes: sent, fresh };
  };
}

/** Puts scenarios together again: the same change is the same object each time, so what was read of it stays read. */
export function createScenarioReceiver() {
  const known = new Map<number, Change>();
  return ({ changes, fresh, ...rest }: SentScenario): Scenario => {
    for (const [number, change] of fresh) known.set(number, change);
    return {
      ...rest,
      extra: {},
      changes: changes.map((number) => {
        const change = known.get(number);
        assert(change, 'a change is sent before it is named');
        return change;
      })
    };
  };
}
