import { expect, test } from 'vitest';
import type { ScenarioComparison } from '../../../src/lib/scenario/compare.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { movedReps } from '../../../src/lib/ui/compare/moved-reps.ts';

const move = (rep: string, paid: string) => ({ rep, paid, earned: paid, credit: '0.00', quota: '0.00' });
const comparison = (...reps: ReturnType<typeof move>[]) =>
  ({ moved: { reps, units: [] } }) as unknown as ScenarioComparison;
const evaluation = {
  reps: [
    { rep: 'r1', name: 'Zoe' },
    { rep: 'r2', name: 'Ada' },
    { rep: 'r3', name: 'Ben' }
  ],
  territories: [{ territory: 'T1', name: 'North', rep: 'r1' }]
} as unknown as Evaluation;

test('the largest difference comes first whatever its sign; equal ones go by name', () => {
  const people = movedReps(
    comparison(move('r1', '50.00'), move('r2', '-50.00'), move('r3', '-80.00')),
    evaluation
  );
  expect(people.map(({ name }) => name)).toEqual(['Ben', 'Ada', 'Zoe']);
  expect(people.map(({ share }) => share)).toEqual([-1, -0.625, 0.625]);
  expect(people[2]).toMatchObject({ territory: 'North' });
});

test('where only credit moves, bars have no length', () => {
  expect(movedReps(comparison(move('r9', '0.00')), evaluation)).toMatchObject([{ name: 'r9', share: 0 }]);
});
