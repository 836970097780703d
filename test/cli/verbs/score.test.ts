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
  expect(pieces.document.obstacle).toMatch(/1 territories are in pieces/);
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
