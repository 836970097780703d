import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/score/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'score-'));

async function score(alignment: string, ...more: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const args = [
    'score',
    '--units',
    `${contract}example.units.csv`,
    '--edges',
    `${contract}example.edges.csv`
  ];
  const code = await runCommand([...args, '--alignment', alignment, '-k', '4', ...more], output);
  return { code, said, printed, document: code === 0 ? JSON.parse(printed) : undefined };
}

test('the worked example prints what it says, and fits its schema', async () => {
  const { printed, document } = await score(
    `${contract}example.alignment.csv`,
    '--measure',
    'accounts',
    '--current',
    `${contract}example.current.csv`
  );
  expect(printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
  const validate = new Ajv().compile(JSON.parse(readFileSync(`${contract}schema.json`, 'utf8')));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  // Worked out by hand in example.md.
  expect(document).toMatchObject({ feasible: true, inertia: 800, cutEdges: 8, cutKm: 80, extraPieces: 0 });
  expect(document.polsbyPopper).toBeCloseTo(Math.PI / 4, 12);
  expect(document.kept).toEqual({ units: 0.75, accounts: 0.75 });
});

test('pieces, units without territory and the obstacle are told', async () => {
  const file = join(folder, 'broken.csv');
  const rows = readFileSync(`${contract}example.alignment.csv`, 'utf8').replace(
    'a1,North west',
    'a1,South east'
  );
  writeFileSync(file, rows);
  const pieces = await score(file);
  expect(pieces.document).toMatchObject({ feasible: false, extraPieces: 1, noncontiguous: 1, unassigned: 0 });
  expect(pieces.document.obstacle).toMatch(/1 territory is in pieces/);
  writeFileSync(file, rows.replace('a1,South east\n', ''));
  const open = await score(file);
  expect(open.document).toMatchObject({ feasible: false, unassigned: 1, extraPieces: 0 });
  expect(open.document.obstacle).toMatch(/the first is a1/);
});

test('a unit nobody knows is refused by name', async () => {
  const file = join(folder, 'unknown.csv');
  writeFileSync(file, 'unit,territory\nz9,1\n');
  const { code, said } = await score(file);
  expect(code).toBe(1);
  expect(said).toContain('z9');
});

const unitsText = readFileSync(`${contract}example.units.csv`, 'utf8');
const edgesText = readFileSync(`${contract}example.edges.csv`, 'utf8');
const fileOf = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test.each([
  ['an unknown unit in an edge', unitsText, `${edgesText}a1,zz,1\n`, /names the unit zz/],
  ['a self edge', unitsText, `${edgesText}a1,a1,1\n`, /a1 borders itself/],
  [
    'a negative measure',
    unitsText.replace('a1,Cell a1,0,0,1', 'a1,Cell a1,0,0,-1'),
    edgesText,
    /a1 has a negative accounts/
  ],
  [
    'a centroid that is no number',
    unitsText.replace('a1,Cell a1,0,0', 'a1,Cell a1,NaN,0'),
    edgesText,
    /a1 has no usable coordinates/
  ],
  ['a unit listed twice', `${unitsText}a1,Again,5,5,1,100,40\n`, edgesText, /a1 is listed more than once/]
])('%s is refused in a sentence and nothing is printed', async (name, units, edges, message) => {
  const files = [
    '--units',
    fileOf(`${name}.units.csv`, units),
    '--edges',
    fileOf(`${name}.edges.csv`, edges)
  ];
  const { code, printed, said } = await score(
    `${contract}example.alignment.csv`,
    ...files,
    '--measure',
    'accounts'
  );
  expect([code, printed]).toEqual([1, '']);
  expect(said).toMatch(message);
});

test('a unit put in two territories is refused by name', async () => {
  const twice = fileOf('twice.csv', 'unit,territory\na1,West\na1,East\n');
  const { code, said } = await score(twice);
  expect(code).toBe(1);
  expect(said).toMatch(/a1 in two territories, West and East/);
});

test('fewer territories than asked are told', async () => {
  const west = unitsText
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => `${row.split(',')[0]},Only`);
  const one = fileOf('one.csv', `unit,territory\n${west.join('\n')}\n`);
  const { code, document } = await score(one);
  expect(code).toBe(0);
  expect(document).toMatchObject({ feasible: false, territories: 1 });
  expect(document.obstacle).toMatch(/1 territories where 4 are asked/);
});
