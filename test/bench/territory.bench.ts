import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { holdersOf, readAlignment, readUnitFiles } from '../../src/cli/territory-files.ts';
import { createRandom } from '../../src/lib/core/random.ts';
import { moveTo } from '../../src/lib/core/territory/apply-move.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { joinPieces } from '../../src/lib/core/territory/join-pieces.ts';
import { LivePlan } from '../../src/lib/core/territory/live-plan.ts';
import { searchPlan } from '../../src/lib/core/territory/plan-search.ts';
import { powerSeed } from '../../src/lib/core/territory/power-seed.ts';
import { scorePlan, type PlanScore } from '../../src/lib/core/territory/score-plan.ts';
import type { UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';
import { measureSpeed } from '../../src/lib/core/territory/measure-speed.ts';
import { median } from './measure.ts';
import { pointMap } from './point-map.ts';
import { zipMap } from './zip-map.ts';

type Print = (line: string) => void;
type Run = {
  readonly holder: Int32Array;
  readonly score: PlanScore;
  readonly cpu: number;
  readonly firstFeasible: number;
};

const SEEDS = [1, 2, 3, 4, 5];
const cpuNow = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

/** One search cut off after so many CPU seconds, its iterations set from a trial as the command does. */
function run(problem: BalanceProblem, seed: number, seconds: number): Run {
  const compiled = compileProblem(problem);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const started = cpuNow();
  const speed = measureSpeed(compiled.value, cpuNow, seconds);
  const iterations = Math.floor(speed * (seconds - (cpuNow() - started)));
  const search = searchPlan(compiled.value, { seed, iterations });
  let firstFeasible = Infinity;
  let step = search.next();
  while (!step.done && cpuNow() - started < seconds) {
    if (step.value.excess < 1e-9) firstFeasible = Math.min(firstFeasible, cpuNow() - started);
    step = search.next();
  }
  const holder = step.value.best.slice();
  return { holder, score: scorePlan(problem.graph, holder, problem), cpu: cpuNow() - started, firstFeasible };
}

const worst = ({ measures }: PlanScore) =>
  Math.max(...Object.values(measures).map(({ maxDeviation }) => maxDeviation));
const text = (score: PlanScore, best: number) =>
  `${score.feasible ? 'feasible' : 'NOT FEASIBLE'}, inertia ${(score.inertia / best).toFixed(4)} × best known, max deviation ` +
  `${(100 * worst(score)).toFixed(2)} %, cut edges ${score.cutEdges}, Polsby–Popper ${score.polsbyPopper?.toFixed(3) ?? '–'}`;

function race(
  print: Print,
  title: string,
  problem: BalanceProblem,
  best: number,
  seconds: number,
  seeds = SEEDS
): void {
  const runs = seeds.map((seed) => run(problem, seed, seconds));
  print(`${title}, ${seconds} s of CPU`);
  runs.forEach(({ score, cpu, firstFeasible }, i) => {
    const kept = score.kept === null ? '' : `, kept ${(100 * Object.values(score.kept)[1]!).toFixed(1)} %`;
    print(
      `  seed ${seeds[i]}: ${text(score, best)}${kept}, ${cpu.toFixed(1)} s, first feasible ${firstFeasible.toFixed(1)} s`
    );
  });
  const ratios = runs.map(({ score }) => score.inertia / best);
  const feasible = runs.filter(({ score }) => score.feasible).length;
  print(
    `  median ${median(ratios).toFixed(4)}, worst ${Math.max(...ratios).toFixed(4)}, ${feasible} of ${runs.length} feasible`
  );
}

function peers(print: Print, problem: BalanceProblem, best: number): void {
  const { graph, k } = problem;
  const compiled = compileProblem(problem);
  if (!compiled.ok) return;
  const kMeans = joinPieces(compiled.value, powerSeed(compiled.value, createRandom(1, 'peer')));
  print(`  peer k-means + repair: ${text(scorePlan(graph, kMeans, problem), best)}`);
  const metis = metisPlan(graph, k);
  print(
    metis === undefined
      ? '  peer METIS: not installed (Debian package metis)'
      : `  peer METIS k-way: ${text(scorePlan(graph, metis, problem), best)}`
  );
}

/** A k-way partition by gpmetis, balanced on the first measure within 5 %; undefined where it is not installed. */
function metisPlan({ count, start, neighbor, values }: UnitGraph, k: number): Int32Array | undefined {
  const file = join(mkdtempSync(join(tmpdir(), 'metis-')), 'graph');
  const lines = Array.from({ length: count }, (_, unit) =>
    [
      Math.round(values[0]![unit]!),
      ...neighbor.slice(start[unit], start[unit + 1]).map((other) => other + 1)
    ].join(' ')
  );
  writeFileSync(file, `${count} ${neighbor.length / 2} 010 1\n${lines.join('\n')}\n`);
  try {
    execFileSync('gpmetis', ['-contig', '-ufactor=50', '-seed=1', file, String(k)], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return Int32Array.from(readFileSync(`${file}.part.${k}`, 'utf8').trim().split('\n'), Number);
}

function paint(print: Print, graph: UnitGraph, k: number): void {
  const compiled = compileProblem({ graph, k, tolerance: 0.05 });
  if (!compiled.ok) return;
  const plan = new LivePlan(graph, joinPieces(compiled.value, powerSeed(compiled.value, createRandom(1))), {
    k,
    tolerance: 0.05
  });
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

/** The table, from ../shared/data/territory-dev where it is, else from generated maps of like size. */
export async function bench(print: Print): Promise<void> {
  const data = resolve(process.env['EVENFIELD_TERRITORY_DATA'] ?? '../shared/data/territory-dev');
  if (existsSync(data)) {
    const read = async (name: string, measures: string[]) =>
      (await readUnitFiles(join(data, `${name}.nodes.csv`), join(data, `${name}.edges.csv`), measures)).graph;
    const us48 = await read('us48', ['population']);
    const problem = { graph: us48, k: 48, tolerance: 0.05 };
    for (const seconds of [5, 10, 30]) race(print, 'us48, K = 48', problem, 6.647e12, seconds);
    peers(print, problem, 6.647e12);
    race(print, 'us48 with border weight 1', { ...problem, borderWeight: 1 }, 6.647e12, 20);
    race(
      print,
      'North Carolina, K = 7',
      { graph: await read('nc', ['population']), k: 7, tolerance: 0.05 },
      2.84485e10,
      2
    );
    const three = await read('us48', ['population', 'households', 'employees']);
    race(
      print,
      'three measures, K = 25, 10 %',
      { graph: three, k: 25, tolerance: 0.1 },
      1.435e13,
      30,
      [1, 2, 3]
    );
    const households = await read('us48', ['households']);
    const plan = await readAlignment(join(data, 'us48.current-k48.csv'), households);
    const current = holdersOf(households, plan, [...new Set(plan.values())].sort());
    for (const disruptionWeight of [1, 0.1]) {
      const realign = { graph: households, k: 48, tolerance: 0.05, current, disruptionWeight };
      race(
        print,
        `realign to households, disruption weight ${disruptionWeight}`,
        realign,
        2.5e12,
        20,
        [1, 2, 3]
      );
    }
  } else {
    const graph = pointMap(3100, 1);
    print('no territory-dev data: a generated map of 3,100 points; 1 is the best of the run below');
    race(
      print,
      'points, K = 48',
      { graph, k: 48, tolerance: 0.05 },
      run({ graph, k: 48, tolerance: 0.05 }, 9, 20).score.inertia,
      5
    );
    peers(print, { graph, k: 48, tolerance: 0.05 }, 1);
  }
  const zips = await zipMap();
  race(
    print,
    `${zips.count} ZIP points, K = 200`,
    { graph: zips, k: 200, tolerance: 0.05 },
    1e12,
    15,
    [1, 2, 3]
  );
  paint(print, zips, 200);
}
