import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createEvaluator, EvaluationError, type Evaluator } from '../lib/scenario/evaluate.ts';
import { parseScenario } from '../lib/scenario/parse-scenario.ts';
import { baselineScenario, type Scenario } from '../lib/scenario/scenario.ts';
import { readPlans } from '../lib/scenario/workspace-plans.ts';
import { reasonOf } from './file-reason.ts';
import { WorkError } from './verb.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** The evaluator of an open workspace, with the pay plans kept in it. */
export async function openEvaluator(
  { connector, manifest, store }: OpenWorkspace,
  directory: string
): Promise<Evaluator> {
  const evaluator = createEvaluator(connector, {
    dataset: basename(directory),
    fingerprint: manifest.fingerprint,
    plans: await readPlans(store)
  });
  const evaluate: Evaluator['evaluate'] = (...call) =>
    evaluator.evaluate(...call).catch((error: unknown) => {
      throw error instanceof EvaluationError ? new WorkError(error.message, { cause: error }) : error;
    });
  return { ...evaluator, evaluate };
}

/** A scenario named on the command line: `base`, or a scenario file. */
export async function readScenarioArgument(argument: string): Promise<Scenario> {
  if (argument === 'base') return baselineScenario({ dataset: '', fingerprint: '' });
  const text = await readFile(argument, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WorkError(`The scenario ${argument} cannot be read: ${reasonOf(error)}.`, { cause: error });
  });
  const scenario = parseScenario(text);
  if (scenario.ok) return { ...scenario.value, id: scenario.value.id || basename(argument, '.json') };
  throw new WorkError(`${argument}: ${scenario.problems.map(({ message }) => message).join(' ')}`);
}
