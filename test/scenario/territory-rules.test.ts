import { expect, test } from 'vitest';
import { describeChange, summariseChanges } from '../../src/lib/scenario/describe-changes.ts';
import { addChanges, startHistory, undo } from '../../src/lib/scenario/history.ts';
import { invertChange } from '../../src/lib/scenario/invert-change.ts';
import { migrate } from '../../src/lib/scenario/migrate.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { ruleId, setRule, territoryRules } from '../../src/lib/scenario/territory-rules.ts';
import { emptyScenario } from './scenario-samples.ts';

const together = { kind: 'together' as const, units: ['06001', '06003', '06005'] };
const limit = {
  kind: 'limit' as const,
  territory: 'PHX',
  measure: 'accounts' as const,
  minimum: '90',
  maximum: '1200'
};

test('the last word on a rule stands, undo and the inverse take it back, none drops it', () => {
  const first = setRule([], 'together-1', together)!;
  const wider = setRule([first], 'together-1', { ...together, units: ['06001', '06003'] })!;
  const made = addChanges(addChanges(startHistory(emptyScenario), 'Keep together', [first]), 'Fewer', [
    wider
  ]);
  expect(territoryRules(made.scenario.changes).get('together-1')).toEqual({
    ...together,
    units: ['06001', '06003']
  });
  expect(territoryRules(undo(made).scenario.changes).get('together-1')).toEqual(together);
  expect(territoryRules([first, wider, ...invertChange(wider)]).get('together-1')).toEqual(together);
  const dropped = setRule([first], 'together-1', null)!;
  expect(territoryRules([first, dropped]).size).toBe(0);
  expect(setRule([first], 'together-1', together)).toBeUndefined();
});

test('a rule says what it asks, in the change list and in the line of the scenario', () => {
  const names = { territory: () => 'Phoenix', rep: (id: string) => id };
  const said = (to: Parameters<typeof setRule>[2]) => describeChange(setRule([], 'x', to)!, names);
  expect(said(together)).toBe('3 units kept together');
  expect(said(limit)).toBe('Phoenix: at least 90, at most 1,200 accounts');
  expect(said({ kind: 'protected', units: ['1'], accounts: ['A', 'B'] })).toBe(
    '1 unit kept in place for 2 accounts'
  );
  expect(said({ kind: 'count', least: 40, most: 44 })).toBe('40 to 44 territories');
  expect(summariseChanges([setRule([], 'a', together)!, setRule([], 'b', limit)!])).toBe(
    '2 rules for proposals'
  );
});

test('each rule has an id of its own; a limit is one per territory and measure', () => {
  const first = setRule([], 'together-1', together)!;
  expect(ruleId([first, ...invertChange(first)], together)).toBe('together-2');
  expect(ruleId([], limit)).toBe('limit PHX accounts');
});

test('rules survive their file, a document of version 1 needs no step for them, and a broken one is refused', () => {
  const scenario = { ...emptyScenario, changes: [setRule([], 'a', together)!, setRule([], 'b', limit)!] };
  const text = serializeScenario(scenario);
  expect(migrate(JSON.parse(text)).ok).toBe(true);
  const read = parseScenario(text);
  expect(read.ok && read.value.changes).toEqual(scenario.changes);
  expect(parseScenario(text.replace('"1200"', '"lots"')).ok).toBe(false);
});
