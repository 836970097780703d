import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/forecast/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'forecast-'));

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const code = await runCommand(['forecast', ...args], output);
  return { code, printed, said, document: printed === '' ? undefined : JSON.parse(printed) };
}

function seriesFile(name: string, rows: string): string {
  const file = join(folder, name);
  writeFileSync(file, rows);
  return file;
}

const example = (out: string) =>
  call('--series', `${contract}example.series.csv`, '--horizon', 'monthly=6,quarterly=4', '--out', out);

test('the worked example validates, names every series, and repeats to the byte', async () => {
  const [first, second] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
  const { code, document, printed } = await example(first);
  expect(code).toBe(0);
  const validate = new Ajv().compile(JSON.parse(readFileSync(`${contract}schema.json`, 'utf8')));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(document.series.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    ['east', 'ok'],
    ['empty', 'none'],
    ['new', 'short'],
    ['pilot', 'ok'],
    ['spare', 'intermittent'],
    ['west', 'ok']
  ]);
  expect((await example(second)).printed).toBe(printed);
  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
});

test('rows marked test are not read: the forecast stays the same without them', async () => {
  const all = readFileSync(`${contract}example.series.csv`, 'utf8');
  const trainOnly = seriesFile('train.csv', all.split('\n').filter((line) => !line.includes(',test,')).join('\n')); // prettier-ignore
  const [first, second] = [join(folder, 'c.csv'), join(folder, 'd.csv')];
  await example(first);
  await call('--series', trainOnly, '--horizon', 'monthly=6,quarterly=4', '--out', second);
  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
});

test('the forecast file has the levels asked for, in order, around the mean', async () => {
  const out = join(folder, 'levels.csv');
  await call(
    '--series',
    `${contract}example.series.csv`,
    '--horizon',
    '3',
    '--levels',
    '50,90',
    '--out',
    out
  );
  const [header, ...lines] = readFileSync(out, 'utf8').trim().split('\n');
  expect(header).toBe('id,h,mean,lo50,hi50,lo90,hi90');
  expect(lines).toHaveLength(5 * 3);
  for (const line of lines) {
    const [mean, lo50, hi50, lo90, hi90] = line.split(',').slice(2).map(Number);
    expect(lo90!).toBeLessThanOrEqual(lo50!);
    expect(lo50!).toBeLessThanOrEqual(mean!);
    expect(mean!).toBeLessThanOrEqual(hi50!);
    expect(hi50!).toBeLessThanOrEqual(hi90!);
  }
});

const months = (id: string, values: readonly (number | string)[]) =>
  values.map((value, t) => `${id},monthly,train,${t + 1},${value}`).join('\n');

test('awkward series get a forecast or a sentence and never stop the run', async () => {
  const wave = Array.from({ length: 60 }, (_, t) => 100 + 20 * ((t * 7) % 12) - 3 * ((t * 5) % 7));
  const file = seriesFile(
    'awkward.csv',
    [
      'id,freq,split,t,value',
      months('one', [7]),
      months('five', [3, 5, 4, 6, 5]),
      months('zeros', Array(30).fill(0)),
      months('equal', Array(30).fill(12)),
      months('gaps', wave.map((value, t) => (t % 9 === 4 ? '' : value))), // prettier-ignore
      months('words', wave.map((value, t) => (t === 20 ? 'NaN' : value))), // prettier-ignore
      months('negative', wave.map((value) => value - 150)), // prettier-ignore
      months('huge', wave.map((value) => value * 1e12)), // prettier-ignore
      months('text', ['a', 'b', 'c'])
    ].join('\n')
  );
  const out = join(folder, 'awkward-out.csv');
  const { code, document } = await call('--series', file, '--horizon', '12', '--out', out);
  expect(code).toBe(0);
  const byId = new Map<string, { status: string; message: string; method: string }>(
    document.series.map((series: { id: string }) => [series.id, series])
  );
  expect([...byId].map(([id, { status }]) => `${id} ${status}`)).toEqual([
    'equal constant', 'five short', 'gaps ok', 'huge ok', 'negative ok', 'one short', 'text none', 'words ok', 'zeros constant'
  ]); // prettier-ignore
  expect(byId.get('gaps')!.message).toContain('missing values filled in');
  expect(byId.get('text')!.message).toContain('no value to forecast from');
  const rows = readFileSync(out, 'utf8').trim().split('\n').slice(1);
  expect(rows).toHaveLength(8 * 12);
  for (const row of rows) {
    for (const cell of row.split(',').slice(2)) expect(cell).toMatch(/^-?\d+(\.\d+)?$/);
  }
  const ofHuge = rows.filter((row) => row.startsWith('huge,')).map((row) => Number(row.split(',')[2]));
  expect(Math.min(...ofHuge)).toBeGreaterThan(5e13);
  expect(Math.max(...ofHuge)).toBeLessThan(5e14);
});

test('wrong usage is exit 2 and a missing file exit 1, each with a sentence', async () => {
  expect((await call('--series', 'x.csv', '--out', 'y.csv')).code).toBe(2);
  expect((await call('--series', 'x.csv', '--horizon', '0', '--out', 'y.csv')).code).toBe(2);
  const missing = await call('--series', join(folder, 'nowhere.csv'), '--horizon', '3', '--out', 'y.csv');
  expect(missing.code).toBe(1);
  expect(missing.said).toContain('there is no such file');
  const noColumn = seriesFile('no-column.csv', 'id,t,amount\na,1,2\n');
  const refused = await call('--series', noColumn, '--horizon', '3', '--out', join(folder, 'e.csv'));
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('no column “value”');
});

test('what a row gets wrong is named by its line; odd frequencies, daily rows and far dates are said', async () => {
  const wave = (id: string, frequency: string, count: number) =>
    Array.from({ length: count }, (_, t) => `${id},${frequency},${t + 1},${10 + ((t * 7) % 12)}`);
  const days = Array.from({ length: 28 }, (_, t) => `days,daily,2026-02-${String(t + 1).padStart(2, '0')},${t % 5}`); // prettier-ignore
  const file = seriesFile(
    'odd.csv',
    [
      'id,freq,t,value',
      ...wave('wrong', 'monthly', 30),
      'wrong,monthly,soon,4',
      'wrong,monthly,31,1e400',
      'wrong,monthly,32,$5',
      'wrong,monthly,32,5',
      ...wave('mixed', 'monthly', 30),
      'mixed,quarterly,31,5',
      ...days
    ].join('\n')
  );
  const { code, document } = await call('--series', file, '--horizon', '6', '--out', join(folder, 'odd-out.csv')); // prettier-ignore
  expect(code).toBe(0);
  const of = (id: string) => document.series.find((one: { id: string }) => one.id === id);
  expect(of('wrong').message).toContain(
    'Line 33: “1e400” is no number and counts as missing, as does 1 more.'
  );
  expect(of('wrong').message).toContain('Line 32: “soon” is no time, so the row is left out.');
  expect(of('wrong').message).toContain('1 of its values stood on a time seen before; the last one stands.');
  expect(of('wrong').n).toBe(32);
  expect(of('mixed').message).toContain('Its rows name 2 frequencies; the first, “monthly”, stands.');
  expect(of('days').n).toBe(28);
});

test('the folder of --out is made where it is not there; a folder in its place is said', async () => {
  const out = join(folder, 'new', 'deep', 'out.csv');
  expect((await example(out)).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/^id,h,mean/);
  const refused = await example(folder);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('could not be written: it is a folder, name a file');
});

test('a hierarchy is forecast for every node, and the file adds up to 1e-9', async () => {
  const shape = [0.8, 1, 1.3, 0.9];
  const rows = ['state,region,split,t,value'];
  for (const [state, region, level] of [
    ['CA', 'north', 40],
    ['CA', 'south', 70],
    ['NV', 'all', 25]
  ] as const) {
    for (let t = 1; t <= 32; t++) {
      const value = level * shape[t % 4]! + ((t * 7 + level) % 5);
      rows.push(`${state},${region},train,${t},${(value / 2).toFixed(3)}`, `${state},${region},train,${t},${(value / 2).toFixed(3)}`); // prettier-ignore
    }
  }
  const file = seriesFile('tree.csv', rows.join('\n'));
  const out = join(folder, 'tree-out.csv');
  const { document } = await call('--series', file, '--horizon', 'quarterly=4', '--hierarchy', 'state,region', '--out', out); // prettier-ignore
  expect(document.series.map(({ id }: { id: string }) => id)).toEqual(['CA', 'CA/north', 'CA/south', 'NV', 'NV/all', 'Total']); // prettier-ignore
  expect(document.series[0].m).toBe(4);
  const validate = new Ajv().compile(JSON.parse(readFileSync(`${contract}schema.json`, 'utf8')));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  const means = new Map(
    readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
      .map(([id, h, mean]) => [`${id} ${h}`, Number(mean)])
  );
  for (let h = 1; h <= 4; h++) {
    const [total, ca, nv] = ['Total', 'CA', 'NV'].map((id) => means.get(`${id} ${h}`)!);
    expect(Math.abs(total! - ca! - nv!)).toBeLessThan(1e-9);
    expect(Math.abs(ca! - means.get(`CA/north ${h}`)! - means.get(`CA/south ${h}`)!)).toBeLessThan(1e-9);
  }
  expect(means.get('CA/south 1')!).toBeGreaterThan(50);
});

test('a frequency without a horizon, or an unknown one, is said beside its series', async () => {
  const file = seriesFile(
    'mixed.csv',
    ['id,freq,split,t,value', ...Array.from({ length: 20 }, (_, t) => `a,daily,train,${t + 1},${t % 5}`), ...Array.from({ length: 20 }, (_, t) => `b,monthly,train,${t + 1},${t}`)].join('\n')
  ); // prettier-ignore
  const { document } = await call('--series', file, '--horizon', 'monthly=3', '--out', join(folder, 'mixed-out.csv')); // prettier-ignore
  expect(document.series.map(({ id, status }: { id: string; status: string }) => `${id} ${status}`)).toEqual([
    'a none',
    'b short'
  ]);
  expect(document.series[0].message).toContain('No horizon is given for frequency “daily”');
});

test('dates will do for t, and months left out count as missing', async () => {
  const rows = Array.from({ length: 30 }, (_, t) => `d,monthly,train,${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')},${100 + 10 * (t % 12)}`); // prettier-ignore
  rows.splice(14, 1);
  const file = seriesFile('dates.csv', ['id,freq,split,t,value', ...rows].join('\n'));
  const { document } = await call('--series', file, '--horizon', '3', '--out', join(folder, 'dates-out.csv'));
  expect([document.series[0].n, document.series[0].m]).toEqual([30, 12]);
  expect(document.series[0].message).toContain('1 missing value filled in');
});

test('a value that is no number is named by its line; a spelling of a missing one is not', async () => {
  const rows = [5, 'NA', 'abc', '', 6, '12,5', 7, 8, 9, 6, 7, 8].map((value, t) => `a,${t + 1},"${value}"`);
  const file = seriesFile('words.csv', `id,t,value\n\n${rows.join('\n')}\n`);
  const { document } = await call('--series', file, '--horizon', 'monthly=2', '--out', join(folder, 'w.csv'));
  expect(document.series[0].message).toContain(
    'Line 5: “abc” is no number and counts as missing, as does 1 more.'
  );
});

test('--help names the columns of the files', async () => {
  const { said } = await call('--help');
  expect(said).toContain('--series: columns id, t (');
});
