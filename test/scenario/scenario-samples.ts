import fc from 'fast-check';
import type { Change, TerritoryRule } from '../../src/lib/scenario/change.ts';
import { baselineScenario, type Scenario } from '../../src/lib/scenario/scenario.ts';

export const emptyScenario: Scenario = {
  ...baselineScenario({ dataset: 'Sample', fingerprint: 'f00d' }),
  id: 'draft',
  title: 'Draft'
};

const key = fc.constantFrom('r1', 'r2', 'r3', 'Zoë "Z" \u2028 Ng');
const amount = fc.integer({ min: -1_000_000, max: 9_000_000 }).map((cents) => (cents / 100).toFixed(2));
const start = fc.constantFrom('2026-01-01', '2026-04-01', '2026-07-01');

export const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    type: fc.constant('quota.set' as const),
    rep: key,
    measure: fc.constant('revenue'),
    start,
    from: fc.option(amount),
    to: fc.option(amount)
  }),
  fc.record({
    type: fc.constant('quota.scale' as const),
    reps: fc.option(fc.array(key, { maxLength: 3 })),
    factor: fc.constantFrom('1.05', '0.9'),
    roundTo: fc.constantFrom('0.01', '1000')
  }),
  fc.record({
    type: fc.constant('quota.scale' as const),
    reps: fc.constant(null),
    measure: fc.constant('revenue'),
    periods: fc.uniqueArray(start, { minLength: 1 }),
    factor: fc.constant('1.1'),
    roundTo: fc.constant('0')
  }),
  fc.record({
    type: fc.constant('territory.move' as const),
    units: fc.array(fc.constantFrom('06037', '01001', '48201'), { minLength: 1, maxLength: 3 }),
    from: fc.option(key),
    to: fc.option(key)
  }),
  fc.record({
    type: fc.constantFrom('territory.create' as const, 'territory.remove' as const),
    territory: key,
    name: key,
    rep: fc.option(key),
    parent: fc.option(key)
  }),
  fc.record({
    type: fc.constant('territory.assign' as const),
    territory: key,
    from: fc.option(key),
    to: fc.option(key)
  }),
  fc.record({
    type: fc.constant('territory.home' as const),
    territory: key,
    from: fc.option(key),
    to: fc.option(key)
  }),
  fc.record({ type: fc.constant('territory.rename' as const), territory: key, from: key, to: key }),
  fc.record({
    type: fc.constant('assumption.set' as const),
    name: fc.constant('credit.follows'),
    from: fc.constant(null),
    to: fc.constantFrom('territory', 'transaction')
  }),
  fc.record({
    type: fc.constant('forecast.set' as const),
    from: fc.constant(null),
    to: fc.record({
      method: fc.constantFrom('default', 'ets', 'tsb'),
      horizon: fc.integer({ min: 1, max: 36 }),
      level: fc.constantFrom('80', '95')
    })
  }),
  fc.record({
    type: fc.constant('forecast.override' as const),
    series: fc.constantFrom('company', 'team:r1', 'rep:Zoë "Z"'),
    period: start,
    from: fc.option(amount),
    to: fc.option(amount),
    author: fc.constant('Ng'),
    reason: fc.constantFrom('', 'a large order is due')
  }),
  fc.record({
    type: fc.constant('forecast.event' as const),
    series: fc.constantFrom('company', 'rep:r2'),
    period: start,
    from: fc.constant(null),
    to: fc.record({ note: fc.constant('trade fair'), treatment: fc.constantFrom('leave-out', 'keep') })
  }),
  fc.record({
    type: fc.constant('territory.rule' as const),
    rule: key,
    from: fc.constant(null),
    to: fc.constantFrom<TerritoryRule>(
      { kind: 'together', units: ['06001', '06003'] },
      { kind: 'protected', units: ['06001'], accounts: ['A1'] },
      { kind: 'limit', territory: 'T1', measure: 'accounts', minimum: null, maximum: '120' },
      { kind: 'count', least: 40, most: 44 }
    )
  }),
  fc.record({
    type: fc.constant('pipeline.call' as const),
    deal: key,
    from: fc.option(fc.constantFrom('pipeline' as const, 'commit' as const)),
    to: fc.option(fc.constantFrom('best case' as const, 'omitted' as const)),
    reason: key,
    author: key
  })
);
