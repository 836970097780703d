import Ajv from 'ajv/dist/2020.js';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/balance/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'balance-'));
const unitsText = readFileSync(`${contract}example.units.csv`, 'utf8');
const edgesText = readFileSync(`${contract}example.edges.csv`, 'utf8');

let files = 0;
function fileOf(text: string): string {
  const file = join(folder, `${files++}.csv`);
  writeFileSync(file, text);
  return file;
}

type Call = { units?: string; edges?: string; k?: string; more?: string[] };

async function balance({ units = unitsText, edges = edgesText, k = '4', more = [] }: Call) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const out = join(folder, `out-${files++}.csv`);
  const args = ['balance', '--units', fileOf(units), '--edges', fileOf(edges), '-k', k, '--out', out];
  const code = await runCommand(
    [...args, '--iterations', '200000', '--measure', 'accounts', ...more],
    output
  );
  const alignment = existsSync(out) ? readFileSync(out, 'utf8') : undefined;
  return { code, said, printed, alignment, document: code === 0 ? JSON.parse(printed) : undefined };
}

test('the worked example is found, fits its schema and repeats to the byte', async () => {
  const first = await balance({ more: ['--seed', '1'] });
  expect(first.printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
  expect(first.alignment).toBe(readFileSync(`${contract}example.alignment.csv`, 'utf8'));
  const validate = new Ajv().compile(JSON.parse(readFileSync(`${contract}schema.json`, 'utf8')));
  expect(validate(first.document), JSON.stringify(validate.errors)).toBe(true);
  expect(first.document).toMatchObject({ feasible: true, inertia: 800, cutEdges: 8 });
});

test('the order of rows in the files does not change the plan', async () => {
  const turned = (text: string) => {
    const [header, ...rows] = text.trim().split('\n');
    return [header, ...rows.reverse()].join('\n');
  };
  const plain = await balance({ more: ['--seed', '5'] });
  const other = await balance({ units: turned(unitsText), edges: turned(edgesText), more: ['--seed', '5'] });
  expect(other.alignment).toBe(plain.alignment);
});

test.each([
  ['an unknown unit', { edges: `${edgesText}a1,zz,1\n` }, /names the unit zz/],
  ['a self edge', { edges: `${edgesText}a1,a1,1\n` }, /a1 borders itself/],
  [
    'a negative measure',
    { units: unitsText.replace('a1,Cell a1,0,0,1', 'a1,Cell a1,0,0,-1') },
    /a1 has a negative accounts/
  ],
  [
    'a centroid that is no number',
    { units: unitsText.replace('a1,Cell a1,0,0', 'a1,Cell a1,NaN,0') },
    /a1 has no usable coordinates/
  ],
  [
    'a blank cell of a measure',
    { units: unitsText.replace('a2,Cell a2,10,0,1', 'a2,Cell a2,10,0,') },
    /line 3: accounts of a2 is blank; give a number/
  ],
  [
    'a cell of a measure that is no number',
    { units: unitsText.replace('a2,Cell a2,10,0,1', 'a2,Cell a2,10,0,many') },
    /line 3: accounts of a2 is no number \(many\)/
  ],
  [
    'a border without length',
    { edges: edgesText.replace(/,10\n/, ',\n') },
    /line 2: border_km of a1 is blank; give its length in km, 0 for a link/
  ],
  ['a unit listed twice', { units: `${unitsText}a1,Again,5,5,1,100,40\n` }, /a1 is listed more than once/],
  ['a graph in parts', { units: `${unitsText}e9,Island,99,99,1,100,40\n` }, /2 parts.*e9.*Add a link edge/],
  ['more territories than units', { k: '17' }, /17 territories cannot be made of 16 units/]
])('%s is refused in a sentence and nothing is written', async (_, call, message) => {
  const { code, said, printed, alignment } = await balance(call);
  expect([code, printed, alignment]).toEqual([1, '', undefined]);
  expect(said).toMatch(message);
});

test('without a measure named, one blank cell does not make another column the measure', async () => {
  const units = fileOf(
    unitsText
      .replace('accounts,area_km2', 'accounts,area_km2,staff')
      .replace('a2,Cell a2,10,0,1', 'a2,Cell a2,10,0,')
  );
  let said = '';
  const out = join(folder, 'unnamed.csv');
  const code = await runCommand(
    ['balance', '--units', units, '--edges', fileOf(edgesText), '-k', '4', '--iterations', '9', '--out', out],
    { out: () => undefined, progress: (text) => (said += text) }
  );
  expect([code, existsSync(out)]).toEqual([1, false]);
  expect(said).toMatch(/line 3: accounts of a2 is blank/);
});

test('a file that is not there is refused by name', async () => {
  const { code, said, alignment } = await balance({ more: ['--current', join(folder, 'nowhere.csv')] });
  expect([code, alignment]).toEqual([1, undefined]);
  expect(said).toMatch(/nowhere\.csv could not be read: .*\.$/m);
});

test('contradictory locks are refused by name', async () => {
  const locks = fileOf('unit,territory\na1,West\na1,East\n');
  const { code, said, alignment } = await balance({ more: ['--locks', locks] });
  expect([code, alignment]).toEqual([1, undefined]);
  expect(said).toMatch(/unit a1 in two territories, West and East/);
});

test('locks hold, and labels come from them', async () => {
  const locks = fileOf('unit,territory\na1,West\nd4,East\n');
  const { document, alignment } = await balance({ k: '2', more: ['--locks', locks] });
  expect(document.feasible).toBe(true);
  expect(alignment).toMatch(/^a1,West$/m);
  expect(alignment).toMatch(/^d4,East$/m);
});

test('a current plan that is balanced already is kept whole', async () => {
  const current = readFileSync(`${contract}../score/example.alignment.csv`, 'utf8');
  const { document, alignment } = await balance({ more: ['--current', fileOf(current)] });
  expect(document.kept).toEqual({ units: 1, accounts: 1 });
  expect(alignment).toBe(current);
});

test('where no plan is balanced the best one is still written, with what binds', async () => {
  const units = unitsText
    .replace('a1,Cell a1,0,0,1', 'a1,Cell a1,0,0,1.6')
    .replace('d4,Cell d4,30,30,1', 'd4,Cell d4,30,30,1.3');
  const { code, document, alignment } = await balance({ units, k: '7', more: ['--tolerance', '0.01'] });
  expect(code).toBe(0);
  expect(document.feasible).toBe(false);
  // The target is 16.9 / 7 = 2.414: a1 alone holds 1.6 of it, with one neighbour 2.6 or 107.7 %.
  expect(document.obstacle).toMatch(
    /^Unit a1 holds .* fits in no territory: .* at least 7\.7 %.* As it stands, .*outside ±1\.0 % of accounts.*A tolerance of .* would accept this plan/
  );
  expect(alignment?.trim().split('\n')).toHaveLength(17);
});

test('a unit too big for any territory stands apart, and lon, lat are projected', async () => {
  const units = unitsText.replace('x_km,y_km', 'lon,lat').replace('a1,Cell a1,0,0,1', 'a1,Cell a1,0,0,40');
  const { document, alignment } = await balance({ units, k: '4', more: ['--tolerance', '0.1'] });
  expect(document).toMatchObject({ feasible: true, measures: { accounts: { target: 5, oversize: ['a1'] } } });
  expect(document.projection).toBe(
    'Lambert azimuthal equal-area, centre 15 15 (lon lat), sphere 6371.0072 km'
  );
  const own = /^a1,(.*)$/m.exec(alignment!)![1];
  expect(alignment!.split('\n').filter((line) => line.endsWith(`,${own}`))).toHaveLength(1);
});
