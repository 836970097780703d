import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { comparedRows } from '../../../src/lib/ui/compare/compared-figures.ts';
import { figureReasons } from '../../../src/lib/ui/compare/figure-reasons.ts';

const statistic = (name: string, variant: string) => ({
  statistic: name,
  variant,
  population: 'all',
  n: 2,
  value: '0.25',
  interval: null
});
const evaluation = {
  totals: { credit: '1000.00', quota: '1250.00', attainment: '0.72', earned: '30.00', paid: '34.80', cost: '34.80' },
  fairness: [
    statistic('attainment-at-quota-count', 'credit ≥ quota'),
    ...['potential-gini', 'attainment-cv', 'earned-gini'].map((name) => statistic(name, 'population')),
    statistic('potential-max-over-min', 'ratio')
  ],
  attainment: [
    { rep: 'ada', credit: '400.00', quota: '500.00' },
    { rep: 'ada', credit: '500.00', quota: '750.00' }
  ],
  credits: [
    { rule: 'split', credit: '250.00' },
    { rule: 'transaction', credit: '700.00' },
    { rule: 'split', credit: '50.00' }
  ],
  territories: [
    { territory: 'T1', name: 'Denver', potential: '40' },
    { territory: 'T2', name: 'Pima', potential: '10' }
  ]
} as unknown as Evaluation; // prettier-ignore

test('every key figure has its rule and its arithmetic', () => {
  const rows = comparedRows([evaluation]);
  expect(rows).toHaveLength(11);
  expect(rows.filter(({ key }) => !figureReasons[key]?.rule)).toEqual([]);
  const said = (key: string) => figureReasons[key]!.arithmetic(evaluation);
  expect(said('credit')).toBe('$300.00 by shared credit + $700.00 to the rep on the order');
  expect(said('attainment')).toBe('$900.00 ÷ $1,250.00');
  expect(said('under-quota')).toBe('credit $1,000.00 − $100.00 in periods without a quota, or of nobody');
  expect(said('paid')).toBe('earned $30.00 + $4.80 of draws, holds and recoveries');
  expect(said('quota')).toBe('2 quotas of 1 rep');
  expect(said('potential-ratio')).toBe('Denver 40 ÷ Pima 10');
  expect(said('earned-gini')).toBe('over 2 payees');
});
