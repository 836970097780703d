import { expect, test } from 'vitest';
import type { Change } from '../../src/lib/scenario/change.ts';
import {
  describeChange,
  summariseChanges,
  summariseScenario
} from '../../src/lib/scenario/describe-changes.ts';

const plan = (top: string, more: object = {}) => ({
  format: 'evenfield/plan',
  plans: [
    {
      id: 'ae',
      title: 'Account executive',
      components: [
        {
          id: 'commission',
          title: 'Commission',
          tiers: [
            { from: '0', rate: { baseRate: '1' } },
            { from: '1.25', rate: { baseRate: top }, title: 'Above 125 % of quota' }
          ],
          ...more
        }
      ]
    }
  ]
});
const edit = (to: object): Change => ({ type: 'plan.edit', plan: 'base', from: plan('2'), to }) as Change;

test.each([
  [plan('1.75'), 'Account executive, Above 125 % of quota: rate 2 × base rate to 1.75 × base rate'],
  [plan('2', { floor: '500' }), 'Account executive, Commission: floor none to 500'],
  [
    plan('1.5', { floor: '500' }),
    'Account executive, Above 125 % of quota: rate 2 × base rate to 1.5 × base rate and 1 more'
  ],
  [{ ...plan('2'), plans: [...plan('2').plans, { id: 'specialist' }] }, 'specialist added'],
  [plan('2'), 'nothing that pays']
])('an edit of a plan is told by its rule and values: %#', (to, words) => {
  expect(describeChange(edit(to))).toBe(words);
});

test('a line names every kind of change it holds', () => {
  const changes: Change[] = [
    edit(plan('1.75')),
    { type: 'territory.move', from: 'A', to: 'B', units: ['1', '2'] },
    { type: 'plan.assign', rep: 'r1', from: null, to: 'ae' },
    { type: 'plan.assign', rep: 'r2', from: null, to: 'ae' },
    { type: 'quota.scale', reps: null, factor: '1.05', roundTo: '1000' }
  ];
  expect(summariseChanges(changes)).toBe(
    '2 units moved, every quota +5 %, Account executive, Above 125 % of quota: rate 2 × base rate to 1.75 × base rate, 2 reps on another plan'
  );
  expect(summariseChanges([])).toBe('No changes yet');
});

test('what a scenario is measured on stands first in its line', () => {
  const scaled: Change[] = [{ type: 'quota.scale', reps: null, factor: '1.05', roundTo: '1000' }];
  expect(summariseScenario({ basis: 'recast', changes: scaled })).toBe('Every quota +5 %');
  expect(summariseScenario({ basis: 'projected', changes: [] })).toBe('Planned on the forecast');
  expect(summariseScenario({ basis: 'projected', changes: scaled })).toBe(
    'Planned on the forecast, every quota +5 %'
  );
});
