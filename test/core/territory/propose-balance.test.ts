import { expect, test } from 'vitest';
import { LivePlan } from '../../../src/lib/core/territory/live-plan.ts';
import {
  closedOutside,
  describeProposal,
  openSearch
} from '../../../src/lib/core/territory/propose-balance.ts';
import { SearchJob, type SearchMessage } from '../../../src/lib/core/territory/search-job.ts';
import { tracePareto } from '../../../src/lib/core/territory/trace-pareto.ts';
import { gridMap } from './small-map.ts';

const graph = gridMap(8, 8, 6);
const settings = { k: 4, tolerance: 0.05 };
const current = Int32Array.from({ length: 64 }, (_, unit) =>
  unit < 8 ? 0 : unit < 24 ? 1 : unit < 40 ? 2 : 3
);

test('accepting one proposed move alone gives the figures stated beside it, all of them the plan found', () => {
  const search = openSearch(
    { graph, ...settings, current, disruptionWeight: 1 },
    { seed: 1, iterations: 100_000 }
  );
  if (!search.ok) throw new Error();
  let step = search.value.next();
  while (!step.done) step = search.value.next();
  const proposal = describeProposal(graph, current, step.value.best, settings);
  expect(proposal.moves.length).toBeGreaterThan(0);
  for (const { move, from, to, effect } of proposal.moves) {
    const plan = new LivePlan(graph, current, settings);
    expect(plan.totals()).toEqual(effect.before);
    plan.apply(move);
    expect(plan.totals()).toEqual(effect.after);
    expect(plan.territory(from).deviations[0]).toBe(effect.from.after);
    expect(plan.territory(to).deviations[0]).toBe(effect.to.after);
  }
  const plan = new LivePlan(graph, current, settings);
  for (const { move } of proposal.moves) plan.apply(move);
  expect(plan.holder).toEqual(proposal.holder);
  expect(plan.totals()).toEqual(proposal.after);
  expect(proposal.after.overTolerance).toEqual([0]);
});

test('improving a selection leaves the rest alone', () => {
  const closed = closedOutside(4, new Set([0, 1]));
  expect(closed).toEqual([2, 3]);
});

test('a paused job resumes to the very plan it would have found in one go', async () => {
  const run = async (pauseAt: number) => {
    const messages: SearchMessage[] = [];
    let clock = 0;
    const host = {
      now: () => (clock += 40),
      breathe: async () => {},
      post: (message: SearchMessage) => void messages.push(message)
    };
    const job = new SearchJob({ graph, ...settings }, { seed: 2, iterations: 200_000 }, host);
    if (pauseAt > 0) {
      const breathe = host.breathe;
      host.breathe = async () => {
        if (messages.length === pauseAt) job.pause();
        return breathe();
      };
    }
    await job.run();
    if (messages.at(-1)!.kind === 'paused') await job.run();
    return messages;
  };
  const [whole, broken] = [await run(0), await run(1)];
  expect(broken.some(({ kind }) => kind === 'paused')).toBe(true);
  expect(broken.at(-1)).toEqual(whole.at(-1));
});

test('no plan of the Pareto set beats another in both balance and disruption', () => {
  const steps = tracePareto({ graph, ...settings, current }, { seed: 1, iterations: 120_000 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const plans = step.value;
  expect(plans.length).toBeGreaterThan(1);
  for (let i = 1; i < plans.length; i++) {
    expect(plans[i]!.maxDeviation).toBeGreaterThan(plans[i - 1]!.maxDeviation);
    expect(plans[i]!.kept).toBeGreaterThan(plans[i - 1]!.kept);
  }
});
