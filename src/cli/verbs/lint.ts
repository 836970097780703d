import { lintPlan } from '../../lib/core/compensation/lint/lint-plan.ts';
import { parsePayoutInput } from '../../lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../lib/core/compensation/parse-plan.ts';
import { readJson, requireValue } from '../read-json.ts';
import { textOption, UsageError, type Verb, writeDocument } from '../verb.ts';

/** The risks of a plan, each with rows that show it. */
export const verb: Verb = {
  summary: 'Find cliffs, gaps, dead zones, falling pay and double pay in a plan.',
  usage: 'PLAN.json [--input INPUT.json]',
  options: { input: { type: 'string' } },
  async run(args, output) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) throw new UsageError('name one plan file');
    const plan = requireValue(path, parsePlan(await readJson(path)));
    const inputPath = textOption(args, 'input');
    const input =
      inputPath === undefined
        ? undefined
        : requireValue(inputPath, parsePayoutInput(await readJson(inputPath)));
    writeDocument(output, { format: 'evenfield/lint', version: 1, findings: lintPlan(plan, input) });
  }
};
