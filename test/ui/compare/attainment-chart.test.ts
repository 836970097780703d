import { expect, test } from 'vitest';
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import {
  attainmentDots,
  attainmentSpec,
  attainmentSummary,
  isDrawnInBars,
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

test('ten thousand reps are a bar for each column, which counts them; a few are a dot each', () => {
  const many = { ...evaluation, attainment: Array.from({ length: 10_000 }, (_, i) => row(`r${i}`, String(i % 250), '100')) } as unknown as Evaluation; // prettier-ignore
  const dots = attainmentDots([{ title: 'Base', evaluation: many }]);
  expect(isDrawnInBars(dots)).toBe(true);
  const { data } = attainmentSpec(dots, ['Base'])(chartThemes.light) as { data: { values: { bin: number; reps: number; range: string }[] } }; // prettier-ignore
  expect(data.values).toHaveLength(41);
  // 10,000 reps spread evenly over 0 to 249 %: 40 a point, so 200 in five points and 50 × 40 from 200 % up.
  expect(data.values[0]).toMatchObject({ bin: 0, reps: 200, range: expect.stringMatching(/^0\s% to 5\s%$/) });
  expect(new Set(data.values.slice(0, -1).map(({ reps }) => reps))).toEqual(new Set([200]));
  expect(data.values.at(-1)).toMatchObject({
    bin: 2,
    reps: 2000,
    range: expect.stringMatching(/^200\s% and more$/)
  });
  expect(attainmentSummary(dots, ['Base'])).toBe('Base: 6,000 of 10,000 reps at or over quota.');
  expect(isDrawnInBars(attainmentDots([{ title: 'Base', evaluation }]))).toBe(false);
});
