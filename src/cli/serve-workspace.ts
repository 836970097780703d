import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  documentFile,
  manifestFile,
  manifestText,
  tableFile,
  WorkspaceError
} from '../lib/engine/tables/workspace-manifest.ts';
import type { WorkspaceReader } from '../lib/engine/tables/workspace-store.ts';

export const workspacePath = '/data/workspace/';

type Answer = { readonly type: string; readonly body: Uint8Array | string };

/**
 * Answer a request below `/data/` from the workspace, read-only; true where the request was one of those.
 * Only what the manifest names is there, so no path reaches outside the workspace.
 */
export async function serveWorkspace(
  workspace: WorkspaceReader | undefined,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!pathname.startsWith('/data/')) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  const file = pathname.startsWith(workspacePath) ? decoded(pathname.slice(workspacePath.length)) : undefined;
  if (file === manifestFile && workspace === undefined) return end(response, 204);
  try {
    const answer = workspace && file !== undefined ? await find(workspace, file) : undefined;
    if (answer === undefined) return end(response, 404);
    response.writeHead(200, { 'content-type': answer.type, 'cache-control': 'no-cache' });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
    return true;
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    return end(response, 500, error.message);
  }
}

async function find(workspace: WorkspaceReader, file: string): Promise<Answer | undefined> {
  const manifest = await workspace.manifest();
  if (file === manifestFile) return { type: 'application/json', body: manifestText(manifest) };
  const table = manifest.tables.find(({ name }) => tableFile(name) === file);
  if (table) return { type: 'application/vnd.apache.parquet', body: await workspace.readTable(table.name) };
  const document = manifest.documents.find(({ name }) => documentFile(name) === file);
  const text = document && (await workspace.readDocument(document.name));
  return text === undefined ? undefined : { type: 'application/json', body: text };
}

function decoded(path: string): string | undefined {
  try {
    return path.split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, message?: string): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(message);
  return true;
}
