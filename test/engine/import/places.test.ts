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

test('territories in states hold the accounts of their counties; those of other states are told', async () => {
  const findings = await found('A1,Alder,06037,CA\nA2,Tern,06037,\nA3,Pell,48201,TX\nA4,Bolt,,Texas', 'T1,state,California,2024-01-01'); // prettier-ignore
  expect(findings.map(({ message }) => message)).toEqual([
    'account: 2 accounts are in 2 places that no territory holds (48201, Texas). Sales there go to the rep on the order or to nobody; give their county, postal code, state or country to a territory in territory_geo.'
  ]);
});

test('states and countries beyond the map are told, though the accounts there find their territory', async () => {
  const findings = await found('A1,Alder,,Ontario', 'T1,state,Ontario,2024-01-01\nT2,country,France,2024-01-01\nT3,state,06,2024-01-01'); // prettier-ignore
  expect(findings.map(({ message }) => message)).toEqual([
    'territory_geo: 2 territories are written in states or countries that the map of the USA does not draw (France, Ontario). The accounts there find them; to plan them on the map, open a map of your own on Territories and write their units.'
  ]);
});

test('territories in counties that hold every account are nothing to tell', async () => {
  expect(await found('A1,Alder,06037,CA', 'T1,county,06037,2024-01-01')).toEqual([]);
});
