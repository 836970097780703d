import { beforeAll, expect, test } from 'vitest';
import { generateCompany, type DemoCompany } from '../../../src/lib/core/demo/generate-company.ts';
import { soilFiles, type SoiledFiles } from '../../../src/lib/core/demo/soil-files.ts';
import { readGeography } from './read-geography.ts';

let company: DemoCompany;
let soiled: SoiledFiles;
beforeAll(() => {
  company = generateCompany(3, readGeography(), 15_000);
  soiled = soilFiles(3, company);
}, 120_000);

const rows = (file: string) =>
  soiled.texts
    .get(file)!
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

test('1 % of accounts twice under another spelling, 0.5 % of ZIP codes without their zero', () => {
  const accounts = rows('accounts.csv');
  expect(accounts).toHaveLength(9090);
  expect(soiled.faults.duplicateAccounts).toBe(90);
  expect(accounts.filter(([id]) => id!.startsWith('D'))).toHaveLength(90);
  expect(new Set(accounts.map((row) => row[1])).size).toBe(9090);
  const short = accounts.filter(([id, , , , zip]) => id!.startsWith('A') && zip!.length === 4);
  expect(short).toHaveLength(soiled.faults.shortZips);
  expect(soiled.faults.shortZips).toBe(45);
});

test('15 % of open deals without an account, dates day first', () => {
  const deals = rows('deals.csv');
  const open = company.opportunities.filter(({ stage }) => stage < 4).length;
  const without = deals.filter(([, account]) => account === '');
  expect(without).toHaveLength(Math.round(open * 0.15));
  expect(without.every((row) => !row[2]!.startsWith('Closed'))).toBe(true);
  expect(deals.every((row) => /^\d\d-\d\d-20\d\d$/.test(row.at(-1)!))).toBe(true);
});

test('1.5 % of products under an alias, dates month first', () => {
  const lines = rows('order-lines.csv');
  expect(lines).toHaveLength(5000);
  expect(soiled.faults.productAliases).toBe(75);
  expect(lines.every((row) => /^\d{1,2}\/\d{1,2}\/20\d\d$/.test(row.at(-2)!))).toBe(true);
});

test('three assignments overlap, two leave a gap', () => {
  const assignments = rows('territory-assignments.csv');
  const kinds = assignments.slice(1).flatMap(([territory, , start], i) => {
    const [before, , , end] = assignments[i]!;
    return territory === before && start !== end ? [start! < end! ? 'overlap' : 'gap'] : [];
  });
  expect(kinds.sort()).toEqual(['gap', 'gap', 'overlap', 'overlap', 'overlap']);
});

test('the same seed soils the same way', () => {
  expect(soilFiles(3, company).texts).toEqual(soiled.texts);
});
