import { loadHighs } from '../../src/cli/load-highs.ts';
import { createRandom } from '../../src/lib/core/random.ts';
import { moveTo } from '../../src/lib/core/territory/apply-move.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { joinPieces } from '../../src/lib/core/territory/join-pieces.ts';
import { LivePlan } from '../../src/lib/core/territory/live-plan.ts';
import { powerSeed } from '../../src/lib/core/territory/power-seed.ts';
import { proofSize, settlePlan } from '../../src/lib/core/territory/prove-plan.ts';
import type { UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';
import { median } from './measure.ts';
import { scorePlan } from '../../src/lib/core/territory/score-plan.ts';
import { stateMap, territoryMaps, type TerritoryMaps } from './territory-maps.ts';
import { racePeers } from './territory-peers.ts';
import { cpuNow, race, raceRealign, runOnce, type Print, type Run } from './territory-run.ts';
import { zipMap } from './zip-map.ts';

const FIVE = [1, 2, 3, 4, 5];
const THREE = [1, 2, 3];
const TOLERANCE = 0.05;

/** The issue's table, row by row; about a quarter of an hour of CPU. */
export async function bench(print: Print): Promise<void> {
  const started = cpuNow();
  const maps = territoryMaps();
  print(`maps: ${maps.origin}`);
  await compactness(print, maps);
  const nc = { graph: await maps.northCarolina(), k: 7, tolerance: TOLERANCE };
  race(print, 'North Carolina, K = 7', nc, { best: maps.best.nc, seconds: 2, seeds: FIVE });
  await smallCases(print);
  await realign(print, maps);
  const three = await maps.counties('population', 'households', 'employees');
  const problem = { graph: three, k: 25, tolerance: 0.1 };
  race(print, 'three measures, K = 25, 10 %', problem, { best: maps.best.three, seconds: 8, seeds: FIVE });
  const zips = await zipMap();
  const zipCase = { graph: zips, k: 200, tolerance: TOLERANCE };
  race(print, `${zips.count} ZIP points, K = 200`, zipCase, { best: undefined, seconds: 15, seeds: FIVE });
  paint(print, zips, 200);
  print(`${(cpuNow() - started).toFixed(0)} s of CPU in all`);
}

/** us48 at 5, 10, 20 and 30 s with its peers, and with the border term beside the run without it. */
async function compactness(print: Print, maps: TerritoryMaps): Promise<void> {
  const problem = { graph: await maps.counties('population'), k: 48, tolerance: TOLERANCE };
  const best = maps.best.us48;
  for (const seconds of [5, 10]) race(print, 'us48, K = 48', problem, { best, seconds, seeds: FIVE });
  const plain = race(print, 'us48, K = 48', problem, { best, seconds: 20, seeds: FIVE });
  race(print, 'us48, K = 48', problem, { best, seconds: 30, seeds: THREE });
  racePeers(print, problem, best ?? Math.min(...plain.map(({ score }) => score.inertia)));
  const bordered = { ...problem, borderWeight: 1 };
  const shaped = race(print, 'us48 with border weight 1', bordered, { best, seconds: 20, seeds: FIVE });
  const inertia = (runs: readonly Run[]) => median(runs.map(({ score }) => score.inertia));
  const polsbyPopper = median(shaped.map(({ score }) => score.polsbyPopper ?? 0));
  const cut = median(shaped.map(({ score }) => score.cutEdges));
  print(
    `  medians: Polsby–Popper ${polsbyPopper.toFixed(4)}, cut edges ${cut}, inertia ` +
      `${(100 * (inertia(shaped) / inertia(plain) - 1)).toFixed(2)} % above the run without it`
  );
}

/** States of up to 120 counties with numbers of territories that some plan balances. */
const SMALL = [
  'AL 5',
  'AL 7',
  'IN 6',
  'IA 5',
  'IA 10',
  'KS 8',
  'KY 6',
  'KY 10',
  'NC 4',
  'NC 10',
  'OH 7',
  'TN 6'
];
/** Seconds of search of a small case, and of the run it is compared with. */
const BRIEF = 3;
const THOROUGH = 5;

/**
 * Cases small enough for a proof: plans of three seeds against the HiGHS optimum with their centres fixed, and
 * against the best plan known with free centres (of these and a longer run).
 */
async function smallCases(print: Print): Promise<void> {
  const solve = await loadHighs();
  const unproven: string[] = [];
  const ratios: number[] = [];
  for (const name of SMALL) {
    const [state = '', count] = name.split(' ');
    const problem: BalanceProblem = { graph: await stateMap(state), k: Number(count), tolerance: TOLERANCE };
    const compiled = compileProblem(problem);
    if (!compiled.ok) continue;
    const settled = [...THREE, 9].map((seed) => {
      const started = cpuNow();
      const { holder } = runOnce(problem, seed, seed === 9 ? THOROUGH : BRIEF);
      const until = started + THOROUGH;
      const limits = () => ({ nodes: 2000, seconds: until - cpuNow() });
      const plan = settlePlan(compiled.value, holder, solve, limits);
      const inertia = scorePlan(problem.graph, plan.holder, problem).inertia;
      return { ...plan, seed, inertia, cpu: cpuNow() - started };
    });
    const best = Math.min(...settled.map(({ inertia }) => inertia));
    const runs = settled.filter(({ seed }) => seed !== 9);
    const free = runs.map(({ inertia }) => inertia / best);
    const fixed = runs.map(({ proof }) => proof.cost / proof.bound);
    ratios.push(...free);
    unproven.push(...runs.filter(({ proof }) => !proof.optimal).map(({ seed }) => `${name} seed ${seed}`));
    print(
      `small, ${state} (${problem.graph.count} units), K = ${count} (${proofSize(compiled.value)} unknowns), seeds 1 to 3: ` +
        `fixed centres ${Math.max(...fixed).toFixed(6)} × the HiGHS optimum at worst, free centres ` +
        `${Math.max(...free).toFixed(4)} × best known at worst, ${Math.max(...runs.map(({ cpu }) => cpu)).toFixed(1)} s at most`
    );
  }
  print(
    `small cases: ${unproven.length === 0 ? 'all proven best for their centres' : `not proven: ${unproven.join(', ')}`}; ` +
      `free centres within ${(100 * (Math.max(...ratios) - 1)).toFixed(2)} % of the best known at worst`
  );
}

/** The plan in force realigned to another measure, at several prices of disruption. */
async function realign(print: Print, maps: TerritoryMaps): Promise<void> {
  const graph = await maps.counties('households');
  const current = await maps.currentPlan(graph);
  if (current === undefined) return print('realign: skipped, there is no plan in force');
  const problem = { graph, k: 48, tolerance: TOLERANCE, current };
  const title = (weight: number) => `realign to households, disruption weight ${weight}`;
  await raceRealign(
    print,
    title(1),
    { ...problem, disruptionWeight: 1 },
    { best: undefined, seconds: 45, seeds: FIVE }
  );
  for (const weight of [0.2, 0.02])
    await raceRealign(
      print,
      title(weight),
      { ...problem, disruptionWeight: weight },
      { best: undefined, seconds: 12, seeds: [1] }
    );
}

function paint(print: Print, graph: UnitGraph, k: number): void {
  const compiled = compileProblem({ graph, k, tolerance: TOLERANCE });
  if (!compiled.ok) return;
  const seed = joinPieces(compiled.value, powerSeed(compiled.value, createRandom(1)));
  const plan = new LivePlan(graph, seed, { k, tolerance: TOLERANCE });
  plan.totals();
  const times = Array.from({ length: 500 }, (_, i) => {
    const unit = (i * 7919) % graph.count;
    const started = performance.now();
    plan.apply(moveTo([unit], (plan.holder[unit]! + 1) % k));
    plan.totals();
    return performance.now() - started;
  });
  print(`paint one of ${graph.count} units, all figures: median ${median(times).toFixed(2)} ms`);
}
