import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fingerprintOf } from '../../../src/lib/engine/tables/content-hash.ts';
import {
  createDirectoryWorkspace,
  openDirectoryWorkspace
} from '../../../src/lib/engine/tables/directory-workspace.ts';
import { openFileStore } from '../../../src/lib/engine/tables/file-store.ts';
import { memoryFiles } from '../../../src/lib/engine/tables/files.ts';
import { WorkspaceError } from '../../../src/lib/engine/tables/workspace-manifest.ts';
import type { PackedTable, WorkspaceStore } from '../../../src/lib/engine/tables/workspace-store.ts';

/** The machine stops at the nth call that writes; from then on no call does anything. */
let stopAt = Infinity;
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  const stopping =
    (call: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      if (--stopAt < 0) throw new Error('the machine stopped');
      return call(...args);
    };
  return {
    ...fs,
    ...Object.fromEntries(
      (['writeFile', 'rename', 'rm', 'link', 'mkdir', 'copyFile'] as const).map((name) => [
        name,
        stopping(fs[name] as never)
      ])
    )
  };
});
afterEach(() => void (stopAt = Infinity));

const temporary = () => mkdtemp(join(tmpdir(), 'evenfield-'));
const packed = (name: string, content: string): PackedTable => ({
  entry: {
    name,
    rows: content.length,
    sha256: `hash of ${content}`,
    bytes: content.length,
    columns: [{ name: 'a', type: 'VARCHAR' }],
    sources: []
  },
  parquet: new TextEncoder().encode(content)
});

/** Everything a reader sees of a store: table by table its content, and the documents. */
async function contentOf(store: WorkspaceStore) {
  const { tables, documents, fingerprint } = await store.manifest();
  const entries = tables.map(async ({ name, sha256 }) => {
    const content = new TextDecoder().decode(await store.readTable(name));
    expect(sha256).toBe(`hash of ${content}`);
    return [name, content];
  });
  expect(fingerprint).toBe(await fingerprintOf(tables, documents));
  return {
    tables: Object.fromEntries(await Promise.all(entries)),
    documents: documents.map(({ name }) => name)
  };
}

test('the fingerprint follows the tables and the pay plans, whatever their order, and nothing else', async () => {
  const store = openFileStore(memoryFiles());
  const fingerprint = async () => (await store.manifest()).fingerprint;
  await store.commit({ put: [packed('rep', 'r1'), packed('account', 'a1')] });
  const bare = await fingerprint();
  await store.writeDocument('mappings/one.json', '{}');
  expect(await fingerprint()).toBe(bare);
  await store.writeDocument('plans/base.json', '{"rate":"0.1"}');
  const planned = await fingerprint();
  expect(planned).not.toBe(bare);
  await store.writeDocument('plans/base.json', '{"rate":"0.2"}');
  expect(await fingerprint()).not.toBe(planned);
  await store.writeDocument('plans/base.json', '{"rate":"0.1"}');
  expect(await fingerprint()).toBe(planned);
  const { tables, documents } = await store.manifest();
  expect(await fingerprintOf(tables.toReversed(), documents.toReversed())).toBe(planned);
});

describe.each([
  ['memory', async () => openFileStore(memoryFiles())],
  ['a folder', async () => createDirectoryWorkspace(await temporary())]
])('a workspace in %s', (_, create) => {
  test('keeps several tables at once, replaces and forgets them', async () => {
    const store = await create();
    await store.commit({ put: [packed('rep', 'r1'), packed('account', 'a1')] });
    expect((await store.manifest()).tables.map(({ name }) => name)).toEqual(['account', 'rep']);
    await store.commit({ put: [packed('rep', 'r2')], remove: ['account'] });
    expect(await contentOf(store)).toEqual({ tables: { rep: 'r2' }, documents: [] });
    await expect(store.readTable('account')).rejects.toThrow('has no table account');
  });
  test('takes back the last commit only, and no document with it', async () => {
    const store = await create();
    expect(await store.undo()).toBeUndefined();
    await store.commit({ put: [packed('rep', 'r1'), packed('quota', 'q1')] });
    await store.commit({ put: [packed('rep', 'r2'), packed('new one', 'n')], remove: ['quota'] });
    await store.writeDocument('scenarios/first.json', '{}');
    expect(await store.canUndo()).toBe(true);
    await store.undo();
    expect(await contentOf(store)).toEqual({
      tables: { rep: 'r1', quota: 'q1' },
      documents: ['scenarios/first.json']
    });
    expect(await store.canUndo()).toBe(false);
    expect(await store.undo()).toBeUndefined();
  });
  test('the fingerprint follows the data, not the order or the documents', async () => {
    const [one, other] = [await create(), await create()];
    await one.commit({ put: [packed('a', '1'), packed('b', '2')] });
    await other.commit({ put: [packed('b', '2')] });
    await other.commit({ put: [packed('a', '1')] });
    await other.writeDocument('plan.json', '{}');
    expect((await one.manifest()).fingerprint).toBe((await other.manifest()).fingerprint);
    await other.commit({ put: [packed('a', '3')] });
    expect((await one.manifest()).fingerprint).not.toBe((await other.manifest()).fingerprint);
  });
  test('documents are texts by name', async () => {
    const store = await create();
    await store.writeDocument('plans/über uns.json', '{"a":1}');
    await store.writeDocument('plans/über uns.json', '{"a":2}');
    expect(await store.readDocument('plans/über uns.json')).toBe('{"a":2}');
    expect(await store.readDocument('plans/none.json')).toBeUndefined();
    await store.removeDocument('plans/über uns.json');
    expect(await store.readDocument('plans/über uns.json')).toBeUndefined();
    expect((await store.manifest()).documents).toEqual([]);
    for (const name of ['../out.json', '/etc/passwd', 'a/../../b', '.hidden', '']) {
      await expect(store.writeDocument(name, 'x')).rejects.toBeInstanceOf(WorkspaceError);
    }
  });
  test('writes asked for at the same time all arrive', async () => {
    const store = await create();
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        i % 2 ? store.writeDocument(`d${i}.json`, '{}') : store.commit({ put: [packed(`t${i}`, `${i}`)] })
      )
    );
    expect(await contentOf(store)).toEqual({
      tables: { t0: '0', t2: '2', t4: '4', t6: '6' },
      documents: ['d1.json', 'd3.json', 'd5.json', 'd7.json']
    });
  });
});

describe('a folder', () => {
  test('is read again by the next process', async () => {
    const directory = await temporary();
    await (await createDirectoryWorkspace(directory)).commit({ put: [packed('a/b ü', 'x')] });
    expect(await contentOf(await openDirectoryWorkspace(directory))).toMatchObject({
      tables: { 'a/b ü': 'x' }
    });
    expect((await readdir(directory)).sort()).toEqual(['previous', 'tables', 'workspace.json']);
  });
  test.each(['commit', 'undo'] as const)(
    '%s that stops anywhere leaves the old or the new state, whole',
    async (work) => {
      const put = [packed('rep', 'r2'), packed('plan', 'p')];
      const after =
        work === 'commit' ? { rep: 'r2', plan: 'p', kept: 'k' } : { rep: 'r0', quota: 'q', kept: 'k' };
      const seen = new Set<string>();
      for (let stop = 0; ; stop++) {
        const directory = await temporary();
        const store = await createDirectoryWorkspace(directory);
        await store.commit({ put: [packed('rep', 'r0'), packed('quota', 'q'), packed('kept', 'k')] });
        if (work === 'commit')
          await store
            .undo()
            .then(() =>
              store.commit({ put: [packed('rep', 'r1'), packed('quota', 'q'), packed('kept', 'k')] })
            );
        else await store.commit({ put: [packed('rep', 'r1'), packed('more', 'm')], remove: ['quota'] });
        const before = (await contentOf(store)).tables;
        stopAt = stop;
        const done = await (work === 'commit' ? store.commit({ put, remove: ['quota'] }) : store.undo()).then(
          () => true,
          () => false
        );
        stopAt = Infinity;
        const { tables } = await contentOf(await openDirectoryWorkspace(directory));
        expect([before, after], `stopped at ${stop}`).toContainEqual(tables);
        seen.add(JSON.stringify(tables));
        if (done) {
          expect(tables).toEqual(after);
          break;
        }
      }
      expect(seen.size).toBe(2);
    }
  );
  test('without a workspace says what to do', async () => {
    await expect(openDirectoryWorkspace(await temporary())).rejects.toThrow(
      /holds no workspace .*evenfield import/
    );
  });
  test.each([
    ['{', /is not a workspace: it is not JSON/],
    ['{"format":"evenfield/workspace","version":2}', /not a workspace this version can read: version/],
    [
      '{"format":"evenfield/workspace","version":1,"fingerprint":"","tables":[{"name":1}],"documents":[]}',
      /tables\.0\.name/
    ]
  ])('with the manifest %s is refused with a sentence', async (text, message) => {
    const directory = await temporary();
    await writeFile(join(directory, 'workspace.json'), text);
    const store = await openDirectoryWorkspace(directory);
    await expect(store.manifest()).rejects.toThrow(message);
    expect(await readFile(join(directory, 'workspace.json'), 'utf8')).toBe(text);
  });
});

test('a full storage is told in words, with what to do, and nothing is changed', async () => {
  const files = memoryFiles();
  const full = new DOMException('', 'QuotaExceededError');
  const store = openFileStore({ ...files, change: () => Promise.reject(full) });
  await expect(store.writeDocument('plans/a.json', '{}')).rejects.toThrow(
    'nothing was changed: the storage is full; remove a table you no longer need'
  );
  expect(await store.readDocument('plans/a.json')).toBeUndefined();
});

describe('two that write at once', () => {
  const both = () => {
    const files = memoryFiles();
    return [openFileStore(files), openFileStore(files)] as const;
  };

  test('both documents are there, whoever read first', async () => {
    const [one, other] = both();
    await Promise.all([one.writeDocument('plans/a.json', 'A'), other.writeDocument('plans/b.json', 'B')]);
    expect((await one.manifest()).documents.map(({ name }) => name)).toEqual([
      'plans/a.json',
      'plans/b.json'
    ]);
  });

  test('a document written beside a load loses neither', async () => {
    const [one, other] = both();
    await Promise.all([
      one.commit({ put: [packed('rep', 'x')], documents: new Map([['mappings/m.json', 'M']]) }),
      other.writeDocument('scenarios/s.json', 'S')
    ]);
    const { tables, documents } = await other.manifest();
    expect(tables.map(({ name }) => name)).toEqual(['rep']);
    expect(documents.map(({ name }) => name)).toEqual(['mappings/m.json', 'scenarios/s.json']);
  });

  test('a load worked out on a table another tab has replaced keeps nothing and says so', async () => {
    const [one, other] = both();
    const onto = await one.commit({ put: [packed('rep', 'first')] });
    await other.commit({ put: [packed('rep', 'second')] });
    const late = one.commit({ put: [packed('rep', 'first and more')], documents: new Map([['plans/p.json', 'P']]), onto }); // prettier-ignore
    await expect(late).rejects.toThrow(/nothing was changed: another tab changed rep meanwhile/);
    expect(await contentOf(other)).toMatchObject({ tables: { rep: 'second' }, documents: [] });
    await one.commit({ put: [packed('quota', 'q')], onto });
    expect((await contentOf(one)).tables).toEqual({ rep: 'second', quota: 'q' });
  });

  test('tables and their documents are kept together or not at all', async () => {
    const files = memoryFiles();
    const full = { ...files, change: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
    const load = openFileStore(full).commit({
      put: [packed('rep', 'x')],
      documents: new Map([['a.json', 'A']])
    });
    await expect(load).rejects.toThrow(/nothing was changed: the storage is full; remove a table/);
    expect(await openFileStore(files).manifest()).toMatchObject({ tables: [], documents: [] });
  });
});
