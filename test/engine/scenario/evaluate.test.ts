import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { compareScenarios } from '../../../src/lib/scenario/compare.ts';
import { createEvaluator, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario, type Scenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

const plan = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [
        {
          kind: 'table',
          id: 'commission',
          measure: 'revenue',
          tiers: [
            { from: '0', rate: '0.1' },
            { from: '1', rate: '0.2' }
          ]
        }
      ]
    }
  ]
};
const base: Scenario = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
const withChanges = (...changes: Change[]): Scenario => ({ ...base, id: 'other', title: 'Other', changes });
const move: Change = { type: 'territory.move', units: ['01003'], from: 'T1', to: 'T2' };
const raise: Change = { type: 'quota.scale', reps: null, factor: '1.25', roundTo: '1' };

let db: Connector;
let evaluator: Evaluator;
beforeAll(async () => {
  db = await openSmallCompany();
  evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans: new Map([['base', plan]]) });
}, 60_000);
afterAll(() => db.close());

describe('the base, by hand', () => {
  test('attainment is credit over quota in each period', async () => {
    const { totals, attainment } = await evaluator.evaluate(base);
    expect(
      attainment.map(({ rep, start, credit, quota, attainment }) => [rep, start, credit, quota, attainment])
    ).toEqual([
      ['ada', '2026-01-01', '100.00', '80.00', '1.250000'],
      ['ada', '2026-04-01', '60.00', '80.00', '0.750000'],
      ['ben', '2026-01-01', '40.00', '50.00', '0.800000'],
      ['ben', '2026-04-01', '50.00', '50.00', '1.000000']
    ]);
    expect(totals).toMatchObject({ credit: '250.00', quota: '260.00', attainment: '0.961538' });
  });
  // ada: 80 × 0.1 + 20 × 0.2 = 12, then 60 × 0.1 = 6; ben: 4, then 5.
  test('pay is marginal: 12 + 6 + 4 + 5', async () => {
    const { totals, payouts } = await evaluator.evaluate(base);
    expect(
      payouts.map(({ payee, start, component, paid }) => `${payee} ${start} ${component} ${paid}`)
    ).toEqual([
      'ada 2026-01-01 commission 12.00',
      'ada 2026-04-01 commission 6.00',
      'ben 2026-01-01 commission 4.00',
      'ben 2026-04-01 commission 5.00'
    ]);
    expect(totals).toMatchObject({ earned: '27.00', paid: '27.00', cost: '27.00' });
  });
  // Potential 700 and 300: Gini = (1 · 300 + 2 · 700) · 2 / (2 · 1000) − 3/2 = 0.2.
  test('fairness of territory potential', async () => {
    const { fairness } = await evaluator.evaluate(base);
    const value = (statistic: string, variant: string) =>
      fairness.find((row) => row.statistic === statistic && row.variant === variant)?.value;
    expect(value('potential-gini', 'population')).toBe('0.200000');
    expect(value('potential-gini', 'sample')).toBe('0.400000');
    expect(value('potential-max-over-min', 'ratio')).toBe('2.333333');
    expect(value('attainment-at-quota-count', 'credit ≥ quota')).toBe('2');
  });
  test('the region is a parent, not a territory of its own', async () => {
    const { territories } = await evaluator.evaluate(base);
    expect(
      territories.map(({ territory, rep, units, potential, credit }) => [
        territory,
        rep,
        units,
        potential,
        credit
      ])
    ).toEqual([
      ['T1', 'ada', 2, '700', '160.00'],
      ['T2', 'ben', 1, '300', '90.00']
    ]);
  });
});

describe('a county moves from ada to ben', () => {
  // t2 (30.00, February) goes to ben: ada 70 × 0.1 = 7; ben 50 × 0.1 + 20 × 0.2 = 9.
  test('its sales, its potential and its pay go along', async () => {
    const { payouts, territories, totals, alignment } = await evaluator.evaluate(withChanges(move));
    expect(payouts.map(({ payee, paid }) => `${payee} ${paid}`)).toEqual([
      'ada 7.00',
      'ada 6.00',
      'ben 9.00',
      'ben 5.00'
    ]);
    expect(territories.map(({ potential }) => potential)).toEqual(['600', '400']);
    expect(alignment.get('01003')).toBe('T2');
    expect(totals.credit).toBe('250.00');
  });
  test('where credit follows the transaction nobody’s pay changes', async () => {
    const follows: Change = { type: 'assumption.set', name: 'credit.follows', from: null, to: 'transaction' };
    expect((await evaluator.evaluate(withChanges(move, follows))).totals.paid).toBe('27.00');
  });
  test('unassigned, its sales credit nobody and the loss is said', async () => {
    const { totals, findings } = await evaluator.evaluate(withChanges({ ...move, to: null }));
    expect(totals).toMatchObject({ credit: '250.00', paid: '22.00' });
    expect(findings.find(({ code }) => code === 'credit-vacant')?.values).toEqual(['30.00', '1']);
  });
  test('moved and moved back is the base', async () => {
    const back: Change = { type: 'territory.move', units: ['01003'], from: 'T2', to: 'T1' };
    const { scenario: _a, ...there } = await evaluator.evaluate(withChanges(move, back));
    const { scenario: _b, ...never } = await evaluator.evaluate(base);
    expect(there).toEqual(never);
  });
});

test('a new territory with its own rep takes what is moved into it', async () => {
  const create: Change = { type: 'territory.create', territory: 'T3', name: 'New', rep: 'cho' };
  const into: Change = { type: 'territory.move', units: ['01001'], from: 'T1', to: 'T3' };
  const { credits } = await evaluator.evaluate(withChanges(create, into));
  expect(credits.filter(({ rep }) => rep === 'cho').map(({ credit, rule }) => [credit, rule])).toEqual([
    ['70.00', 'territory-move'],
    ['60.00', 'territory-move']
  ]);
});

test('a change that does not fit the data is said, and the rest still counts', async () => {
  const stray: Change = { type: 'territory.move', units: ['99999'], from: 'T1', to: 'T2' };
  const { findings, totals } = await evaluator.evaluate(withChanges(stray, raise));
  expect(findings.map(({ code }) => code)).toContain('unit-unknown');
  expect(totals.quota).toBe('326.00');
});

// ada 80 × 1.25 = 100 and ben 50 × 1.25 = 62.5, which rounds to 63; the second quarter stays 80 and 50.
test('quotas scaled in one period leave the other as it was', async () => {
  const { attainment } = await evaluator.evaluate(withChanges({ ...raise, periods: ['2026-01-01'] }));
  expect(attainment.map(({ rep, start, quota }) => `${rep} ${start} ${quota}`)).toEqual([
    'ada 2026-01-01 100.00',
    'ada 2026-04-01 80.00',
    'ben 2026-01-01 63.00',
    'ben 2026-04-01 50.00'
  ]);
});

const changeList = fc.array(
  fc.oneof(
    fc.constantFrom<Change>(
      move,
      raise,
      { ...raise, periods: ['2026-04-01'] },
      { ...move, units: ['01001', '01005'], to: null }
    ),
    fc.record({
      type: fc.constant('quota.set' as const),
      rep: fc.constantFrom('ada', 'ben'),
      measure: fc.constant('revenue'),
      start: fc.constantFrom('2026-01-01', '2026-04-01'),
      from: fc.constant(null),
      to: fc.integer({ min: 1, max: 20_000 }).map((cents) => (cents / 100).toFixed(2))
    })
  ),
  { maxLength: 8 }
);

test('the bars of a bridge add up to the difference exactly, whichever way it is walked', async () => {
  await fc.assert(
    fc.asyncProperty(changeList, changeList, async (first, second) => {
      const [a, b] = [withChanges(...first), withChanges(...second)];
      const { differences } = await compareScenarios(evaluator, a, b);
      for (const { delta, bridge } of differences) {
        const sum = bridge.reduce((total, { amount }) => total.plus(amount), new Decimal(0));
        expect(sum.eq(delta ?? 0)).toBe(true);
      }
    }),
    { numRuns: 25 }
  );
});
