import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { generateCompany, type DemoCompany } from '../../../src/lib/core/demo/generate-company.ts';
import { measureCompany } from '../../../src/lib/core/demo/measure-company.ts';
import { packCompany, type PackedCompany } from '../../../src/lib/engine/tables/pack-company.ts';
import { openNodeParquet } from '../../../src/lib/engine/tables/parquet-node.ts';
import { readGeography } from '../../core/demo/read-geography.ts';

let company: DemoCompany;
let packed: PackedCompany;
beforeAll(async () => {
  company = generateCompany(1, readGeography());
  packed = await packCompany(company, 1, await openNodeParquet());
}, 240_000);

const shipped = (file: string) => readFileSync(new URL(`../../../datasets/demo/${file}`, import.meta.url));

test('at 250,000 transactions the company lies in every band', () => {
  const measures = measureCompany(company);
  const bands = {
    quartersAtQuota: [0.45, 0.6], yearsAtQuota: [0.45, 0.6], topFifthOfAccounts: [0.6, 0.75], potentialGini: [0.18, 0.3],
    thirdMonthOfQuarter: [0.38, 0.45], returned: [0.02, 0.04]
  } as const; // prettier-ignore
  for (const [name, [low, high]] of Object.entries(bands)) {
    const value = measures[name as keyof typeof bands];
    expect(value >= low && value <= high, `${name}: ${value}`).toBe(true);
  }
});

test('it takes less than 12 MB', () => {
  const bytes = packed.put.reduce((sum, { parquet }) => sum + parquet.length, 0);
  expect(bytes).toBeLessThan(12_000_000);
});

test('the shipped data set is seed 1, byte for byte', () => {
  const { tables } = JSON.parse(shipped('workspace.json').toString()) as {
    tables: { name: string; sha256: string }[];
  };
  expect(tables.map(({ name }) => name)).toEqual(packed.put.map(({ entry }) => entry.name));
  for (const { entry, parquet } of packed.put) {
    expect(entry.sha256, entry.name).toBe(tables.find(({ name }) => name === entry.name)!.sha256);
    expect(Buffer.compare(Buffer.from(parquet), shipped(`tables/${entry.name}.parquet`)), entry.name).toBe(0);
  }
  for (const [name, text] of packed.documents) expect(text).toBe(shipped(`documents/${name}`).toString());
});
