import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import {
  attainmentDots,
  attainmentSummary,
  repAttainments
} from '../../../src/lib/ui/compare/attainment-chart.ts';

const row = (rep: string, credit: string, quota: string) => ({ rep, credit, quota });
const evaluation = {
  attainment: [row('a', '60', '50'), row('a', '20', '50'), row('b', '101', '100'), row('c', '900', '100'), row('d', '5', '0')],
  reps: [{ rep: 'a', name: 'Ada' }]
} as unknown as Evaluation; // prettier-ignore

test('a rep’s periods are put together before dividing; without a quota there is no attainment', () => {
  // Ada: (60 + 20) / (50 + 50) = 0.8
  expect([...repAttainments(evaluation)].map(([rep, value]) => `${rep} ${value}`)).toEqual([
    'a 0.8',
    'b 1.01',
    'c 9'
  ]);
});

test('dots stand in columns of five points, far ones in the last', () => {
  const dots = attainmentDots([{ title: 'Base', evaluation }]);
  expect(dots.map(({ rep, bin, rank }) => [rep, bin, rank])).toEqual([['Ada', 0.8, 1], ['b', 1, 1], ['c', 2, 1]]); // prettier-ignore
  expect(attainmentSummary(dots, ['Base'])).toBe('Base: 2 of 3 reps at or over quota.');
});
