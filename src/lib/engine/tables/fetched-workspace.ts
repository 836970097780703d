import {
  documentFile,
  manifestFile,
  parseManifest,
  tableFile,
  WorkspaceError
} from './workspace-manifest.ts';
import type { WorkspaceReader } from './workspace-store.ts';

/** A workspace's folder served at an address of our own: a data set that ships, or the one `serve --data` names. */
export function fetchedWorkspace(address: string, fetcher: typeof fetch = fetch): WorkspaceReader {
  const base = address.endsWith('/') ? address : `${address}/`;
  async function load(file: string): Promise<Response | undefined> {
    const response = await fetcher(base + file.split('/').map(encodeURIComponent).join('/'));
    if (response.status === 404 || response.status === 204) return undefined;
    if (!response.ok) throw new WorkspaceError(`${base}${file} answered ${response.status}`);
    return response;
  }
  return {
    async manifest() {
      const response = await load(manifestFile);
      if (response === undefined) throw new WorkspaceError(`there is no workspace at ${base}`);
      return parseManifest(await response.text(), base + manifestFile);
    },
    async readTable(name) {
      const response = await load(tableFile(name));
      if (response === undefined) throw new WorkspaceError(`${base} has no table ${name}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    readDocument: async (name) => (await load(documentFile(name)))?.text()
  };
}
