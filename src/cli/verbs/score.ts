import { explainObstacle } from '../../lib/core/territory/find-obstacle.ts';
import { indexTerritories } from '../../lib/core/territory/index-territories.ts';
import { scorePlan, type PlanScore } from '../../lib/core/territory/score-plan.ts';
import { compareLabels, holdersOf, readAlignment, readUnitFiles } from '../territory-files.ts';
import { ratioOption, requireWhole, unitFileInputs } from '../territory-options.ts';
import { requireOption, textOption, writeDocument, type Verb } from '../verb.ts';

/** The document that `score` and `balance` print. */
export type ScoreDocument = PlanScore & {
  readonly format: 'evenfield/plan-score';
  readonly version: 1;
  readonly projection: string | null;
  readonly obstacle: string | null;
  /** Sum over target, by territory and measure. */
  readonly index: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly search: {
    seed: number;
    iterations: number;
    seconds: number | null;
    stoppedBy: 'iterations' | 'seconds';
  } | null;
  readonly bound: number | null;
};

/** Put a score's fields in the order of the contract. */
export function scoreDocument(
  score: PlanScore,
  more: Pick<ScoreDocument, 'projection' | 'obstacle' | 'index' | 'search' | 'bound'>
): ScoreDocument {
  const { feasible, ...figures } = score;
  const { projection, obstacle, index, search, bound } = more;
  return {
    format: 'evenfield/plan-score',
    version: 1,
    projection,
    feasible,
    obstacle,
    ...figures,
    index,
    search,
    bound
  };
}

export const verb: Verb = {
  summary: 'Score an alignment: balance, contiguity, compactness and what it keeps of the current plan.',
  usage:
    '--units U.csv --edges E.csv --alignment A.csv -k K [--measure A[,B]] [--tolerance 0.05] [--current C.csv] [--links N.csv]',
  inputs: [...unitFileInputs, '--alignment, --current: columns unit, territory. --links: columns u, v.'],
  options: {
    units: { type: 'string' },
    edges: { type: 'string' },
    alignment: { type: 'string' },
    k: { type: 'string', short: 'k' },
    measure: { type: 'string' },
    tolerance: { type: 'string' },
    current: { type: 'string' },
    links: { type: 'string' }
  },
  async run(args, output) {
    const [unitsFile, edgesFile] = [requireOption(args, 'units'), requireOption(args, 'edges')];
    const alignmentFile = requireOption(args, 'alignment');
    const k = requireWhole(args, 'k', 1);
    const tolerance = ratioOption(args, 'tolerance', 0.05);
    const measures = textOption(args, 'measure')?.split(',') ?? [];
    const { graph, projection } = await readUnitFiles(
      unitsFile,
      edgesFile,
      measures,
      textOption(args, 'links')
    );
    const alignment = await readAlignment(alignmentFile, graph);
    const currentFile = textOption(args, 'current');
    const current = currentFile === undefined ? undefined : await readAlignment(currentFile, graph);
    const planLabels = [...new Set(alignment.values())].sort(compareLabels);
    const goneLabels = [...new Set(current?.values() ?? [])].filter((label) => !planLabels.includes(label));
    const labels = [...planLabels, ...goneLabels.sort(compareLabels)];
    const holder = holdersOf(graph, alignment, labels);
    const score = scorePlan(graph, holder, {
      k,
      tolerance,
      current: current === undefined ? undefined : holdersOf(graph, current, labels)
    });
    const obstacle = explainObstacle(graph, holder, score, labels, k, tolerance);
    const index = indexTerritories(graph, holder, score, labels);
    writeDocument(output, scoreDocument(score, { projection, obstacle, index, search: null, bound: null }));
  }
};
