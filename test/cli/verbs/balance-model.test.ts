import Ajv from 'ajv/dist/2020.js';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/balance/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'balance-model-'));
const validate = new Ajv().compile(JSON.parse(readFileSync(`${contract}schema.json`, 'utf8')));

let files = 0;
function fileOf(...lines: string[]): string {
  const file = join(folder, `${files++}.csv`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** `balance` on the sixteen cells of the worked example: columns a–d, rows 1–4, one account each. */
async function balance(k: string, ...more: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const out = join(folder, `out-${files++}.csv`);
  const given = ['--units', `${contract}example.units.csv`, '--edges', `${contract}example.edges.csv`];
  const fixed = ['--measure', 'accounts', '--iterations', '200000', '--out', out];
  const code = await runCommand(['balance', ...given, '-k', k, ...fixed, ...more], output);
  const document = code === 0 ? JSON.parse(printed) : undefined;
  if (document !== undefined) expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  const text = existsSync(out) ? readFileSync(out, 'utf8').trim().split('\n').slice(1) : undefined;
  const territoryOf = new Map(text?.map((line) => line.split(',') as [string, string]));
  return { code, said, document, territoryOf, written: text !== undefined };
}

test('a small plan comes with its bound, and is proven best for its centres', async () => {
  const { document } = await balance('4');
  // Four square blocks of four cells: 16 × 50 account·km², which no assignment to their centres beats.
  expect(document).toMatchObject({ feasible: true, inertia: 800, gap: 0 });
  expect(document.bound).toBeCloseTo(800, 6);
});

test('a group stays together and moves as one', async () => {
  const groups = fileOf('unit,group', 'a1,river', 'b1,river', 'c1,river', 'd1,river', 'd4,');
  const { document, territoryOf } = await balance('4', '--groups', groups);
  expect(document.feasible).toBe(true);
  expect(new Set(['a1', 'b1', 'c1', 'd1'].map((unit) => territoryOf.get(unit))).size).toBe(1);
});

test('protected units stay where they are while the rest is drawn anew', async () => {
  // Two territories of 12 and 4: the small one must take four more, but neither d1 nor a4 may change hands.
  const cells = ['a', 'b', 'c', 'd'].flatMap((column) => [1, 2, 3, 4].map((row) => `${column}${row}`));
  const current = fileOf(
    'unit,territory',
    ...cells.map((cell) => `${cell},${cell[0] === 'a' ? 'West' : 'East'}`)
  );
  const kept = fileOf('unit', 'b2', 'a4');
  const { document, territoryOf } = await balance(
    '2',
    '--current',
    current,
    '--protected',
    kept,
    '--disruption-weight',
    '0'
  );
  expect(document.feasible).toBe(true);
  expect([territoryOf.get('b2'), territoryOf.get('a4')]).toEqual(['East', 'West']);
});

test('limits of one territory stand in place of the tolerance', async () => {
  const limits = fileOf('territory,measure,minimum,maximum', 'Small,accounts,1,2');
  const { document } = await balance('4', '--limits', limits, '--tolerance', '0.25');
  expect(document.feasible).toBe(true);
  expect(document.index['Small'].accounts).toBeLessThanOrEqual(0.5);
  expect(document.index['Small'].accounts).toBeGreaterThanOrEqual(0.25);
});

test('a range of k takes the best feasible number and lists what was tried', async () => {
  // Sixteen equal cells split evenly into 4 only, of 3 to 5.
  const { document } = await balance('3-5', '--tolerance', '0.01');
  expect(document.choice.k).toBe(4);
  expect(
    document.choice.tried.map(({ k, feasible }: { k: number; feasible: boolean }) => [k, feasible])
  ).toEqual([
    [3, false],
    [4, true],
    [5, false]
  ]);
});

test('territories are grouped into districts and districts into regions', async () => {
  const { document } = await balance('8', '--districts', '4,2');
  const [districts, regions] = document.hierarchy;
  expect([districts.count, regions.count]).toEqual([4, 2]);
  expect([districts.maxDeviation, regions.maxDeviation]).toEqual([0, 0]);
  expect(Object.keys(districts.groups)).toHaveLength(8);
  expect(Object.keys(regions.groups)).toEqual(['1', '2', '3', '4']);
});

test('a link joins what no border joins', async () => {
  const edges = readFileSync(`${contract}example.edges.csv`, 'utf8').split('\n');
  const cut = edges.filter((line) => !/^d4,|,d4,/.test(line));
  const alone = fileOf(...cut.filter((line) => line !== ''));
  const refused = await balance('4', '--edges', alone);
  expect([refused.code, refused.written]).toEqual([1, false]);
  expect(refused.said).toMatch(/2 parts.*d4.*Add a link edge/);
  const joined = await balance('4', '--edges', alone, '--links', fileOf('u,v', 'd4,c4'));
  expect(joined.document.feasible).toBe(true);
});

test('an obstacle names the lock whose opening makes the plan feasible', async () => {
  // The corner a1 locked to East, all around it to West: East would be in two pieces.
  const locks = fileOf('unit,territory', 'a1,East', 'b1,West', 'a2,West', 'd4,East', 'b2,West');
  const { document } = await balance('2', '--locks', locks);
  expect(document.feasible).toBe(false);
  expect(document.obstacle).toMatch(/in pieces.*Unlocking unit a1 from territory East makes it feasible\./);
});

const cellsOf = (territory: string) => ['unit,territory', `a1,${territory}`];

test.each([
  ['a group of an unknown unit', ['--groups', fileOf('unit,group', 'zz,river')], /names the unit zz/],
  [
    'a group in two places',
    ['--groups', fileOf('unit,group', 'a1,g', 'd4,g')],
    /group of a1, d4 cannot stay together/
  ],
  [
    'a unit in two groups',
    ['--groups', fileOf('unit,group', 'a1,g', 'b1,g', 'a1,h', 'a2,h')],
    /a1 is in two groups/
  ],
  [
    'a group locked to two territories',
    ['--groups', fileOf('unit,group', 'a1,g', 'b1,g'), '--locks', fileOf('unit,territory', 'a1,X', 'b1,Y')],
    /group of a1, b1 must stay together, but its units are locked to different/
  ],
  [
    'a protected unit locked elsewhere',
    [
      '--current',
      fileOf(...cellsOf('North')),
      '--protected',
      fileOf('unit', 'a1'),
      '--locks',
      fileOf(...cellsOf('South'))
    ],
    /a1 is protected where it is today, but locked to another/
  ],
  [
    'a protected unit that has no home',
    ['--current', fileOf(...cellsOf('North')), '--protected', fileOf('unit', 'd4')],
    /d4 is protected, but has no territory today/
  ],
  [
    'a limit on an unknown measure',
    ['--limits', fileOf('territory,measure,minimum,maximum', 'A,visits,1,2')],
    /measure visits/
  ],
  [
    'a limit that leaves nothing',
    ['--limits', fileOf('territory,measure,minimum,maximum', 'A,accounts,3,2')],
    /leave nothing/
  ],
  [
    'a limit that is no number',
    ['--limits', fileOf('territory,measure,minimum,maximum', 'A,accounts,few,2')],
    /limit few/
  ],
  ['a link to an unknown unit', ['--links', fileOf('u,v', 'a1,zz')], /names the unit zz/],
  ['a link to itself', ['--links', fileOf('u,v', 'a1,a1')], /a1 borders itself/],
  [
    'more locked territories than asked',
    ['--locks', fileOf('unit,territory', 'a1,A', 'b1,B', 'c1,C', 'd1,D', 'a2,E')],
    /name 5 territories, but only 4/
  ],
  [
    'more districts than territories',
    ['--districts', '9'],
    /level above cannot be made: 9 territories cannot be made of 4/
  ]
])('%s is refused in a sentence and nothing is written', async (_, more, message) => {
  const { code, said, written } = await balance('4', ...more);
  expect([code, written]).toEqual([1, false]);
  expect(said).toMatch(message);
});

test('a range the wrong way round is a wrong call', async () => {
  const { code, said } = await balance('5-3');
  expect(code).toBe(2);
  expect(said).toMatch(/range .* such as 40-50: 5-3/);
});
