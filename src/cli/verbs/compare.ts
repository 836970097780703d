import { compareScenarios } from '../../lib/scenario/compare.ts';
import { openEvaluator, readScenarioArgument } from '../open-evaluator.ts';
import { requireOption, UsageError, writeDocument, type Verb } from '../verb.ts';
import { withWorkspace } from '../with-workspace.ts';

export const verb: Verb = {
  summary: 'What differs between a base and other scenarios, with a bridge that adds up exactly.',
  usage: 'BASE OTHER… --data DIR   (BASE may be the word base)',
  options: { data: { type: 'string' } },
  async run(args, output) {
    const [baseArgument, ...otherArguments] = args.positionals;
    if (baseArgument === undefined || otherArguments.length === 0)
      throw new UsageError('name a base and at least one other scenario');
    const directory = requireOption(args, 'data');
    const base = await readScenarioArgument(baseArgument);
    const others = await Promise.all(otherArguments.map(readScenarioArgument));
    await withWorkspace(directory, async (workspace) => {
      const evaluator = await openEvaluator(workspace, directory);
      const { totals, fingerprint, currency } = await evaluator.evaluate(base);
      const scenarios = [{ id: base.id, title: base.title, totals }];
      const comparisons = [];
      for (const other of others) {
        const comparison = await compareScenarios(evaluator, base, other);
        scenarios.push({
          id: other.id,
          title: other.title,
          totals: (await evaluator.evaluate(other)).totals
        });
        comparisons.push(comparison);
      }
      const tag = <T extends object>(id: string, rows: readonly T[]) =>
        rows.map((row) => ({ scenario: id, ...row }));
      writeDocument(output, {
        format: 'evenfield/comparison',
        version: 1,
        fingerprint,
        currency,
        scenarios,
        differences: comparisons.flatMap(({ id, differences }) => tag(id, differences)),
        moved: {
          reps: comparisons.flatMap(({ id, moved }) => tag(id, moved.reps)),
          units: comparisons.flatMap(({ id, moved }) => tag(id, moved.units))
        }
      });
    });
  }
};
