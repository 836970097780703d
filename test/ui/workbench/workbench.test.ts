import { expect, test, vi } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import type { Scenario } from '../../../src/lib/scenario/scenario.ts';
import type { Session } from '../../../src/lib/ui/workbench/session.ts';
import { Workbench } from '../../../src/lib/ui/workbench/workbench.svelte.ts';

const quota = (rep: string, to: string): Change => ({
  type: 'quota.set',
  rep,
  measure: 'revenue',
  start: '2026-01-01',
  from: '100',
  to
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A session over documents that outlive it, whose figures only count changes. */
function fakeSession(documents: Map<string, string>, over: Partial<Session> = {}): Session {
  return {
    kind: 'own',
    connector: {} as Connector,
    manifest: { format: 'evenfield/workspace', version: 1, fingerprint: 'f1', tables: [], documents: [] },
    currency: 'USD',
    readOnly: false,
    documents: {
      names: async () => [...documents.keys()],
      read: async (name) => documents.get(name),
      write: async (name, text) => void documents.set(name, text),
      remove: async (name) => void documents.delete(name)
    },
    store: undefined,
    plans: new Map(),
    evaluate: async (scenario) => figures(scenario),
    history: async () => undefined,
    forecast: async () => Promise.reject(new Error('not asked for here')),
    payeePay: async () => undefined,
    statements: async () => [],
    fastInputs: async () => ({ supported: false, reasons: [] }),
    payInput: async () => undefined,
    compare: async () => Promise.reject(new Error('not asked for here')),
    dataDate: async () => '2026-06-30',
    creditDetail: async () => Promise.reject(new Error('not asked for here')),
    closedPay: async () => Promise.reject(new Error('not asked for here')),
    takeOver: async () => {},
    close: async () => {},
    ...over
  };
}
const figures = (scenario: Scenario) =>
  ({ totals: { quota: String(scenario.changes.length) } }) as unknown as Evaluation;

async function openWith(documents: Map<string, string>, over: Partial<Session> = {}) {
  const workbench = new Workbench(async () => fakeSession(documents, over));
  await workbench.open('own');
  await turn();
  return workbench;
}

test('editing the base makes a draft and leaves the base alone', async () => {
  const workbench = await openWith(new Map());
  workbench.apply('Edit Q1', [quota('ada', '110')]);
  expect(workbench.isDraft).toBe(true);
  expect(workbench.base.changes).toEqual([]);
  expect(workbench.scenarios).toHaveLength(1);
  await turn();
  expect(workbench.evaluation?.totals.quota).toBe('1');
  expect(workbench.baseEvaluation?.totals.quota).toBe('0');
});

test('undo and redo are named and exact', async () => {
  const workbench = await openWith(new Map());
  workbench.apply('Edit Ada', [quota('ada', '110')]);
  workbench.apply('Edit Ben', [quota('ben', '120')]);
  expect(workbench.undoLabel).toBe('Edit Ben');
  workbench.undo();
  expect([workbench.undoLabel, workbench.redoLabel]).toEqual(['Edit Ada', 'Edit Ben']);
  workbench.redo();
  expect(workbench.current.changes).toEqual([quota('ada', '110'), quota('ben', '120')]);
});

test('a reload finds what was last typed, and which scenario was current', async () => {
  const documents = new Map<string, string>();
  const before = await openWith(documents);
  before.apply('Edit Ada', [quota('ada', '110')]);
  before.saveDraft('West +5 %');
  before.apply('Edit Ben', [quota('ben', '120')]);
  await before.saved();
  const after = await openWith(documents);
  expect(after.current.title).toBe('West +5 %');
  expect(after.current.changes).toHaveLength(2);
  expect(after.isDraft).toBe(false);
});

test('every step can be undone and redone after a reload, and the top bar says when it was saved', async () => {
  const documents = new Map<string, string>();
  const before = await openWith(documents);
  expect(before.savedText).toBe('No edits yet');
  before.apply('Edit Ada', [quota('ada', '110')]);
  before.apply('Edit Ben', [quota('ben', '120')]);
  before.undo();
  await before.saved();
  const after = await openWith(documents);
  expect([after.undoLabel, after.redoLabel]).toEqual(['Edit Ada', 'Edit Ben']);
  expect(after.savedText).toMatch(/^Saved on this computer \d\d:\d\d$/);
  after.redo();
  expect(after.current.changes).toEqual([quota('ada', '110'), quota('ben', '120')]);
  after.undo();
  after.undo();
  expect(after.current.changes).toEqual([]);
  after.remove(after.currentId);
  await after.saved();
  expect([...documents.keys()]).toEqual(['workbench.json']);
});

test('a burst of steps is written once, as it ended', async () => {
  const documents = new Map<string, string>();
  let writes = 0;
  const workbench = await openWith(documents, {
    documents: {
      ...fakeSession(documents).documents,
      write: async (name, text) => {
        if (name.startsWith('scenarios/')) writes++;
        documents.set(name, text);
      }
    }
  });
  for (let to = 101; to <= 150; to++) workbench.apply('Scale', [quota('ada', String(to))]);
  await workbench.saved();
  expect(writes).toBe(1);
  expect(documents.get(`scenarios/${workbench.currentId}.json`)).toContain('"to":"150"');
});

test('removing a scenario can be taken back', async () => {
  const documents = new Map<string, string>();
  const workbench = await openWith(documents);
  workbench.apply('Edit Ada', [quota('ada', '110')]);
  const restore = workbench.remove(workbench.currentId);
  await workbench.saved();
  expect(workbench.isBase).toBe(true);
  expect([...documents.keys()].filter((name) => name.startsWith('scenarios/'))).toEqual([]);
  restore();
  await workbench.saved();
  expect(workbench.current.changes).toHaveLength(1);
  expect([...documents.keys()].filter((name) => name.startsWith('scenarios/'))).toHaveLength(1);
});

test('a slower, older evaluation never overwrites a newer one', async () => {
  const waiting: (() => void)[] = [];
  const slow = (scenario: Scenario) =>
    scenario.changes.length === 1
      ? new Promise<Evaluation>((resolve) => waiting.push(() => resolve(figures(scenario))))
      : Promise.resolve(figures(scenario));
  const workbench = await openWith(new Map(), { evaluate: slow });
  workbench.apply('Edit Ada', [quota('ada', '110')]);
  workbench.apply('Edit Ben', [quota('ben', '120')]);
  await turn();
  waiting.forEach((release) => release());
  await turn();
  expect(workbench.evaluation?.totals.quota).toBe('2');
  expect(workbench.stale).toBe(false);
});

test('a read-only tab writes nothing', async () => {
  const documents = new Map<string, string>();
  const workbench = await openWith(documents, { readOnly: true });
  workbench.apply('Edit Ada', [quota('ada', '110')]);
  await workbench.saved();
  expect(workbench.isBase).toBe(true);
  expect(documents.size).toBe(0);
});

test('a write that fails is said, and the edit stays', async () => {
  const session = fakeSession(new Map());
  const workbench = await openWith(new Map(), {
    documents: { ...session.documents, write: async () => Promise.reject(new Error('disk full')) }
  });
  workbench.apply('Edit Ada', [quota('ada', '110')]);
  await workbench.saved();
  expect(workbench.savedText).toBe('Not saved');
  expect(workbench.current.changes).toHaveLength(1);
});

test('what a full disk kept out is written with the next edit, of whichever scenario, and by itself when space is back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const documents = new Map<string, string>();
    let full = true;
    const session = fakeSession(documents);
    const write = async (name: string, text: string) => {
      if (full) throw new DOMException('', 'QuotaExceededError');
      documents.set(name, text);
    };
    const workbench = new Workbench(async () => ({
      ...session,
      documents: { ...session.documents, write }
    }));
    await workbench.open('own');
    workbench.apply('Edit Ada', [quota('ada', '110')]);
    const first = workbench.currentId;
    await workbench.saved();
    expect([workbench.savedText, documents.size]).toEqual(['Not saved', 0]);
    full = false;
    workbench.choose('base');
    workbench.apply('Edit Ben', [quota('ben', '120')]);
    await workbench.saved();
    expect(documents.get(`scenarios/${first}.json`)).toContain('ada');
    expect(workbench.saveFailure).toBeUndefined();
    full = true;
    workbench.apply('Edit Cho', [quota('cho', '130')]);
    await workbench.saved();
    expect(workbench.saveFailure).toBeDefined();
    full = false;
    await vi.advanceTimersByTimeAsync(6000);
    await workbench.saved();
    expect(documents.get(`scenarios/${workbench.currentId}.json`)).toContain('cho');
    expect(workbench.saveFailure).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

test('an engine that does not start is a state with a way on', async () => {
  let calls = 0;
  const workbench = new Workbench(async () => {
    if (++calls === 1) throw new Error('no wasm');
    return fakeSession(new Map());
  });
  await workbench.open('demo');
  expect([workbench.phase, (workbench.failure as Error).message]).toEqual(['failed', 'no wasm']);
  await workbench.retry();
  expect(workbench.phase).toBe('ready');
});

test('two workspaces opened at once: the last is open, the first is closed, and its figures are never shown', async () => {
  const log: string[] = [];
  const waiting = new Map<string, () => void>();
  const workbench = new Workbench(async (kind) => {
    log.push(`open ${kind}`);
    await new Promise<void>((resolve) => waiting.set(kind, resolve));
    return fakeSession(new Map(), {
      kind,
      evaluate: async (scenario) => {
        log.push(`evaluate ${kind}`);
        return figures(scenario);
      },
      close: async () => void log.push(`close ${kind}`)
    });
  });
  const openings = [workbench.open('demo'), workbench.open('sample'), workbench.open('own')];
  await turn();
  waiting.get('demo')?.();
  await turn();
  waiting.get('own')?.();
  await Promise.all(openings);
  await turn();
  expect(log).toEqual(['open own', 'evaluate own']);
  const again = [workbench.open('demo'), workbench.open('own')];
  await turn();
  waiting.get('own')?.();
  await Promise.all(again);
  expect([workbench.phase, workbench.kind, workbench.session?.kind]).toEqual(['ready', 'own', 'own']);

  const late = workbench.open('demo');
  await turn();
  const last = workbench.open('own');
  waiting.get('demo')?.();
  await turn();
  waiting.get('own')?.();
  await Promise.all([late, last]);
  expect(workbench.session?.kind).toBe('own');
  expect(log.filter((line) => line.endsWith('demo'))).toEqual(['open demo', 'close demo']);
});

test('a scenario keeps its colour when others go and over a reload, and a new one takes the freest', async () => {
  const documents = new Map<string, string>();
  const before = await openWith(documents);
  const ids = ['A', 'B', 'C'].map((title) => before.add({ ...before.base, id: '', title }));
  const colours = (workbench: Workbench) =>
    Object.fromEntries(workbench.scenarios.map(({ scenario, series }) => [scenario.title, series]));
  expect(colours(before)).toEqual({ A: 1, B: 2, C: 3 });
  before.remove(ids[0]!);
  before.choose('base');
  before.apply('Edit Ada', [quota('ada', '110')]);
  await before.saved();
  expect(colours(before)).toEqual({ B: 2, C: 3, Draft: 1 });
  expect(before.series).toBe(1);
  expect(colours(await openWith(documents))).toEqual({ B: 2, C: 3, Draft: 1 });
});
