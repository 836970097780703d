import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEvaluator } from '../../../src/cli/open-evaluator.ts';
import { withWorkspace } from '../../../src/cli/with-workspace.ts';
import { createRandom } from '../../../src/lib/core/random.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import type { Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import type { PaidEvaluation } from '../../../src/lib/scenario/evaluation.ts';
import { compileFastPay } from '../../../src/lib/scenario/fast-pay.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { type CreditShift, reassignedBy } from '../../../src/lib/ui/territory/credit-shift.ts';
import { loadCreditShift } from '../../../src/lib/ui/territory/load-credit-shift.ts';
import { type LoadedPlan, loadPlan } from '../../../src/lib/ui/territory/load-plan.ts';
import { movedFigures, payFigures } from '../../../src/lib/ui/territory/pay-figures.ts';
import { movesOf } from '../../../src/lib/ui/territory/stroke-moves.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { counties as geometry } from '../../ui/map/atlas-fixture.ts';

/** The demo company, open for as long as the tests run. */
type Demo = { evaluator: Evaluator; base: PaidEvaluation; loaded: LoadedPlan; shift: CreditShift };
let demo: Demo;
let close: () => void;
let closed: Promise<unknown>;
const scenario = (changes: readonly Change[]) => ({
  ...baselineScenario({ dataset: 'demo', fingerprint: '' }),
  id: 'draft',
  changes
});

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    closed = withWorkspace('datasets/demo', async (workspace) => {
      const evaluator = await openEvaluator(workspace, 'datasets/demo');
      const base = await evaluator.evaluate(scenario([]));
      const { connector } = workspace;
      const loaded = await loadPlan(connector);
      demo = { evaluator, base, loaded, shift: (await loadCreditShift(connector, geometry, base))! };
      const until = new Promise<void>((resolve) => (close = resolve));
      ready();
      await until;
    }).catch(failed);
  });
});
afterAll(async () => {
  close();
  await closed;
});

const standing = (changes: readonly Change[]) => {
  const plan = planAfter(geometry, demo.loaded, changes);
  return { plan, holders: plan.holders, reassigned: reassignedBy(changes) };
};

/** Counties round one drawn at random, handed to the territory of another. */
function strokeFrom(seed: number, changes: readonly Change[]): Change[] {
  const random = createRandom(seed, 'stroke');
  const { plan, holders } = standing(changes);
  const first = random.below(holders.length);
  const units = new Set([first]);
  for (const unit of units) {
    if (units.size > 25) break;
    for (const other of geometry.neighbours[unit]!) units.add(other);
  }
  const to = random.below(plan.territories.length);
  return movesOf(geometry, plan, { to, units: [...units].filter((unit) => holders[unit] !== to) });
}

const steps: readonly (readonly [string, (before: readonly Change[]) => Change[]])[] = [
  ['a stroke', (before) => strokeFrom(1, before)],
  ['a second stroke on top', (before) => strokeFrom(2, before)],
  [
    'three moves of a proposal at once',
    (before) =>
      [4, 5, 6].reduce<Change[]>((made, seed) => [...made, ...strokeFrom(seed, [...before, ...made])], [])
  ],
  [
    'counties left to nobody',
    (before) => strokeFrom(3, before).map((change) => ({ ...change, to: null }) as Change)
  ],
  [
    'a territory given to somebody else',
    (before) => {
      const { plan } = standing(before);
      const [one, other] = plan.territories.filter(({ rep }) => rep !== null);
      return [{ type: 'territory.assign', territory: one!.key, from: one!.rep, to: other!.rep }];
    }
  ]
];

test('figures under the hand agree with the exact evaluation that follows, to the cent per line', async () => {
  const starts = [...new Set(demo.base.attainment.map(({ start }) => start))].sort();
  const span = {
    start: starts.at(-4)!,
    end: demo.base.attainment.find(({ start }) => start === starts.at(-1))!.end
  };
  let before: readonly Change[] = [];
  let evaluation = demo.base;
  for (const [name, step] of steps) {
    const fast = compileFastPay(evaluation);
    if (!fast.supported) throw new Error(fast.reasons.join(' '));
    const after = [...before, ...step(before)];
    const moves = demo.shift.between(standing(before), standing(after), standing([]).plan);
    const live = movedFigures(payFigures(evaluation, span), span, moves, fast.pay)!;
    const next = await demo.evaluator.evaluate(scenario(after));
    const exact = payFigures(next, span);
    expect(moves.length, name).toBeGreaterThan(0);
    for (const [rep, figures] of exact.reps) {
      const shown = live.reps.get(rep)!;
      expect(Math.abs(shown.credit - figures.credit), `${name}, credit of ${rep}`).toBeLessThan(0.005);
      const lines = next.pay.lines.filter(({ payee }) => payee === rep).length;
      expect(Math.abs(shown.paid - figures.paid), `${name}, pay of ${rep}`).toBeLessThan(
        0.005 + 0.01 * lines
      );
    }
    expect(live.reached, name).toBe(exact.reached);
    expect(live.inequality, name).toBeCloseTo(exact.inequality!, 9);
    [before, evaluation] = [after, next];
  }
});
