import { fetchedWorkspace } from '../../engine/tables/fetched-workspace.ts';
import { fail } from '../../core/assert.ts';
import type { WorkspaceReader } from '../../engine/tables/workspace-store.ts';

const addresses = import.meta.glob<string>('../../../../datasets/demo/**/*.{json,parquet}', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});

/** A data set that ships with the program, fetched from where the program itself came from. */
export function shippedWorkspace(name: 'demo'): WorkspaceReader {
  const folder = `../../../../datasets/${name}/`;
  const fetcher: typeof fetch = (asked) => {
    const file = decodeURIComponent(String(asked).slice(folder.length));
    return fetch(addresses[folder + file] ?? fail(`no such file ships: ${name}/${file}`));
  };
  return fetchedWorkspace(folder, fetcher);
}
