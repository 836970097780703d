import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addChanges,
  redo,
  removeChanges,
  replaceChange,
  setFields,
  startHistory,
  undo,
  type History
} from '../../src/lib/scenario/history.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { changes, emptyScenario } from './scenario-samples.ts';

type Step = (history: History) => History;
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.array(changes, { maxLength: 5 }).map((list) => (history: History) => addChanges(history, 'add', list)),
  fc.nat(20).map((at) => (history: History) => replaceChange(history, 'remove one', at, [])),
  fc.string().map((title) => (history: History) => setFields(history, 'rename', { title })),
  fc.constant((history: History) =>
    removeChanges(history, 'reset quotas', ({ type }) => type === 'quota.set')
  )
);

test('undoing every step gives back the same bytes, redoing them the result', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 6 }), fc.array(steps, { maxLength: 50 }), (first, list) => {
      const begin = startHistory({ ...emptyScenario, changes: first });
      let history = list.reduce((current, step) => step(current), begin);
      const result = serializeScenario(history.scenario);
      while (history.done.length > 0) history = undo(history);
      expect(serializeScenario(history.scenario)).toBe(serializeScenario(begin.scenario));
      while (history.undone.length > 0) history = redo(history);
      expect(serializeScenario(history.scenario)).toBe(result);
    })
  );
});

const set = (to: string, from: string | null = '100.00') =>
  ({ type: 'quota.set', rep: 'r1', measure: 'revenue', start: '2026-01-01', from, to }) as const;

test('typing over a quota again leaves one change that remembers the first value', () => {
  const once = addChanges(startHistory(emptyScenario), 'edit', [set('120.00')]);
  const twice = addChanges(once, 'edit', [set('130.00', '120.00')]);
  expect(twice.scenario.changes).toEqual([set('130.00')]);
  expect(undo(twice).scenario.changes).toEqual([set('120.00')]);
  expect(addChanges(twice, 'back', [set('100.00', '130.00')]).scenario.changes).toEqual([]);
});

test('a quota set before a scaling is not touched by one set after it', () => {
  const scale = { type: 'quota.scale', reps: null, factor: '1.05', roundTo: '1' } as const;
  const history = addChanges(addChanges(startHistory(emptyScenario), 'a', [set('120.00')]), 'b', [scale]);
  expect(addChanges(history, 'c', [set('130.00', '126.00')]).scenario.changes).toHaveLength(3);
});

test('a new step forgets what had been undone', () => {
  const undone = undo(addChanges(startHistory(emptyScenario), 'edit', [set('120.00')]));
  expect(undone.undone).toHaveLength(1);
  expect(addChanges(undone, 'other', [set('90.00')]).undone).toHaveLength(0);
});

const edit = (from: unknown, to: unknown, plan = 'base') => ({ type: 'plan.edit', plan, from, to }) as const;

test('edits of one plan in a row are one change, step by step undone; edited back it is none', () => {
  const once = addChanges(startHistory(emptyScenario), 'rate', [edit({ rate: '1' }, { rate: '2' })]);
  const twice = addChanges(once, 'rate', [edit({ rate: '2' }, { rate: '3' })]);
  expect(twice.scenario.changes).toEqual([edit({ rate: '1' }, { rate: '3' })]);
  expect(undo(twice).scenario.changes).toEqual([edit({ rate: '1' }, { rate: '2' })]);
  expect(addChanges(twice, 'back', [edit({ rate: '3' }, { rate: '1' })]).scenario.changes).toEqual([]);
  expect(addChanges(twice, 'other', [edit(null, {}, 'spif')]).scenario.changes).toHaveLength(2);
});

test('a plan that is added, edited and removed again leaves nothing; one removed and added again stays told', () => {
  const added = addChanges(startHistory(emptyScenario), 'add', [edit(null, { rate: '1' })]);
  const edited = addChanges(added, 'edit', [edit({ rate: '1' }, { rate: '2' })]);
  expect(edited.scenario.changes).toEqual([edit(null, { rate: '2' })]);
  expect(addChanges(edited, 'remove', [edit({ rate: '2' }, null)]).scenario.changes).toEqual([]);
  const removed = addChanges(startHistory(emptyScenario), 'remove', [edit({ rate: '1' }, null)]);
  expect(addChanges(removed, 'add', [edit(null, { rate: '1' })]).scenario.changes).toHaveLength(2);
});
