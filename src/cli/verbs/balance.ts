import { alignHierarchy, type HierarchyLevel } from '../../lib/core/territory/align-hierarchy.ts';
import { compileProblem, type BalanceProblem } from '../../lib/core/territory/balance-problem.ts';
import { chooseCount } from '../../lib/core/territory/choose-count.ts';
import { explainObstacle, findObstacle } from '../../lib/core/territory/find-obstacle.ts';
import { describeRelaxations, findRelaxations } from '../../lib/core/territory/find-relaxation.ts';
import { groupUnits } from '../../lib/core/territory/group-units.ts';
import { indexTerritories } from '../../lib/core/territory/index-territories.ts';
import { matchLabels, numberByFirstUnit } from '../../lib/core/territory/match-labels.ts';
import { proofSize, settlePlan, type Proof } from '../../lib/core/territory/prove-plan.ts';
import { scorePlan, type PlanScore } from '../../lib/core/territory/score-plan.ts';
import type { SearchModel } from '../../lib/core/territory/search-model.ts';
import type { UnitGraph } from '../../lib/core/territory/unit-graph.ts';
import type { Result } from '../../lib/core/result.ts';
import { readBalanceRequest, type BalanceRequest } from '../balance-request.ts';
import { loadHighs } from '../load-highs.ts';
import { runRealign } from '../run-realign.ts';
import {
  crowding,
  ownSeconds,
  runSearch,
  secondsWorked,
  type SearchLimits,
  type SearchSummary
} from '../run-search.ts';
import { amountOption, ratioOption, unitFileInputs } from '../territory-options.ts';
import {
  requireOption,
  textOption,
  wholeOption,
  WorkError,
  writeDocument,
  type Output,
  type Verb
} from '../verb.ts';
import { writeOut } from '../write-out.ts';
import { scoreDocument } from './score.ts';

const DEFAULT_SECONDS = 10;
/** Unknowns up to which the bound is worked out without being asked. */
const SMALL_PROOF = 3000;
/** Nodes a proof may branch into: these repeat, seconds do not. */
const PROOF_NODES = 2000;
/** Share of the time kept for a proof; a search that ends earlier leaves it more. */
const PROOF_SHARE = 0.4;
/** Share of a plan's cost below which a bound says nothing. */
const LEAST_BOUND = 0.5;
/** Seconds a proof that was asked for may take at the least. */
const PATIENT_SECONDS = 3;
/** Most iterations a unit of a small plan is worth, and the least of them: beyond, time is better spent on the proof. */
const SMALL_ITERATIONS = 150_000;
const SMALL_LEAST = 10_000_000;
/** Share of the search's iterations that each try of a relaxation takes, and the most of them. */
const RELAXED_SHARE = 0.2;
const RELAXED_MOST = 1_000_000;

export const verb: Verb = {
  summary: 'Draw balanced, contiguous, compact territories, from scratch or from a current plan.',
  usage:
    '--units U.csv --edges E.csv -k K|FROM-TO --out A.csv [--measure A[,B]] [--tolerance 0.05] [--current C.csv] ' +
    '[--locks L.csv] [--seats S.csv] [--groups G.csv] [--protected P.csv] [--limits M.csv] [--links N.csv] ' +
    '[--districts D[,R]] [--district-tolerance 0.2] [--border-weight X] [--disruption-weight X] [--seconds S] ' +
    '[--iterations N] [--seed N] [--prove]',
  inputs: [
    ...unitFileInputs,
    '--current, --locks: columns unit, territory.',
    '--seats: columns territory and x_km, y_km or lon, lat, as the units have.',
    '--groups: columns unit, group. --protected: column unit. --links: columns u, v.',
    '--limits: columns territory, measure, minimum, maximum, in the unit of the measure; empty is no limit.',
    '--out: columns unit, territory.'
  ],
  options: {
    ...Object.fromEntries(
      [
        ...[
          'units',
          'edges',
          'measure',
          'tolerance',
          'current',
          'locks',
          'seats',
          'groups',
          'protected',
          'limits'
        ],
        ...['links', 'districts', 'district-tolerance', 'border-weight', 'disruption-weight', 'seconds'],
        ...['iterations', 'seed', 'out']
      ].map((name) => [name, { type: 'string' as const }])
    ),
    k: { type: 'string', short: 'k' },
    prove: { type: 'boolean' }
  },
  async run(args, output) {
    const outFile = requireOption(args, 'out');
    const seed = wholeOption(args, 'seed', 1);
    const iterations =
      textOption(args, 'iterations') === undefined ? undefined : wholeOption(args, 'iterations', 1, 1);
    const seconds =
      textOption(args, 'seconds') === undefined && iterations !== undefined
        ? undefined
        : ownSeconds(amountOption(args, 'seconds', DEFAULT_SECONDS));
    const districts = (textOption(args, 'districts')?.split(',') ?? []).map((_, i, all) =>
      wholeOption({ positionals: [], values: { districts: all[i] } }, 'districts', 1, 1)
    );
    const districtTolerance = ratioOption(args, 'district-tolerance', 0.2);
    const request = await readBalanceRequest(args);
    const limits = { seed, iterations, seconds };
    const found = await findPlan(request, limits, args.values['prove'] === true, output);
    const { problem, labels, holder, score } = found;
    const proof = score.feasible && saysSomething(found.proof) ? found.proof : undefined;
    const { graph, k } = problem;
    const levels = orRefuse(alignHierarchy(graph, holder, districts, { seed, tolerance: districtTolerance }));
    const obstacle = score.feasible ? null : explain(found, request, limits);
    await writeAlignment(outFile, graph, holder, labels);
    writeDocument(output, {
      ...scoreDocument(score, {
        projection: request.files.projection,
        obstacle,
        index: indexTerritories(graph, holder, score, labels),
        search: found.summary,
        bound: proof?.bound ?? null
      }),
      gap: gapOf(proof),
      ...(request.counts.length > 1 ? { choice: { k, tried: found.tried } } : {}),
      ...(levels.length > 0 ? { hierarchy: describeLevels(levels, labels) } : {})
    });
  }
};

/** Each level with its groups by name: territories by label, the levels above by number from 1. */
function describeLevels(levels: readonly HierarchyLevel[], labels: readonly string[]): object[] {
  let names = labels;
  return levels.map(({ holder, ...level }) => {
    const groups = Object.fromEntries(names.map((name, part) => [name, holder[part]! + 1] as const));
    names = Array.from({ length: level.count }, (_, group) => String(group + 1));
    return { ...level, groups };
  });
}

const orRefuse = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new WorkError(result.problems.map(({ message }) => message).join('\n'));
};

type Found = {
  readonly problem: BalanceProblem;
  readonly model: SearchModel;
  readonly labels: readonly string[];
  readonly holder: Int32Array;
  readonly score: PlanScore;
  readonly summary: SearchSummary;
  readonly proof: Proof | undefined;
};

/** Search with every number of territories asked, each with its share of the limits, and take the best. */
async function findPlan(
  request: BalanceRequest,
  { seed, iterations, seconds }: SearchLimits,
  prove: boolean,
  output: Output
): Promise<Found & { readonly tried: readonly object[] }> {
  const { counts } = request;
  const plans: Found[] = [];
  for (const [i, k] of counts.entries()) {
    const worked = secondsWorked();
    const until = seconds === undefined ? undefined : worked + (seconds - worked) / (counts.length - i);
    const share = iterations && Math.ceil(iterations / counts.length);
    plans.push(await findOne(request, k, { seed, iterations: share, seconds: until }, prove, output));
  }
  const { k } = chooseCount(plans.map(({ problem, score }) => ({ k: problem.k, score })));
  const tried = plans.map(({ problem, score }) => ({
    k: problem.k,
    feasible: score.feasible,
    maxDeviation: Math.max(...Object.values(score.measures).map(({ maxDeviation }) => maxDeviation)),
    inertia: score.inertia
  }));
  return { ...plans[counts.indexOf(k)]!, tried };
}

async function findOne(
  request: BalanceRequest,
  k: number,
  limits: SearchLimits,
  prove: boolean,
  output: Output
): Promise<Found> {
  const { problem, labels } = request.problemFor(k);
  const grouped = orRefuse(groupUnits(problem));
  const model = orRefuse(compileProblem(grouped.problem));
  const { borderWeight, disruptionWeight, measureCount } = model;
  const small =
    borderWeight === 0 && disruptionWeight === 0 && proofSize(model) <= SMALL_PROOF / measureCount;
  const wanted = prove || small;
  const left = limits.seconds === undefined ? Infinity : limits.seconds - secondsWorked();
  const kept = wanted && limits.seconds !== undefined ? PROOF_SHARE * left : 0;
  const searching = {
    ...limits,
    seconds: limits.seconds === undefined ? undefined : limits.seconds - kept,
    most: small ? Math.max(SMALL_LEAST, SMALL_ITERATIONS * model.graph.count) : undefined
  };
  const realigning = disruptionWeight > 0 && borderWeight === 0 && problem.current !== undefined;
  const search = realigning
    ? await runRealign(model, searching, output)
    : runSearch(model, searching, output);
  const settled = wanted ? await settle(model, search.holder, limits.seconds, prove && !small) : undefined;
  const holder = grouped.expand(settled?.holder ?? search.holder);
  const pinned = new Set([...request.pinned].map((label) => labels.indexOf(label)));
  const named =
    problem.current === undefined
      ? numberByFirstUnit(holder, k, pinned)
      : disruptionWeight > 0
        ? holder
        : matchLabels(problem.graph, holder, problem.current, k, pinned);
  const score = scorePlan(problem.graph, named, problem);
  const { summary } = search;
  return { problem, model, labels, holder: named, score, summary, proof: settled?.proof };
}

/** The bound of a plan; where only inertia counts also the plan that the proof makes of it. */
async function settle(model: SearchModel, holder: Int32Array, seconds: number | undefined, patient: boolean) {
  const solve = await loadHighs();
  const until =
    seconds === undefined ? Infinity : Math.max(seconds, secondsWorked() + (patient ? PATIENT_SECONDS : 0.1));
  const limits = () => ({
    nodes: patient ? 100 * PROOF_NODES : PROOF_NODES,
    seconds: (until - secondsWorked()) * crowding()
  });
  const { holder: better, proof } = settlePlan(model, holder, solve, limits);
  const onlyInertia = model.borderWeight === 0 && model.disruptionWeight === 0;
  return onlyInertia ? { holder: better, proof } : { holder, proof };
}

/** A proof that ran out of time early may have no bound worth the name. */
const saysSomething = (proof: Proof | undefined): boolean =>
  proof !== undefined && proof.bound > 0 && proof.bound >= LEAST_BOUND * proof.cost;

/** How far the plan may be from the best one for its centres, as a share; 0 is proven best. */
function gapOf(proof: Proof | undefined): number | null {
  if (proof === undefined) return null;
  const gap = 1 - proof.bound / proof.cost;
  return proof.optimal && gap < 1e-9 ? 0 : Math.max(0, gap);
}

function explain(
  { problem, model, labels, holder, score, summary, proof }: Found,
  request: BalanceRequest,
  limits: SearchLimits
) {
  const { graph, k } = problem;
  const bars =
    findObstacle(model, labels) ??
    (proof?.impossible === true
      ? `No plan of ${k} contiguous territories keeps to the bounds (proven).`
      : undefined);
  const plan = explainObstacle(graph, holder, score, labels, k, request.tolerance);
  const stated = bars === undefined ? plan : `${bars} As it stands, ${plan}`;
  const ways = findRelaxations(problem, holder, {
    seed: limits.seed,
    iterations: Math.min(RELAXED_MOST, Math.ceil(RELAXED_SHARE * summary.iterations))
  });
  const unlocking = describeRelaxations(
    ways.filter(({ kind }) => kind === 'unlock'),
    graph.ids,
    labels
  );
  return unlocking === undefined ? stated : `${stated} ${unlocking}`;
}

async function writeAlignment(
  file: string,
  graph: UnitGraph,
  holder: Int32Array,
  labels: readonly string[]
): Promise<void> {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = graph.ids.map((id, unit) => `${quote(id)},${quote(labels[holder[unit]!]!)}\n`);
  await writeOut(file, `unit,territory\n${lines.join('')}`);
}
