import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const found = async (accounts: string, places: string) => {
  const { report } = await engine.run({
    'account.csv': `account_id,name,county_fips,state\n${accounts}`,
    'territory_geo.csv': `territory_id,geo_type,geo_code,start_date\n${places}`
  });
  return report.findings.filter(({ code }) => /^(places|accounts)-/.test(code));
};

test('territories in states, where accounts are in counties, hold none of them: said once each', async () => {
  const findings = await found('A1,Alder,06037,CA\nA2,Tern,06037,CA\nA3,Pell,48201,TX', 'T1,state,CA,2024-01-01\nT2,state,TX,2024-01-01'); // prettier-ignore
  expect(findings.map(({ message }) => message)).toEqual([
    'territory_geo: 2 territories are written in whole states or countries (CA, TX). The map draws counties and ZIP codes, so these stay empty on it; give their counties or ZIP codes to plan them there.',
    'account: 3 accounts are in 2 places that no territory holds (06037, 48201). Sales there go to the rep on the order or to nobody; write territory_geo in the same places as the accounts (their county counts, without one their postal code, then state, then country).'
  ]);
});

test('territories in counties that hold every account are nothing to tell', async () => {
  expect(await found('A1,Alder,06037,CA', 'T1,county,06037,2024-01-01')).toEqual([]);
});
