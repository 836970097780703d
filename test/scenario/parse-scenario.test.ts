import { deflateSync, strToU8 } from 'fflate';
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

const head = '"format":"evenfield/scenario","version":1,"baseline":{"dataset":"d","fingerprint":"f"}';
const linkOf = (text: string) => `#scenario=${Buffer.from(deflateSync(strToU8(text))).toString('base64url')}`;
const codesOf = (read: ReturnType<typeof parseScenario>) =>
  read.ok ? [] : read.problems.map(({ code }) => code);

test('a change of a kind that is not known is one sentence a kind, however often it stands there', () => {
  const changes = Array.from({ length: 50_000 }, (_, at) => `{"type":"${at % 2 ? 'a.b' : '__proto__'}"}`);
  const read = parseScenario(`{${head},"changes":[${changes.join(',')},5]}`);
  expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
    'changes[0].type and 24999 more: a change "__proto__" is unknown to this Evenfield. Open the scenario with a newer one.',
    'changes[1].type and 24999 more: a change "a.b" is unknown to this Evenfield. Open the scenario with a newer one.',
    'changes[50000].type: a change without a "type" is unknown to this Evenfield. Open the scenario with a newer one.'
  ]);
});

test('a text nested without end is refused; brackets in a title are not nesting', () => {
  const nested = (depth: number) => `{${head},"more":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(codesOf(parseScenario(nested(100_000)))).toEqual(['scenario-depth']);
  expect(codesOf(parseScenario(nested(99)))).toEqual([]);
  expect(codesOf(parseScenario(`{${head},"title":"\\"${'['.repeat(150)}"}`))).toEqual([]);
});

test('keys that name a prototype change no prototype', () => {
  const read = parseScenario(`{${head},"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}`);
  expect(read.ok).toBe(true);
  expect(({} as { x?: number }).x).toBeUndefined();
  expect(read.ok && Object.getPrototypeOf(read.value.extra)).toBe(Object.prototype);
});

test.each([
  ['a script in the title stays a title', linkOf(`{${head},"title":"<script>alert(1)</script>"}`), []],
  ['nothing', '#scenario=', ['share-damaged']],
  ['no base64', '#scenario=%%%', ['share-damaged']],
  ['cut on the way', linkOf(`{${head},"note":"${'why '.repeat(40)}"}`).slice(0, -8), ['share-damaged']],
  ['longer than any', `#scenario=${'A'.repeat(5_000_000)}`, ['share-size']],
  ['unpacks to 40 MB', linkOf('a'.repeat(40_000_000)), ['share-damaged']],
  ['a later version', linkOf('{"format":"evenfield/scenario","version":9}'), ['scenario-newer']]
])('a link: %s', (_name, hash, codes) => {
  expect(codesOf(decodeShareHash(hash))).toEqual(codes);
});
