import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate, migrations, SCENARIO_VERSION, type Migration } from '../../src/lib/scenario/migrate.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { decodeShareHash, encodeShareHash } from '../../src/lib/scenario/share-link.ts';
import { changes, emptyScenario } from './scenario-samples.ts';

test('text and scenario are each other, byte for byte, through file and link', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 12 }), fc.string({ maxLength: 60 }), (list, title) => {
      const scenario = { ...emptyScenario, title, changes: list };
      const text = serializeScenario(scenario);
      const read = parseScenario(text);
      expect(read.ok && serializeScenario(read.value)).toBe(text);
      const hash = encodeShareHash(scenario);
      const shared = hash === undefined ? undefined : decodeShareHash(`#${hash}`);
      expect(shared?.ok && serializeScenario(shared.value)).toBe(text);
    })
  );
});

test('one change is one line, and a changed change is one changed line', () => {
  const change = {
    type: 'quota.set',
    rep: 'r1',
    measure: 'revenue',
    start: '2026-01-01',
    from: null,
    to: '1.00'
  } as const;
  const before = serializeScenario({ ...emptyScenario, changes: [change, { ...change, rep: 'r2' }] }).split(
    '\n'
  );
  const after = serializeScenario({
    ...emptyScenario,
    changes: [
      { ...change, to: '2.00' },
      { ...change, rep: 'r2' }
    ]
  }).split('\n');
  expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
});

test('fields a newer version wrote survive the round trip', () => {
  const text =
    '{"format":"evenfield/scenario","version":1,"baseline":{"dataset":"d","fingerprint":"f"},"mood":"calm",' +
    '"changes":[{"type":"quota.set","rep":"r","measure":"revenue","start":"2026-01-01","from":null,"to":"1","why":"asked"}]}';
  const read = parseScenario(text);
  const again = read.ok ? JSON.parse(serializeScenario(read.value)) : {};
  expect(again).toMatchObject({ mood: 'calm', changes: [{ why: 'asked' }] });
});

test.each([
  ['', 'scenario-json'],
  ['[]', 'scenario-format'],
  ['{"format":"evenfield/plan","version":1}', 'scenario-format'],
  [
    '{"format":"evenfield/scenario","version":99,"baseline":{"dataset":"","fingerprint":""}}',
    'scenario-newer'
  ]
])('%s is refused with %s', (text, code) => {
  const read = parseScenario(text);
  expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual([code]);
});

test('every wrong field is named at once', () => {
  const read = parseScenario(
    '{"format":"evenfield/scenario","version":1,"baseline":{"dataset":"d","fingerprint":"f"},"basis":"dreamt",' +
      '"changes":[{"type":"quota.set","rep":"","measure":"revenue","start":"2026-02-30","from":null,"to":12}]}'
  );
  const places = read.ok ? [] : read.problems.map(({ path }) => path.join('.'));
  expect(places.sort()).toEqual(['basis', 'changes.0.rep', 'changes.0.start', 'changes.0.to']);
});

test('each version has the migration that reaches it, and steps run in order', () => {
  expect(migrations.map(({ to }) => to)).toEqual(
    Array.from({ length: SCENARIO_VERSION - 1 }, (_, i) => i + 2)
  );
  const steps: Migration[] = [
    { to: 2, name: 'rename', up: ({ old, ...rest }) => ({ ...rest, fresh: old }) },
    { to: 3, name: 'double', up: (document) => ({ ...document, fresh: Number(document['fresh']) * 2 }) }
  ];
  const moved = migrate({ version: 1, old: 4 }, steps, 3);
  expect(moved.ok && moved.value).toEqual({ version: 3, fresh: 8 });
});

test('a damaged or hostile link is refused in one sentence', () => {
  const read = decodeShareHash('#scenario=AAAA-not-a-scenario');
  expect(read.ok ? '' : read.problems[0]?.message).toMatch(/link is damaged/);
});
