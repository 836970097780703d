import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectSource } from '../../../src/lib/engine/import/inspect-source.ts';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

test('before anything is checked the preview says which columns hold values that will not load', async () => {
  const lines = [
    'opportunity_id,stage,is_won,amount,close_date',
    'A1,Won,yes,10.25,25-10-2016',
    'A2,Won,perhaps,abc,26-10-2016',
    'A3,Won,no,12,11-27-2016',
    'A4,Won,no,13,01-11-2016,extra',
    ...[13, 14, 15, 16].map((day) => `B${day},Won,no,13,${day}-11-2016`)
  ];
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const [sheet] = await inspectSource({ name: 'deals.csv', bytes }, engine);
  const problems = sheet!.columns.flatMap((column) => column.problems.map(({ message }) => message));
  const wanted = [
    'deals.csv, amount: 1 value is not a number, such as “abc”; the checks list each with its line, and the other rows load.',
    'deals.csv, close_date: 1 value is not a day, such as “11-27-2016”; the checks list each with its line, and the other rows load.',
    'deals.csv, is_won: some values are not yes or no, such as “perhaps”; the checks list each with its line, and the other rows load.'
  ];
  for (const message of wanted) expect(problems).toContain(message);
  expect(sheet!.notes.map(({ message }) => message)).toEqual([
    'deals.csv: 1 line is damaged, the first is line 5; the checks say what is wrong with each.'
  ]);
});

test('a clean file has nothing of the kind', async () => {
  const bytes = new TextEncoder().encode('opportunity_id,stage,amount,close_date\nA1,Won,"$1,200.50",2026-01-31\nA2,Won,-,00/00/0000\n'); // prettier-ignore
  const [sheet] = await inspectSource({ name: 'deals.csv', bytes }, engine);
  const codes = sheet!.columns.flatMap((column) => column.problems.map(({ code }) => code));
  expect(codes).not.toContain('unreadable-values');
});
