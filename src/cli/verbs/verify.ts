import { verifyDispute } from '../../lib/core/compensation/dispute/dispute.ts';
import type { Difference } from '../../lib/core/differences.ts';
import { readShare, verifyShare, type Share } from '../../lib/scenario/share-file.ts';
import { openEvaluator } from '../open-evaluator.ts';
import { readJson, requireValue } from '../read-json.ts';
import { textOption, UsageError, type Verb, WorkError, writeDocument } from '../verb.ts';
import { withWorkspace } from '../with-workspace.ts';

type Verified = { readonly stands: boolean; readonly differences: readonly Difference[] };

/** Run a dispute file, a share file or a scenario file again and say whether its figures stand. */
export const verb: Verb = {
  summary: 'Run a dispute or share file again and say whether its figures stand.',
  usage:
    'FILE [--data DIR]   (a share or scenario file is run on the data of DIR; a dispute file holds its own)',
  options: { data: { type: 'string' } },
  async run(args, output) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) throw new UsageError('name one file');
    const json = await readJson(path);
    const share = readShare(json);
    const result: Verified = share
      ? await verifyOnData(path, requireValue(path, share), textOption(args, 'data'))
      : requireValue(path, verifyDispute(json));
    writeDocument(output, { format: 'evenfield/verification', version: 1, ...result });
    if (result.stands) return;
    const { length } = result.differences;
    const first = result.differences[0]!;
    throw new WorkError(
      `${path} does not stand: ${length} ${length === 1 ? 'figure differs' : 'figures differ'}, first ${first.path} (${said(first.expected)} stated, ${said(first.found)} found)`
    );
  }
};

const said = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

async function verifyOnData(path: string, share: Share, directory: string | undefined): Promise<Verified> {
  if (directory === undefined) {
    const { dataset, fingerprint } = share.scenario.baseline;
    throw new WorkError(
      `${path} names its data (${dataset}, fingerprint ${fingerprint.slice(0, 12)}…) and does not hold it: add --data DIR with the workspace it was made on`
    );
  }
  return withWorkspace(directory, async (workspace) => {
    const { evaluate } = await openEvaluator(workspace, directory);
    return verifyShare(share, evaluate);
  });
}
