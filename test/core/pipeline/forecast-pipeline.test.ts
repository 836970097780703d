import { expect, test } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/lib/core/money.ts';
import { addDays, type IsoDate } from '../../../src/lib/core/period.ts';
import { rollUpCategories } from '../../../src/lib/core/pipeline/forecast-categories.ts';
import { forecastPipeline, quarterAhead } from '../../../src/lib/core/pipeline/forecast-pipeline.ts';
import type { Opportunity } from '../../../src/lib/core/pipeline/opportunity.ts';
import { bridgePeriod } from '../../../src/lib/core/pipeline/period-bridge.ts';
import { coverTarget } from '../../../src/lib/core/pipeline/pipeline-coverage.ts';
import { chanceAtLeast } from '../../../src/lib/core/pipeline/simulate-period.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

/** Two deals a day for two years; half are won, after 10 to 70 days; those that pass 70 days stay open for good. */
function madeUpDeals(until: IsoDate): Opportunity[] {
  const random = createRandom(17);
  return Array.from({ length: 1460 }, (_, i): Opportunity => {
    const created = addDays('2022-01-01', Math.floor(i / 2));
    const closed = addDays(created, 10 + random.below(60));
    const fate = random.next();
    const amount = 900 + random.below(200);
    const outcome = fate < 0.5 ? 'won' : fate < 0.8 ? 'lost' : 'open';
    const open = outcome === 'open' || closed > until;
    return {
      id: `d${String(i).padStart(4, '0')}`,
      owner: `rep${i % 4}`,
      team: `team${i % 2}`,
      product: 'one',
      stage: open ? 'Engaging' : outcome,
      outcome: open ? 'open' : outcome,
      amount: open ? undefined : new Decimal(outcome === 'won' ? amount : 0),
      created,
      close: open ? undefined : closed,
      category: '',
      managerCategory: i % 10 === 0 ? 'Commit' : ''
    };
  }).filter(({ created }) => created! <= until);
}

const all = madeUpDeals('2023-12-31');
const asOf = '2023-09-30';
const result = forecastPipeline(all, [], { asOf });

test('the quarter ahead of the last day of a quarter is the next one', () => {
  expect(quarterAhead('2023-09-30')).toEqual({ start: '2023-10-01', end: '2024-01-01' });
  expect(quarterAhead('2023-08-15')).toEqual({ start: '2023-07-01', end: '2023-10-01' });
});

test('a steady pipeline is forecast within a tenth, and the interval holds what came', () => {
  const { forecast, outcome } = result;
  expect(Math.abs(forecast.total.div(outcome!.actual).toNumber() - 1)).toBeLessThan(0.1);
  expect(outcome!.inside['95']).toBe(true);
});

test('nothing that happened after the day changes the forecast', () => {
  const known = forecastPipeline(madeUpDeals(asOf), [], { asOf });
  expect(known.forecast.total.toFixed()).toBe(result.forecast.total.toFixed());
  expect(known.forecast.simulation).toEqual(result.forecast.simulation);
});

test('deals that have grown too old get next to no chance', () => {
  const { deals } = result.forecast;
  const old = deals.filter(({ open }) => open.ageDays > 120);
  const fresh = deals.filter(({ open }) => open.ageDays < 15);
  expect(old.length).toBeGreaterThan(50);
  expect(Math.max(...old.map(({ rate }) => rate.rate))).toBeLessThan(0.03);
  expect(Math.min(...fresh.map(({ rate }) => rate.rate))).toBeGreaterThan(0.35);
});

test('the parts add up to the total to the cent, and the lines to the open part', () => {
  const { closed, open, newDeals, total, lines } = result.forecast;
  expect(closed.plus(open).plus(newDeals.expected).eq(total)).toBe(true);
  expect(sumDecimals(lines.map(({ expected }) => expected)).eq(open)).toBe(true);
  for (const { expected } of lines) expect(expected.decimalPlaces()).toBeLessThanOrEqual(2);
});

test('chances beat one rate for all by Brier score, and past totals are mostly covered', () => {
  const { score } = result;
  expect(score.periods).toHaveLength(8);
  expect(score.brier!).toBeLessThan(score.brierOfBaseRate! * 0.8);
  expect(score.coverage['95']).toBeGreaterThanOrEqual(7 / 8);
  for (const { predicted, actual, deals } of score.calibration) {
    if (deals > 200) expect(Math.abs(predicted - actual)).toBeLessThan(0.1);
  }
});

test('a seed repeats to the bit; another one differs', () => {
  const again = forecastPipeline(all, [], { asOf });
  expect(again.forecast.simulation).toEqual(result.forecast.simulation);
  expect(forecastPipeline(all, [], { asOf, seed: 2 }).forecast.simulation).not.toEqual(
    result.forecast.simulation
  );
});

test('categories hold every open deal once, with the manager beside the rep', () => {
  const { deals, closed, closedDeals } = forecastPipeline(madeUpDeals(asOf), [], { asOf }).forecast;
  const lines = rollUpCategories(deals, { deals: closedDeals, amount: closed });
  expect(lines.reduce((sum, line) => sum + line.deals, 0)).toBe(deals.length + closedDeals);
  expect(lines.reduce((sum, line) => sum + line.managerDeals, 0)).toBe(deals.length + closedDeals);
  const commit = lines.find(({ category }) => category === 'commit')!;
  const called = deals.filter(({ open }) => open.deal.managerCategory === 'Commit').length;
  expect(called).toBeGreaterThan(10);
  expect(commit.managerDeals).toBeGreaterThanOrEqual(called);
});

test('a call made today says nothing about a day in the past', () => {
  expect(result.forecast.deals.every(({ open }) => open.managerCategory === '')).toBe(true);
});

test('the bridge leads to the total to the cent', () => {
  const { forecast } = result;
  const steps = bridgePeriod(forecast);
  expect(sumDecimals(steps.map(({ amount }) => amount)).eq(forecast.total)).toBe(true);
  const stepOf = (name: string) => steps.find(({ step }) => step === name)!.amount;
  expect(stepOf('undated').plus(stepOf('pushed-out')).eq(forecast.open)).toBe(true);
  expect(stepOf('pushed-out').isNegative()).toBe(true);
});

test('the order of the file changes nothing', () => {
  const turned = forecastPipeline(all.toReversed(), [], { asOf });
  expect(turned.forecast.simulation).toEqual(result.forecast.simulation);
  expect(turned.forecast.lines).toEqual(result.forecast.lines);
});

test('the interval says how far the draws can be trusted, and the chance of an amount lies on its curve', () => {
  const { simulation } = result.forecast;
  expect(simulation.draws).toBe(4000);
  const other = forecastPipeline(all, [], { asOf, seed: 2 }).forecast.simulation;
  expect(Math.abs(other.mean - simulation.mean)).toBeLessThan(5 * simulation.meanError);
  expect(Math.abs(other.intervals['80']![0] - simulation.intervals['80']![0])).toBeLessThan(
    6 * simulation.boundError['80']!
  );
  expect(chanceAtLeast(simulation.percentiles, simulation.median)).toBeCloseTo(0.5, 2);
  expect(chanceAtLeast(simulation.percentiles, simulation.intervals['80']![0])).toBeCloseTo(0.9, 2);
  expect(chanceAtLeast(simulation.percentiles, 0)).toBe(1);
  expect(chanceAtLeast(simulation.percentiles, 1e12)).toBe(0);
});

test('coverage says what is still needed: value at the present rate to close the gap', () => {
  const { forecast } = result;
  const enough = coverTarget(forecast, forecast.total);
  expect(enough.neededValue.minus(enough.openValue).abs().lt(1)).toBe(true);
  expect(coverTarget(forecast, forecast.total.times(2)).missingValue.gt(0)).toBe(true);
  expect(coverTarget(forecast, new Decimal(0)).ratio).toBeUndefined();
});

test('a history tells stage, amount and expected close as they were', () => {
  const deal = all.find(({ created, outcome }) => created! > '2023-08-01' && outcome === 'won')!;
  const change = {
    id: deal.id,
    date: deal.created!,
    stage: 'Proposal',
    amount: new Decimal(5000),
    close: '2024-02-01'
  };
  const { forecast } = forecastPipeline([{ ...deal, close: '2023-10-15' }], [change], { asOf });
  const [line] = forecast.lines;
  expect([line!.stage, line!.placement, line!.value.toFixed(2)]).toEqual(['Proposal', 'later', '5000.00']);
});
