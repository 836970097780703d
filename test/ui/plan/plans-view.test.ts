import { expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { addDocument, removeDocument } from '../../../src/lib/ui/plan/document-edits.ts';
import {
  addComponent,
  componentKinds,
  duplicatePart,
  duplicatePlan,
  moveComponent,
  removePart
} from '../../../src/lib/ui/plan/part-edits.ts';
import { PlansView } from '../../../src/lib/ui/plan/plans-view.svelte.ts';
import { valueAt } from '../../../src/lib/ui/plan/edit-document.ts';
import type { Session } from '../../../src/lib/ui/workbench/session.ts';
import { Workbench } from '../../../src/lib/ui/workbench/workbench.svelte.ts';

const tiers = [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.1' }]; // prettier-ignore
const plan = {
  format: 'evenfield/plan',
  version: 1,
  title: 'Plans',
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      title: 'Seller',
      components: [{ kind: 'table', id: 'commission', measure: 'revenue', tiers }]
    }
  ]
};
const rate = ['plans', 0, 'components', 0, 'tiers', 1, 'rate'];
const own = ['plans', 0, 'components', 0];

async function open() {
  const documents = new Map<string, string>();
  const session = {
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
    plans: new Map([['base', plan]]),
    evaluate: async () =>
      ({
        payouts: [],
        pay: { lines: [], payments: [] },
        reps: [],
        plans: new Map()
      }) as unknown as Evaluation,
    close: async () => {}
  } as Partial<Session> as Session;
  const workbench = new Workbench(async () => session);
  await workbench.open('own');
  return { workbench, view: new PlansView(workbench) };
}

test('a tier edited is one change of a draft, marked against base, undone in one step', async () => {
  const { workbench, view } = await open();
  view.set(rate, '0.2');
  expect(workbench.isDraft).toBe(true);
  expect(workbench.current.changes.map(({ type }) => type)).toEqual(['plan.edit']);
  expect(workbench.undoLabel).toBe('Plans: Rate: 0.1 to 0.2');
  expect(view.listed?.state).toBe('edited');
  expect([view.differs(rate), view.differs(own), view.differs(['settings'])]).toEqual([true, true, false]);
  expect(view.baseAt(rate)).toBe('0.1');
  view.set(rate, '0.3');
  expect(workbench.current.changes).toHaveLength(1);
  workbench.undo();
  expect(valueAt(view.written, rate)).toBe('0.2');
  workbench.undo();
  expect(view.listed?.state).toBe('base');
});

test('a step says what it sets in words: a rate of the base rate, the meaning of a setting', async () => {
  const { workbench, view } = await open();
  view.set(rate, { baseRate: '1.5' });
  expect(workbench.undoLabel).toBe('Plans: Rate: 0.1 to 1.5 × base rate');
  view.set(['plans', 0, 'components', 0, 'mode'], 'retroactive');
  expect(workbench.undoLabel).toBe(
    'Plans: A tier means: none to retroactive: everything at the rate reached'
  );
});

test('what makes no usable plan waits on the page with its sentence, and the scenario keeps the plan it had', async () => {
  const { workbench, view } = await open();
  view.set(['plans', 0, 'components', 0, 'pays'], 'fixed');
  expect(view.pending).toBe(true);
  expect(view.problems.map(({ path }) => path.join('.'))).toEqual(['plans.0.components.0.pays']);
  expect(view.problemsAt(['plans', 0, 'components', 0, 'pays'])[0]?.message).toContain('band');
  expect(workbench.current.changes).toEqual([]);
  // The second half of the step makes it whole: both edits arrive as one.
  view.set(['plans', 0, 'components', 0, 'mode'], 'band');
  expect([view.pending, view.problems]).toEqual([false, []]);
  expect(valueAt(view.inForce.get('base'), own)).toMatchObject({ pays: 'fixed', mode: 'band' });
  view.set(rate, 'much');
  expect(view.problems[0]?.message).toContain('decimal');
  view.dropPending();
  expect(view.problems).toEqual([]);
});

test('a default is not written, and what is reset leaves no change behind', async () => {
  const { workbench, view } = await open();
  view.set(['settings', 'rounding', 'point'], 'payee');
  expect(valueAt(view.written, ['settings'])).toEqual({ rounding: { point: 'payee' } });
  view.set(['settings', 'rounding', 'point'], 'line', true);
  expect(view.written).toEqual(plan);
  expect(workbench.current.changes).toEqual([]);
  view.set(rate, '0.2');
  view.set(['plans', 0, 'components', 0, 'floor'], '100');
  view.resetTo(own);
  expect(view.written).toEqual(plan);
});

test('every mechanism can be added, copied, moved and taken out', async () => {
  const { view } = await open();
  for (const { kind } of componentKinds) {
    addComponent(view, kind);
    expect(view.problems, kind).toEqual([]);
  }
  const ids = () =>
    (valueAt(view.written, ['plans', 0, 'components']) as { id: string }[]).map(({ id }) => id);
  expect(ids()).toEqual(['commission', 'commission-2', 'matrix', 'objectives', 'pertransaction', 'pool']);
  duplicatePart(view, own);
  expect(ids().slice(0, 3)).toEqual(['commission', 'commission-3', 'commission-2']);
  moveComponent(view, ['plans', 0, 'components', 1], -1);
  expect(ids().slice(0, 2)).toEqual(['commission-3', 'commission']);
  removePart(view, own);
  expect(ids()[0]).toBe('commission');
});

test('plans and documents are copied under names of their own, and taken out again', async () => {
  const { workbench, view } = await open();
  duplicatePlan(view);
  expect(view.listed?.plans.map(({ id }) => id)).toEqual(['seller', 'seller-2']);
  addDocument(view, 'New seller', plan);
  expect([view.shown, view.listed?.state]).toEqual(['new-seller', 'added']);
  expect(view.listed?.plans.map(({ id }) => id)).toEqual(['new-seller']);
  removeDocument(view);
  expect(view.documents.map(({ name }) => name)).toEqual(['base']);
  expect(workbench.current.changes).toHaveLength(1);
});

test('a sentence, a finding or an address leads to its rule', async () => {
  const { view } = await open();
  view.tab = 'document';
  view.show('plans[0].components[0].tiers[1]');
  expect([view.tab, view.shownPart, view.mark]).toEqual([
    'rules',
    own,
    ['plans', 0, 'components', 0, 'tiers', 1]
  ]);
  view.show('settings.rounding');
  expect(view.shownPart).toEqual(['settings']);
  view.read(new URLSearchParams('plan=base&view=rules&rule=plans[0].payment'));
  expect(view.shownPart).toEqual(['plans', 0, 'payment']);
  expect(view.query).toBe('plan=base&view=rules&rule=plans%5B0%5D.payment');
});
