import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { Decimal } from '../../../src/lib/core/money.ts';

const contract = new URL('../../contract/pipeline/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
const example = ['--opportunities', `${contract}example.opportunities.csv`, '--history', `${contract}example.history.csv`, '--as-of', '2024-09-30', '--target', '600000']; // prettier-ignore

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const code = await runCommand(['pipeline', ...args], output);
  return { code, printed, said, document: code === 0 ? JSON.parse(printed) : undefined };
}

const validate = new Ajv({ formats: { date: true } }).compile(
  JSON.parse(readFileSync(`${contract}schema.json`, 'utf8'))
);

test('the worked example validates and prints what the contract shows', async () => {
  const { code, document, printed } = await call(...example);
  expect(code).toBe(0);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
});

test('every figure of the trace is the sum of its lines', async () => {
  const { document } = await call(...example);
  for (const { figure, amount, lines } of document.trace) {
    const sum = lines.reduce(
      (total: Decimal, line: { amount: string }) => total.plus(line.amount),
      new Decimal(0)
    );
    expect(sum.toFixed(2), figure).toBe(amount);
    expect(document.expected[figure]).toBe(amount);
  }
});

test('an earlier export gives a change report that adds up', async () => {
  const rows = readFileSync(`${contract}example.opportunities.csv`, 'utf8').trim().split('\n');
  const earlier = join(folder, 'earlier.csv');
  const older = rows.map((row, i) => (i > 0 && i % 7 === 0 ? row.replace(/,(\d+),/, ',9999,') : row)).slice(0, -4); // prettier-ignore
  writeFileSync(earlier, older.join('\n'));
  const { document } = await call(...example, '--earlier', earlier);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  const { opening, closing, reasons } = document.changes;
  const sum = reasons.reduce((total: Decimal, { amount }: { amount: string }) => total.plus(amount), new Decimal(opening)); // prettier-ignore
  expect(sum.toFixed(2)).toBe(closing);
  expect(reasons.map(({ reason }: { reason: string }) => reason)).toContain('created');
});

test('wrong usage is exit 2, a file without the columns exit 1', async () => {
  expect((await call('--opportunities', 'x.csv')).code).toBe(2);
  expect((await call('--opportunities', 'x.csv', '--as-of', '30.9.2024')).code).toBe(2);
  expect(
    (await call('--opportunities', 'x.csv', '--as-of', '2024-09-30', '--period', '2024-10-01')).code
  ).toBe(2);
  const file = join(folder, 'bare.csv');
  writeFileSync(file, 'name,amount\nx,1\n');
  const refused = await call('--opportunities', file, '--as-of', '2024-09-30');
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('no column for the deal');
  expect((await call(...example, '--date-order', 'day first')).code).toBe(2);
});

/** The example with every date written another way. */
function rewritten(name: string, write: (year: string, month: string, day: string) => string): string {
  const file = join(folder, name);
  const text = readFileSync(`${contract}${name.replace(/^\w+-/, '')}`, 'utf8');
  writeFileSync(file, text.replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, ...part: string[]) => write(part[0]!, part[1]!, part[2]!))); // prettier-ignore
  return file;
}

test('days before months give the same document, found on the whole column', async () => {
  const dayFirst = (year: string, month: string, day: string) => `${day}-${month}-${year}`;
  const [deals, history] = ['dmy-example.opportunities.csv', 'dmy-example.history.csv'].map((name) =>
    rewritten(name, dayFirst)
  );
  const { printed } = await call('--opportunities', deals!, '--history', history!, '--as-of', '2024-09-30', '--target', '600000'); // prettier-ignore
  expect(printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
});

test('only where every date can be read both ways is the person asked', async () => {
  const file = join(folder, 'ambiguous.csv');
  writeFileSync(file, 'id,stage,created_date,close_date\nA,Won,01-02-2017,03-04-2017\nB,Open,05-01-2017,\n');
  const asked = await call('--opportunities', file, '--as-of', '2017-03-15');
  expect(asked.code).toBe(1);
  expect(asked.said).toContain('the column “created_date” can be read day first or month first; say which with --date-order'); // prettier-ignore
  const dayFirst = await call('--opportunities', file, '--as-of', '2017-03-15', '--date-order', 'dmy');
  expect(dayFirst.document.open.deals).toBe(2);
  const monthFirst = await call('--opportunities', file, '--as-of', '2017-03-15', '--date-order', 'mdy');
  expect(monthFirst.document.open.deals).toBe(0);
});
