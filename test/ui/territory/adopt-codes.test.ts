import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adoptCodes, readAliases } from '../../../src/lib/ui/territory/adopt-codes.ts';
import { linkedNeighbours, readUnitPlaces } from '../../../src/lib/ui/territory/read-units.ts';
import { movesOf } from '../../../src/lib/ui/territory/stroke-moves.ts';
import { writePlanCsv } from '../../../src/lib/ui/territory/territory-file.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { counties } from '../map/atlas-fixture.ts';

const read = (name: string) => readFileSync(`datasets/geography/${name}`, 'utf8');
const places = readUnitPlaces(read('us_counties.csv'), read('county_adjacency.csv'));
const map = { geometry: counties, places, neighbours: linkedNeighbours(counties, places.edges) };
const aliases = readAliases(read('county_aliases.csv'));

// Data of 2022: Connecticut's planning regions, Oglala Lakota by its 2015 name's older code, Valdez-Cordova split in two.
const codes = ['09110', '09120', '09190', '46113', '02063', '02066', '01001', '99999'];
const adopted = adoptCodes(map, codes, aliases);
const baseline = {
  territories: [
    { territory: 'E', name: 'East', parent: null, rep: null },
    { territory: 'W', name: 'West', parent: null, rep: null }
  ],
  parents: new Map(),
  units: codes.map((unit) => ({ unit, territory: unit.startsWith('09') ? 'E' : 'W' }))
};

test('Connecticut, Shannon and Valdez-Cordova are drawn though the map knows other codes; unknown codes are not', () => {
  const unit = (code: string) => adopted.geometry.position.get(code);
  expect(adopted.adopted.map(({ code }) => code).sort()).toEqual([
    '02063',
    '02066',
    '09110',
    '09120',
    '09190',
    '46113'
  ]);
  expect(unit('09110')).toBe(counties.position.get('09003'));
  expect(unit('46113')).toBe(counties.position.get('46102'));
  expect(unit('02063')).toBe(unit('02066'));
  expect(unit('99999')).toBeUndefined();
  expect(adopted.geometry.ids[unit('09120')!]).toBe('09120');
  expect(adopted.places.places.get('09110')).toEqual(places.places.get('09003'));
});

test('a move of a shape moves every code it stands for, and a saved plan lists them all', () => {
  const plan = planAfter(adopted.geometry, baseline, []);
  const split = adopted.geometry.position.get('02063')!;
  expect(plan.territories[plan.holders[split]!]?.key).toBe('W');
  const [move] = movesOf(adopted.geometry, plan, { to: 0, units: [split] });
  expect(move).toEqual({ type: 'territory.move', units: ['02063', '02066'], from: 'W', to: 'E' });
  const csv = writePlanCsv(adopted.geometry, planAfter(adopted.geometry, baseline, [move!]));
  expect(csv).toContain('\r\n02063,E\r\n02066,E\r\n');
});

test('data with the map’s own codes leaves the map as it is', () => {
  expect(adoptCodes(map, ['09003', '46102'], aliases).geometry).toBe(counties);
});
