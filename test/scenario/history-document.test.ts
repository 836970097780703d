import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addChanges, redo, setFields, startHistory, undo } from '../../src/lib/scenario/history.ts';
import { restoreHistory, serializeHistory } from '../../src/lib/scenario/history-document.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import type { Scenario } from '../../src/lib/scenario/scenario.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { changes, emptyScenario } from './scenario-samples.ts';

/** A scenario as its file gives it back. */
function reread(scenario: Scenario): Scenario {
  const read = parseScenario(serializeScenario(scenario));
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.value;
}
const lists = fc.array(fc.array(changes, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

test('kept and read again, undo leads through the same bytes to the start and redo back', () => {
  fc.assert(
    fc.property(lists, fc.nat(5), (steps, back) => {
      let history = startHistory(emptyScenario);
      for (const [i, step] of steps.entries()) history = addChanges(history, `step ${i}`, step);
      history = setFields(history, 'rename', { title: 'Mine' });
      for (let i = 0; i < back; i++) history = undo(history);
      let kept = restoreHistory(serializeHistory(history), reread(history.scenario));
      expect(kept.done.map(({ label }) => label)).toEqual(history.done.map(({ label }) => label));
      while (history.undone.length > 0) {
        [history, kept] = [redo(history), redo(kept)];
        expect(serializeScenario(kept.scenario)).toBe(serializeScenario(history.scenario));
      }
      while (kept.done.length > 0) kept = undo(kept);
      expect(serializeScenario(kept.scenario)).toBe(serializeScenario(emptyScenario));
    })
  );
});

test('a scenario written after its steps, as a crash leaves it, gets one more step back', () => {
  fc.assert(
    fc.property(lists, lists, (first, then) => {
      const run = (from: ReturnType<typeof startHistory>, steps: typeof first) =>
        steps.reduce((history, step) => addChanges(history, 'add', step), from);
      const kept = run(startHistory(emptyScenario), first);
      const newer = setFields(run(kept, then), 'rename', { title: 'Later' });
      const restored = restoreHistory(serializeHistory(kept), reread(newer.scenario));
      expect(serializeScenario(restored.scenario)).toBe(serializeScenario(newer.scenario));
      expect(serializeScenario(undo(restored).scenario)).toBe(serializeScenario(kept.scenario));
    })
  );
});

test.each([undefined, '', '{"format":"evenfield/history"}', '[1'])(
  'steps that cannot be read leave the scenario whole: %s',
  (text) => {
    expect(restoreHistory(text, emptyScenario)).toEqual(startHistory(emptyScenario));
  }
);
