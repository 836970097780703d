import { verifyDispute } from '../../core/compensation/dispute/dispute.ts';
import type { Difference } from '../../core/differences.ts';
import { reject, succeed, type Result } from '../../core/result.ts';
import { readShare, verifyShare } from '../../scenario/share-file.ts';
import type { Session } from '../workbench/session.ts';

/** What a file says when it is run again here. */
export type CheckedFile = {
  readonly file: string;
  readonly kind: 'dispute' | 'share';
  readonly stands: boolean;
  /** What it is about, in a line. */
  readonly about: string;
  readonly question: string;
  readonly differences: readonly Difference[];
};

type Asked = {
  readonly question?: { readonly payee?: string; readonly period?: string; readonly text?: string };
};

/** Run a dispute or share file again, as `evenfield verify` does; a share is run on the data that is open. */
export async function checkFile(
  file: string,
  text: string,
  evaluate: Session['evaluate'] | undefined
): Promise<Result<CheckedFile>> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const message = `${file} is no JSON file; choose a dispute or share file made here.`;
    return reject({ code: 'file-json', message, path: [] });
  }
  const share = readShare(json);
  if (share) {
    if (!share.ok) return share;
    if (!evaluate)
      return reject({ code: 'no-data', message: 'Open the data first: the share names it.', path: [] });
    const { stands, differences } = await verifyShare(share.value, (scenario) => evaluate(scenario));
    const { title, baseline } = share.value.scenario;
    const frozen = share.value.figures ? 'with its figures' : 'without figures: only its data is compared';
    return succeed({
      file,
      kind: 'share',
      stands,
      about: `${title}, ${frozen}, made on ${baseline.dataset || 'data without a name'}`,
      question: '',
      differences
    });
  }
  const verified = verifyDispute(json);
  if (!verified.ok) return verified;
  const { payee = '', period = '', text: question = '' } = (json as Asked).question ?? {};
  const { stands, differences } = verified.value;
  return succeed({ file, kind: 'dispute', stands, about: `${payee}, ${period}`, question, differences });
}
