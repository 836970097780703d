import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countrySpellings, stateSpellings, usStates } from '../../../src/lib/core/geography/us-states.ts';

test('every county of the map is in its state, and no other is', () => {
  const [, ...rows] = readFileSync('datasets/geography/us_counties.csv', 'utf8').trim().split(/\r?\n/);
  const drawn = rows.map((row) => row.split(',')).map(([fips, , state]) => `${state} ${fips}`);
  const listed = usStates.flatMap(({ letters, counties }) =>
    counties.map((county) => `${letters} ${county}`)
  );
  expect(listed.sort()).toEqual(drawn.sort());
  expect(listed).toHaveLength(3142);
});

test('a state is known by its letters, name, number and ISO 3166-2 code', () => {
  for (const written of ['ca', 'california', '06', '6', 'us-ca'])
    expect(stateSpellings.get(written)).toBe('CA');
  expect(stateSpellings.get('district of columbia')).toBe('DC');
  expect(stateSpellings.get('ontario')).toBeUndefined();
  expect(usStates.filter(({ counties }) => counties.length > 0)).toHaveLength(51);
  expect(countrySpellings.get('u.s.a.')).toBe('US');
});
