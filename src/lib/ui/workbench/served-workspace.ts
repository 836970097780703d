import { rememberedKind } from './remembered-kind.ts';
import type { WorkspaceKind } from './session.ts';

/** Where `evenfield serve --data DIR` puts the folder, read-only. */
export const SERVED = '/data/workspace/';

/** The workspace to open first: the folder the server was started with, else the one open last time. */
export async function firstKind(fetcher: typeof fetch = fetch): Promise<WorkspaceKind> {
  // Without --data the server answers 204; a server of another kind may not answer at all.
  const answer = await fetcher(`${SERVED}workspace.json`).catch(() => undefined);
  return answer?.status === 200 && answer.headers.get('content-type')?.includes('json')
    ? 'served'
    : rememberedKind();
}
