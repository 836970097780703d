import { expect, test } from 'vitest';
import { addChanges, startHistory, undo } from '../../src/lib/scenario/history.ts';
import { describeChange } from '../../src/lib/scenario/describe-changes.ts';
import { invertChange } from '../../src/lib/scenario/invert-change.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { callDeal, pipelineCalls } from '../../src/lib/scenario/pipeline-calls.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { emptyScenario } from './scenario-samples.ts';

const why = { reason: 'signed off by legal', author: 'Ana' };

test('a call names its reason and author, the last one stands, and undo takes it back', () => {
  const first = callDeal([], 'D1', 'commit', why)!;
  const made = addChanges(startHistory(emptyScenario), 'Call D1', [first]);
  const second = callDeal(made.scenario.changes, 'D1', 'best case', { ...why, reason: 'budget cut' })!;
  expect(second.from).toBe('commit');
  const twice = addChanges(made, 'Call D1 again', [second]);
  expect(pipelineCalls(twice.scenario.changes).get('D1')).toMatchObject({
    to: 'best case',
    reason: 'budget cut'
  });
  expect(pipelineCalls(undo(twice).scenario.changes).get('D1')).toMatchObject({
    to: 'commit',
    author: 'Ana'
  });
  expect(pipelineCalls([...twice.scenario.changes, ...invertChange(second)]).get('D1')?.to).toBe('commit');
  expect(describeChange(second)).toBe('Deal D1 called best case: budget cut');
});

test('the same call again is no change, and none takes the call away', () => {
  const call = callDeal([], 'D1', 'commit', why)!;
  expect(callDeal([call], 'D1', 'commit', why)).toBeUndefined();
  expect(callDeal([], 'D1', null, why)).toBeUndefined();
  const none = callDeal([call], 'D1', null, { ...why, reason: 'no longer' })!;
  expect(pipelineCalls([call, none]).size).toBe(0);
});

test('a call survives its file; one without a reason is refused', () => {
  const scenario = { ...emptyScenario, changes: [callDeal([], 'D1', 'commit', why)!] };
  const text = serializeScenario(scenario);
  const read = parseScenario(text);
  expect(read.ok && read.value.changes).toEqual(scenario.changes);
  expect(parseScenario(text.replace('signed off by legal', '')).ok).toBe(false);
});
