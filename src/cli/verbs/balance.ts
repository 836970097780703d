import { rename, rm, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { compileProblem, type Seat } from '../../lib/core/territory/balance-problem.ts';
import { explainObstacle, findObstacle } from '../../lib/core/territory/find-obstacle.ts';
import { matchLabels, numberByFirstUnit } from '../../lib/core/territory/match-labels.ts';
import { searchPlan } from '../../lib/core/territory/plan-search.ts';
import { scorePlan } from '../../lib/core/territory/score-plan.ts';
import type { SearchModel } from '../../lib/core/territory/search-model.ts';
import { measureSpeed } from '../../lib/core/territory/measure-speed.ts';
import type { UnitGraph } from '../../lib/core/territory/unit-graph.ts';
import { readTable, requireColumn } from '../read-table.ts';
import {
  compareLabels,
  holdersOf,
  readAlignment,
  readUnitFiles,
  type UnitFiles
} from '../territory-files.ts';
import { amountOption, ratioOption, requireWhole, unitFileInputs } from '../territory-options.ts';
import {
  requireOption,
  textOption,
  wholeOption,
  WorkError,
  writeDocument,
  type Output,
  type Verb
} from '../verb.ts';
import { scoreDocument, type ScoreDocument } from './score.ts';

const DEFAULT_SECONDS = 10;
/** CPU time outside this process that a call costs: npm and the loader. */
const LAUNCH_SECONDS = 0.6;

export const verb: Verb = {
  summary: 'Draw balanced, contiguous, compact territories, from scratch or from a current plan.',
  usage:
    '--units U.csv --edges E.csv -k K --out A.csv [--measure A[,B]] [--tolerance 0.05] [--current C.csv] [--locks L.csv] ' +
    '[--seats S.csv] [--border-weight X] [--disruption-weight X] [--seconds S] [--iterations N] [--seed N]',
  inputs: [
    ...unitFileInputs,
    '--current, --locks: columns unit, territory.',
    '--seats: columns territory and x_km, y_km or lon, lat, as the units have.',
    '--out: columns unit, territory.'
  ],
  options: {
    units: { type: 'string' },
    edges: { type: 'string' },
    k: { type: 'string', short: 'k' },
    measure: { type: 'string' },
    tolerance: { type: 'string' },
    current: { type: 'string' },
    locks: { type: 'string' },
    seats: { type: 'string' },
    'border-weight': { type: 'string' },
    'disruption-weight': { type: 'string' },
    seconds: { type: 'string' },
    iterations: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' }
  },
  async run(args, output) {
    const [unitsFile, edgesFile, outFile] = ['units', 'edges', 'out'].map((name) =>
      requireOption(args, name)
    ) as [string, string, string];
    const k = requireWhole(args, 'k', 1);
    const tolerance = ratioOption(args, 'tolerance', 0.05);
    const seed = wholeOption(args, 'seed', 1);
    const iterations =
      textOption(args, 'iterations') === undefined ? undefined : wholeOption(args, 'iterations', 1, 1);
    const seconds =
      textOption(args, 'seconds') === undefined && iterations !== undefined
        ? undefined
        : amountOption(args, 'seconds', DEFAULT_SECONDS);
    const currentFile = textOption(args, 'current');
    const borderWeight = amountOption(args, 'border-weight', 0);
    const disruptionWeight = amountOption(args, 'disruption-weight', currentFile === undefined ? 0 : 1);

    const files = await readUnitFiles(unitsFile, edgesFile, textOption(args, 'measure')?.split(',') ?? []);
    const { graph } = files;
    const current = currentFile === undefined ? undefined : await readAlignment(currentFile, graph);
    const locksFile = textOption(args, 'locks');
    const locks = locksFile === undefined ? new Map<string, string>() : await readAlignment(locksFile, graph);
    const seatsFile = textOption(args, 'seats');
    const seats = seatsFile === undefined ? [] : await readSeats(seatsFile, files);
    const labels = chooseLabels(
      graph,
      k,
      current,
      new Set([...locks.values(), ...seats.map(({ label }) => label)])
    );
    const currentHolder = current === undefined ? undefined : holdersOf(graph, current, labels);
    const compiled = compileProblem({
      graph,
      k,
      tolerance,
      current: currentHolder,
      locks: holdersOf(graph, locks, labels),
      seats: seats.map(({ label, x, y }): Seat => ({ territory: labels.indexOf(label), x, y })),
      borderWeight,
      disruptionWeight
    });
    if (!compiled.ok) throw new WorkError(compiled.problems.map(({ message }) => message).join('\n'));
    const model = compiled.value;
    const found = runSearch(model, { seed, iterations, seconds }, output);
    const pinned = new Set(
      [...locks.values(), ...seats.map(({ label }) => label)].map((label) => labels.indexOf(label))
    );
    const holder =
      currentHolder === undefined
        ? numberByFirstUnit(found.holder, k, pinned)
        : disruptionWeight > 0
          ? found.holder
          : matchLabels(graph, found.holder, currentHolder, k, pinned);
    const score = scorePlan(graph, holder, { k, tolerance, current: currentHolder });
    const obstacle = score.feasible
      ? null
      : (findObstacle(model, labels) ?? explainObstacle(graph, holder, score, labels, k, tolerance));
    await writeAlignment(outFile, graph, holder, labels);
    writeDocument(
      output,
      scoreDocument(score, { projection: files.projection, obstacle, search: found.search, bound: null })
    );
  }
};

type Limits = {
  readonly seed: number;
  readonly iterations: number | undefined;
  readonly seconds: number | undefined;
};

/**
 * Search within the limits. Seconds are CPU seconds of the whole process, start-up included, so that a busy machine
 * does not make a worse plan; half as much again by the wall clock is the end in any case. The iterations are set
 * beforehand from a short trial's speed: a run that finishes them repeats with `--iterations`.
 */
function runSearch(model: SearchModel, { seed, iterations, seconds }: Limits, output: Output) {
  const worked = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
  const elapsed = () => performance.now() / 1000;
  const limit = seconds === undefined ? Infinity : Math.max(0.5 * seconds, seconds - LAUNCH_SECONDS);
  const planned =
    iterations ?? Math.max(20_000, Math.floor(measureSpeed(model, worked) * Math.max(0.1, limit - worked())));
  const search = searchPlan(model, { seed, iterations: planned });
  let stoppedBy: 'iterations' | 'seconds' = 'iterations';
  let step = search.next();
  let told = elapsed();
  while (!step.done) {
    if (worked() > limit || elapsed() > 1.5 * limit) {
      stoppedBy = 'seconds';
      break;
    }
    if (elapsed() - told > 1) {
      told = elapsed();
      const { iterations: at, excess } = step.value;
      const state =
        excess > 1e-9 ? `, ${(100 * excess).toFixed(2)} % of a target out of bounds` : ', balanced';
      output.progress(`${Math.floor((100 * at) / planned)} %${state}\n`);
    }
    step = search.next();
  }
  const summary: ScoreDocument['search'] = {
    seed,
    iterations: stoppedBy === 'iterations' ? planned : step.value.iterations,
    seconds: seconds === undefined ? null : Math.round(worked() * 100) / 100,
    stoppedBy
  };
  return { holder: step.value.best.slice(), search: summary };
}

type LabelledSeat = { readonly label: string; readonly x: number; readonly y: number };

async function readSeats(file: string, { place }: UnitFiles): Promise<LabelledSeat[]> {
  const table = await readTable(file);
  const at = requireColumn(table, 'territory', file);
  const seen = new Set<string>();
  return table.rows.map((row) => {
    const label = row[at] ?? '';
    if (seen.has(label)) throw new WorkError(`${file} gives the territory ${label} two seats: keep one.`);
    seen.add(label);
    const [x, y] = place(table, row, file);
    return { label, x, y };
  });
}

/** The k labels of the plan: those locked or seated, then the current plan's (heaviest first), then new numbers. */
function chooseLabels(
  graph: UnitGraph,
  k: number,
  current: ReadonlyMap<string, string> | undefined,
  needed: ReadonlySet<string>
): string[] {
  if (needed.size > k) {
    throw new WorkError(
      `Locks and seats name ${needed.size} territories, but only ${k} are asked: raise -k or drop some.`
    );
  }
  const heft = new Map<string, number>();
  for (const [unit, label] of current ?? [])
    heft.set(label, (heft.get(label) ?? 0) + graph.values[0]![graph.indexOf.get(unit)!]!);
  const byHeft = [...heft.keys()].sort((a, b) => heft.get(b)! - heft.get(a)! || compareLabels(a, b));
  const labels = new Set(needed);
  for (const label of byHeft) if (labels.size < k) labels.add(label);
  for (let number = 1; labels.size < k; number++) labels.add(String(number));
  return [...labels].sort(compareLabels);
}

async function writeAlignment(
  file: string,
  graph: UnitGraph,
  holder: Int32Array,
  labels: readonly string[]
): Promise<void> {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = graph.ids.map((id, unit) => `${quote(id)},${quote(labels[holder[unit]!]!)}\n`);
  const partial = `${file}.partial`;
  try {
    await writeFile(partial, `unit,territory\n${lines.join('')}`);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw new WorkError(`${file} could not be written: ${(error as NodeJS.ErrnoException).message}.`);
  }
}
