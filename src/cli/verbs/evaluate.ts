import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluationDocument } from '../../lib/scenario/evaluate.ts';
import { evaluationTrace } from '../../lib/scenario/evaluation-trace.ts';
import { openEvaluator, readScenarioArgument } from '../open-evaluator.ts';
import { requireOption, textOption, UsageError, writeDocument, type Verb } from '../verb.ts';
import { writeOut } from '../write-out.ts';
import { withWorkspace } from '../with-workspace.ts';

export const verb: Verb = {
  summary: 'What a scenario does to credit, attainment, payout and fairness.',
  usage: 'SCENARIO.json|base --data DIR [--out DIR]',
  options: { data: { type: 'string' }, out: { type: 'string' } },
  async run(args, output) {
    const [argument, ...rest] = args.positionals;
    if (argument === undefined || rest.length > 0) throw new UsageError('name one scenario file, or base');
    const directory = requireOption(args, 'data');
    const scenario = await readScenarioArgument(argument);
    await withWorkspace(directory, async (workspace) => {
      const evaluator = await openEvaluator(workspace, directory);
      const evaluation = await evaluator.evaluate(scenario);
      const out = textOption(args, 'out');
      if (out !== undefined) await writeTrace(out, evaluationTrace(evaluation));
      writeDocument(output, evaluationDocument(evaluation));
    });
  }
};

/** Written beside and renamed: a trace file is whole or not there. */
async function writeTrace(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of files) await writeOut(join(directory, name), text);
}
