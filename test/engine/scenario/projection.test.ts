import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { compareScenarios } from '../../../src/lib/scenario/compare.ts';
import { createEvaluator, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario, type Scenario } from '../../../src/lib/scenario/scenario.ts';
import { seriesKey } from '../../../src/lib/scenario/series-tree.ts';
import { openTwoYearCompany } from './two-year-company.ts';

const base: Scenario = { ...baselineScenario({ dataset: 'Two', fingerprint: 'f' }), basis: 'projected' };
const withChanges = (...changes: Change[]): Scenario => ({ ...base, id: 'other', title: 'Other', changes });
const evaluatorOf = (db: Connector) =>
  createEvaluator(db, { dataset: 'Two', fingerprint: 'f', plans: new Map() });

let db: Connector;
let evaluator: Evaluator;
beforeAll(async () => {
  db = await openTwoYearCompany();
  evaluator = evaluatorOf(db);
}, 60_000);
afterAll(() => db.close());

describe('history', () => {
  test('what somebody sold who left counts for who holds the territory now', async () => {
    const tree = (await evaluator.history(base, 'people'))!;
    expect(tree.levels).toEqual(['company', 'rep']);
    expect(tree.leaves.map(({ path }) => path.at(-1))).toEqual(['bob', 'cai']);
    expect(tree.months).toHaveLength(24);
    // January 2024: 1 × (1000 + 0 + 0) for T1, twice that for T2.
    expect(tree.leaves.map(({ values }) => values[0]!.toFixed())).toEqual(['2000', '1000']);
    expect(tree.hierarchy.nodes.map((node) => seriesKey(tree.levels, node))).toEqual([
      'company',
      'rep:bob',
      'rep:cai'
    ]);
  });
  test('territories and product families divide the same total', async () => {
    for (const breakdown of ['territories', 'products'] as const) {
      const tree = (await evaluator.history(base, breakdown))!;
      const total = tree.leaves.reduce((sum, { values }) => sum + values[0]!.toNumber(), 0);
      expect(total, breakdown).toBe(3000);
    }
  });
  test('a moved unit takes its history along', async () => {
    const moved = withChanges({ type: 'territory.move', units: ['01001'], from: 'T1', to: 'T2' });
    const tree = (await evaluator.history(moved, 'people'))!;
    expect(tree.leaves.map(({ path }) => path.at(-1))).toEqual(['bob']);
  });
});

test('a history that is given up takes nobody else’s along', async () => {
  const own = evaluatorOf(db);
  await own.baseline();
  const givenUp = new AbortController();
  const first = own.history(base, 'people', { signal: givenUp.signal }).catch(() => undefined);
  const second = own.history(base, 'people', { signal: new AbortController().signal });
  await Promise.resolve();
  givenUp.abort();
  expect((await second)!.leaves).toHaveLength(2);
  await first;
});

describe('the projected basis', () => {
  test('coming quotas are carried on, for those still there, and it says so', async () => {
    const { attainment, findings, forecast } = await evaluator.evaluate(base);
    expect([...new Set(attainment.map(({ rep }) => rep))]).toEqual(['bob', 'cai']);
    expect([...new Set(attainment.map(({ start }) => start))]).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01'
    ]);
    expect(findings.map(({ code }) => code)).toContain('quota-carried');
    expect(forecast).toMatchObject({
      start: '2026-01-01',
      end: '2027-01-01',
      historyStart: '2024-01-01',
      series: 2
    });
    expect(Number(forecast!.coverage['80'])).toBeGreaterThan(0);
  });
  test('no figure of it holds anything of the past, and credit adds up by rep and period', async () => {
    const { totals, attainment, credits, basis } = await evaluator.evaluate(base);
    expect(basis).toBe('projected');
    expect(credits.every(({ rule, start }) => rule === 'forecast' && start >= '2026-01-01')).toBe(true);
    const sum = attainment.reduce((cents, { credit }) => cents + Math.round(Number(credit) * 100), 0);
    expect(sum).toBe(Math.round(Number(totals.credit) * 100));
  });
  test('a judgement on the company is spread to the cent and reaches attainment', async () => {
    const months = Array.from({ length: 3 }, (_, m) => `2026-0${m + 1}-01`);
    const judged = withChanges(
      ...months.map((period): Change => ({
        type: 'forecast.override',
        series: 'company',
        period,
        from: null,
        to: '3000.01',
        author: 'Eve',
        reason: 'signed'
      }))
    );
    const { attainment } = await evaluator.evaluate(judged);
    const first = attainment.filter(({ start }) => start === '2026-01-01');
    expect(first.reduce((cents, { credit }) => cents + Math.round(Number(credit) * 100), 0)).toBe(900_003);
  });
  test('an event left out moves the forecast; kept, it moves nothing', async () => {
    const event = (treatment: 'leave-out' | 'keep') =>
      withChanges({
        type: 'forecast.event',
        series: 'rep:bob',
        period: '2025-12-01',
        from: null,
        to: { note: 'fair', treatment }
      });
    const credit = async (scenario: Scenario) => (await evaluator.evaluate(scenario)).totals.credit;
    expect(await credit(event('keep'))).toBe(await credit(base));
    expect(await credit(event('leave-out'))).not.toBe(await credit(base));
  });
  test('a comparison puts a scenario beside the base of its own basis, with a bridge that adds up', async () => {
    const raised = withChanges({ type: 'quota.scale', reps: null, factor: '1.1', roundTo: '1' });
    const { differences } = await compareScenarios(evaluator, { ...base, basis: 'recast' }, raised);
    const quota = differences.find(({ figure }) => figure === 'quota')!;
    // 2 reps × 4 quarters × 5,000, then a tenth more.
    expect([quota.base, quota.other, quota.delta]).toEqual(['40000.00', '44000.00', '4000.00']);
    expect(differences.find(({ figure }) => figure === 'credit')!.delta).toBe('0.00');
  });
  test('likely credit covers each quarter and the year, with the mean of the figures shown', async () => {
    const { likely, attainment } = await evaluator.evaluate(base);
    const bob = likely.filter(({ series }) => series === 'rep:bob');
    const year = bob.find(({ start, end }) => start === '2026-01-01' && end === '2027-01-01')!;
    const shown = attainment
      .filter(({ rep }) => rep === 'bob')
      .reduce((sum, { credit }) => sum + Number(credit), 0);
    expect(Number(year.mean)).toBeCloseTo(shown, 6);
    expect(year.spread).toBeGreaterThan(0);
    expect(bob).toHaveLength(5);
  });
});

describe('workspaces that cannot be projected say why in one sentence', () => {
  test.each([
    ['one month', () => openTwoYearCompany(1), /one whole month; at least 6/],
    ['no dates', openUndated, /no sale with a date/],
    ['nothing sold', () => openTwoYearCompany(24, '0'), /may not feed quotas and pay/]
  ])('%s', async (_name, open, message) => {
    const own = await open();
    await expect(evaluatorOf(own).evaluate(base)).rejects.toThrow(message);
    await own.close();
  });
  test('returns, months below zero, are forecast as they are', async () => {
    const own = await openTwoYearCompany(24, '150 - 100 * (m % 5)');
    const { totals } = await evaluatorOf(own).evaluate(base);
    expect(Number(totals.credit)).toBeLessThan(0);
    await own.close();
  });
});

async function openUndated() {
  const own = await openTwoYearCompany(3);
  await own.query({ text: 'UPDATE sales_transaction SET transaction_date = NULL', values: [] });
  return own;
}
