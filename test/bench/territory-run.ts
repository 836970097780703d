import process from 'node:process';
import { runRealign } from '../../src/cli/run-realign.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { measureSpeed } from '../../src/lib/core/territory/measure-speed.ts';
import { searchPlan } from '../../src/lib/core/territory/plan-search.ts';
import { scorePlan, type PlanScore } from '../../src/lib/core/territory/score-plan.ts';
import { median } from './measure.ts';

export type Print = (line: string) => void;

/** One search and its score; CPU seconds of the whole run, trial included. */
export type Run = {
  readonly seed: number;
  readonly holder: Int32Array;
  readonly score: PlanScore;
  readonly cpu: number;
  /** CPU seconds to the first balanced plan; undefined where it was not looked for. */
  readonly firstFeasible: number | undefined;
};

type Race = {
  readonly best: number | undefined;
  readonly seconds: number;
  readonly seeds: readonly number[];
};

export const cpuNow = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

/** One search cut off after so many CPU seconds, its iterations set from a trial as the command does. */
export function runOnce(problem: BalanceProblem, seed: number, seconds: number): Run {
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
  const score = scorePlan(problem.graph, holder, problem);
  return { seed, holder, score, cpu: cpuNow() - started, firstFeasible };
}

const worst = ({ measures }: PlanScore): number =>
  Math.max(...Object.values(measures).map(({ maxDeviation }) => maxDeviation));

/** A score in one line; inertia as a multiple of `best`. */
export const describeScore = (score: PlanScore, best: number): string =>
  `${score.feasible ? 'feasible' : 'NOT FEASIBLE'}, inertia ${(score.inertia / best).toFixed(4)} × best known, max deviation ` +
  `${(100 * worst(score)).toFixed(2)} %, pieces too many ${score.extraPieces}, cut edges ${score.cutEdges}, Polsby–Popper ` +
  `${score.polsbyPopper?.toFixed(3) ?? '–'}`;

/** Share of the first measure kept, in percent. */
export const keptOf = ({ kept }: PlanScore): string =>
  kept === null ? '' : `, kept ${(100 * Object.values(kept)[1]!).toFixed(2)} %`;

/** A case with several seeds: a line each, then the median. Without a best known, 1 is the best of these. */
export function race(
  print: Print,
  title: string,
  problem: BalanceProblem,
  { best, seconds, seeds }: Race
): Run[] {
  print(`${title}, ${seconds} s of CPU`);
  const runs = seeds.map((seed) => runOnce(problem, seed, seconds));
  return printRuns(print, runs, best);
}

/** Realign a plan in force as the command does: the search, then windows solved exactly. */
export async function raceRealign(
  print: Print,
  title: string,
  problem: BalanceProblem,
  { best, seconds, seeds }: Race
): Promise<Run[]> {
  print(`${title}, ${seconds} s of CPU`);
  const compiled = compileProblem(problem);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const runs: Run[] = [];
  for (const seed of seeds) {
    const started = cpuNow();
    const limits = { seed, iterations: undefined, seconds: started + seconds };
    const { holder } = await runRealign(compiled.value, limits, { out: () => {}, progress: () => {} });
    const score = scorePlan(problem.graph, holder, problem);
    runs.push({ seed, holder, score, cpu: cpuNow() - started, firstFeasible: undefined });
  }
  return printRuns(print, runs, best);
}

function printRuns(print: Print, runs: Run[], best: number | undefined): Run[] {
  const unit = best ?? Math.min(...runs.map(({ score }) => score.inertia));
  for (const { seed, score, cpu, firstFeasible } of runs) {
    print(
      `  seed ${seed}: ${describeScore(score, unit)}${keptOf(score)}, ${cpu.toFixed(1)} s${firstFeasible === undefined ? '' : `, first feasible ${firstFeasible.toFixed(1)} s`}`
    );
  }
  const ratios = runs.map(({ score }) => score.inertia / unit);
  const feasible = runs.filter(({ score }) => score.feasible).length;
  print(
    `  median ${median(ratios).toFixed(4)}, worst ${Math.max(...ratios).toFixed(4)}, ${feasible} of ${runs.length} feasible`
  );
  return runs;
}
