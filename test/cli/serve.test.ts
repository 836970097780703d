import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { serveWorkbench, type Serving } from '../../src/cli/serve-workbench.ts';
import { createDirectoryWorkspace } from '../../src/lib/engine/tables/directory-workspace.ts';
import { fetchedWorkspace } from '../../src/lib/engine/tables/fetched-workspace.ts';
import type { WorkspaceStore } from '../../src/lib/engine/tables/workspace-store.ts';

let handler: string;
let workspace: WorkspaceStore;
let serving: Serving | undefined;

/** A stand-in for the built workbench: it answers every request with the path it was asked for. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenfield-'));
  handler = join(folder, 'handler.mjs');
  await writeFile(
    handler,
    'export const handler = (request, response) => response.end(`page ${request.url}`);'
  );
  await writeFile(join(folder, 'secret.txt'), 'not yours');
  await mkdir(join(folder, 'data'));
  workspace = await createDirectoryWorkspace(join(folder, 'data'));
  const entry = { name: 'sales by region', rows: 1, sha256: 'x', bytes: 3, columns: [], sources: [] };
  await workspace.commit({ put: [{ entry, parquet: new Uint8Array([1, 2, 3]) }] });
  await workspace.writeDocument('plans/base.json', '{"plan":1}');
});
afterEach(async () => {
  await serving?.stop();
  serving = undefined;
});

const serve = async (data?: WorkspaceStore) =>
  (serving = await serveWorkbench({ handler, host: '127.0.0.1', port: 0, workspace: data }));

describe('the workspace below /data/workspace', () => {
  test('reads as it lies in its folder, and the rest is the workbench', async () => {
    const { address } = await serve(workspace);
    const served = fetchedWorkspace(`${address}data/workspace`);
    expect(await served.manifest()).toEqual(await workspace.manifest());
    expect(await served.readTable('sales by region')).toEqual(new Uint8Array([1, 2, 3]));
    expect(await served.readDocument('plans/base.json')).toBe('{"plan":1}');
    expect(await served.readDocument('plans/none.json')).toBeUndefined();
    const page = await fetch(`${address}quotas`);
    expect(await page.text()).toBe('page /quotas');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  });
  test('reaches nothing else and changes nothing', async () => {
    const { address } = await serve(workspace);
    for (const path of ['..%2Fsecret.txt', 'tables/..%2F..%2F..%2Fsecret.txt', 'tables/none.parquet', '%']) {
      const { status } = await fetch(`${address}data/workspace/${path}`);
      expect([path, status]).toEqual([path, 404]);
    }
    expect((await fetch(`${address}data/workspace/workspace.json`, { method: 'PUT' })).status).toBe(405);
  });
  test('is empty without --data', async () => {
    const { address } = await serve();
    expect((await fetch(`${address}data/workspace/workspace.json`)).status).toBe(204);
    await expect(fetchedWorkspace(`${address}data/workspace`).manifest()).rejects.toThrow('no workspace at');
  });
});

test('a page of another name that points here is refused', async () => {
  const { address } = await serve(workspace);
  const status = await new Promise((resolve) => {
    const headers = { host: 'evil.example' };
    httpRequest(`${address}data/workspace/workspace.json`, { headers }, (answer) =>
      resolve(answer.statusCode)
    ).end();
  });
  expect(status).toBe(403);
});

test('a port that is taken is an error when it was asked for, else another one is used', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const asked = serveWorkbench({ handler, host: '127.0.0.1', port, workspace: undefined });
  await expect(asked).rejects.toThrow(`127.0.0.1:${port}: the port is taken`);
  taken.close();
});

test.each([
  [['--port', 'x'], 2],
  [['--port', '70000'], 2],
  [['more'], 2],
  [['--data', join(tmpdir(), 'evenfield-none')], 1]
])('serve %j ends with %i', async (argv, code) => {
  let said = '';
  const output = { out: () => {}, progress: (text: string) => void (said += text) };
  expect(await runCommand(['serve', ...argv], output)).toBe(code);
  expect(said).toMatch(/--port|takes no more|holds no workspace/);
});

test('the worked example is what the schema says', () => {
  const read = (file: string) => JSON.parse(readFileSync(`test/contract/serve/${file}`, 'utf8'));
  const valid = new Ajv({ allowUnionTypes: true }).compile(read('schema.json'));
  expect(valid(read('example.json')), JSON.stringify(valid.errors)).toBe(true);
});
