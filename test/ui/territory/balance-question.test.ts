import { expect, test } from 'vitest';
import { SearchJob } from '../../../src/lib/core/territory/search-job.ts';
import {
  type QuestionInput,
  type QuestionRules,
  balanceQuestions
} from '../../../src/lib/ui/territory/balance-question.ts';
import { changesOf, proposedBalance, proposedPlan } from '../../../src/lib/ui/territory/proposed-plan.ts';
import type { RunBalance } from '../../../src/lib/ui/territory/run-balance.ts';
import { type FoundPlan, runQuestions } from '../../../src/lib/ui/territory/run-questions.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const plan = planAfter(geometry, gridBaseline, []);
const [E, M, W] = [0, 1, 2];
const unit = (id: string) => geometry.position.get(id)!;
const values = Float64Array.of(10, 10, 10, 10, 10, 10);
const places = {
  places: new Map(
    geometry.ids.map((id, at) => [
      id,
      { x: 10 * (at % 3), y: -10 * Math.floor(at / 3), areaKm2: 100, perimeterKm: 40 }
    ])
  ),
  edges: ['ab', 'bc', 'de', 'ef', 'ad', 'be', 'cf'].map(([u, v]) => ({ u: u!, v: v!, borderKm: 10 }))
};
const rules: QuestionRules = { together: [], protectedUnits: [], limits: [], counts: [3] };
const input = (edit: Partial<QuestionInput> = {}): QuestionInput => ({
  geometry,
  places,
  plan,
  measures: {
    values: { potential: values, accounts: Float64Array.of(1, 2, 3, 4, 5, 6), credit: new Float64Array(6) },
    missing: []
  },
  measure: 'potential',
  tolerance: 0.1,
  locked: new Set(),
  territories: undefined,
  rules,
  ...edit
});
const asked = (edit: Partial<QuestionInput>) => {
  const found = balanceQuestions(input(edit));
  if (!found.ok) throw new Error(found.problems[0]!.message);
  return found.value;
};

/** The worker's search, here and at once. */
const atOnce: RunBalance = (problem, settings, report) => {
  const job = new SearchJob(problem, settings, {
    now: () => 0,
    breathe: () => Promise.resolve(),
    post: report
  });
  void job.run();
  return { stop: () => job.pause(), drop: () => {} };
};
const search = (edit: Partial<QuestionInput>) =>
  new Promise<FoundPlan>((resolve, reject) =>
    runQuestions(
      atOnce,
      asked(edit),
      { seed: 1, iterations: 3000, tolerance: 0.1 },
      {
        progress: () => {},
        done: resolve,
        failed: (reason) => reject(new Error(reason))
      }
    )
  );

test('with fewer territories those stay that something holds in place, then the heaviest', () => {
  const heavy = {
    ...input().measures,
    values: { ...input().measures.values, potential: Float64Array.of(1, 9, 1, 1, 9, 1) }
  };
  const [question] = asked({
    measures: heavy,
    locked: new Set([W]),
    rules: { ...rules, counts: [2] }
  }).questions;
  expect(question!.slots).toEqual([M, W]);
  // East's two units are free, the locked ones are held.
  expect([...question!.problem.current!]).toEqual([1, 0, -1, 1, 0, -1]);
  expect([...question!.problem.locks!]).toEqual([1, -1, -1, 1, -1, -1]);
});

test('fewer territories than locks, limits and protected units hold is refused with their number', () => {
  const found = balanceQuestions(
    input({
      locked: new Set([E]),
      rules: {
        ...rules,
        protectedUnits: [unit('b')],
        limits: [{ territory: W, measure: 'potential', minimum: null, maximum: '30' }],
        counts: [1, 2]
      }
    })
  );
  expect(found.ok ? '' : found.problems[0]!.message).toBe(
    'Locks, limits, home bases and protected units hold 3 territories in place: ask for at least that many.'
  );
});

test('a limit on another measure brings that measure in and frees it of every other bound', () => {
  const { graph, questions } = asked({
    rules: { ...rules, limits: [{ territory: E, measure: 'accounts', minimum: '4', maximum: null }] }
  });
  expect(graph.measureNames).toEqual(['potential']);
  expect(questions[0]!.problem.graph.measureNames).toEqual(['potential', 'accounts']);
  expect(questions[0]!.problem.bounds).toEqual({ accounts: [0, Infinity] });
  expect(questions[0]!.problem.limits).toEqual([{ territory: 0, measure: 'accounts', minimum: 4 }]);
});

test('of a range the number that balances is chosen: three pairs of equal squares, not four or five', async () => {
  const { question, score } = await search({ rules: { ...rules, counts: [3, 4, 5] } });
  expect(question.k).toBe(3);
  expect(score.feasible).toBe(true);
});

test('one territory fewer: its units are handed over, it is removed, and the plan after says so', async () => {
  const { holders } = await search({ rules: { ...rules, counts: [2] } });
  const proposed = proposedPlan(plan, holders);
  expect(proposed.count).toBe(2);
  expect(proposed.emptied).toHaveLength(1);
  const balance = proposedBalance(proposed, values);
  expect(balance.mean).toBe(30);
  const moved = [...holders.entries()].filter(([at, to]) => to !== plan.holders[at]);
  const changes = changesOf(
    geometry,
    proposed,
    moved.map(([at, to]) => ({ to, units: [at] }))
  );
  const after = planAfter(geometry, gridBaseline, changes);
  expect(after.territories).toHaveLength(2);
  expect(after.holders.includes(-1)).toBe(false);
});

test('more territories: those that are new have names and keys no other has, and hold what was found', async () => {
  const { holders } = await search({ rules: { ...rules, counts: [6] } });
  const proposed = proposedPlan(plan, holders);
  expect(proposed.made).toEqual([3, 4, 5]);
  const moves = proposed.made.map((to) => ({
    to,
    units: geometry.ids.flatMap((_, at) => (proposed.holders[at] === to ? [at] : []))
  }));
  const after = planAfter(geometry, gridBaseline, changesOf(geometry, proposed, moves));
  expect(after.territories.map(({ name }) => name).sort()).toEqual([
    'East', 'Middle', 'New territory 1', 'New territory 2', 'New territory 3', 'West'
  ]); // prettier-ignore
  expect(new Set(after.holders).size).toBe(6);
});

test('a group stays together and a protected unit stays where it is', async () => {
  const { holders } = await search({
    plan: { ...plan, holders: Int32Array.of(W, W, E, W, W, E) },
    rules: { ...rules, together: [[unit('a'), unit('b')]], protectedUnits: [unit('d')] }
  });
  expect(holders[unit('a')]).toBe(holders[unit('b')]);
  expect(holders[unit('d')]).toBe(W);
});
