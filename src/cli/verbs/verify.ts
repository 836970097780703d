import { verifyDispute } from '../../lib/core/compensation/dispute/dispute.ts';
import { readJson, requireValue } from '../read-json.ts';
import { UsageError, type Verb, WorkError, writeDocument } from '../verb.ts';

/** Run a dispute file again and say whether its amounts stand. */
export const verb: Verb = {
  summary: 'Run a dispute file again and say whether its amounts stand.',
  usage: 'FILE',
  options: {},
  async run(args, output) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) throw new UsageError('name one file');
    const result = requireValue(path, verifyDispute(await readJson(path)));
    writeDocument(output, { format: 'evenfield/verification', version: 1, ...result });
    if (result.stands) return;
    const first = result.differences[0]!;
    throw new WorkError(
      `${path} does not stand: ${result.differences.length} figures differ, first ${first.path} (${String(first.expected)} stated, ${String(first.found)} found)`
    );
  }
};
