import { countrySpellings, stateSpellings } from '../../../core/geography/us-states.ts';
import { DEPTH_OF_PLACE } from '../../queries/territory-seats.ts';
import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Where an account is, the nearest first. */
const PLACES = ['county_fips', 'postal_code', 'state', 'country'] as const;

/** How many places and accounts a finding names one by one. */
const SHOWN = 5;
const MOST_VALUES = 1000;

/** The places of territories: units by their codes, states and countries by the name they go under everywhere. */
type Held = {
  readonly units: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
};

/** Territories in states and countries the map does not draw, and accounts in places that no territory holds. */
export async function placeFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('territory_geo', 'geo_code')) return [];
  return [...(await undrawnPlaces(tables)), ...(await accountsOutside(tables))];
}

const nameOf = (spellings: ReadonlyMap<string, string>, text: string): string =>
  spellings.get(text.trim().toLowerCase()) ?? text.trim().toUpperCase();

async function undrawnPlaces(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('territory_geo', 'territory_id', 'geo_type')) return [];
  const rows = await tables.rows(
    `SELECT DISTINCT geo_code, territory_id, ${DEPTH_OF_PLACE} FROM ${tables.from('territory_geo')}
     WHERE ${DEPTH_OF_PLACE} < 3 AND geo_code IS NOT NULL ORDER BY 1, 2`
  );
  const undrawn = rows.filter(
    ([code, , depth]) =>
      !(Number(depth) === 2 ? stateSpellings : countrySpellings).has(String(code).trim().toLowerCase())
  );
  if (undrawn.length === 0) return [];
  const places = [...new Set(undrawn.map(([code]) => String(code)))].slice(0, MOST_VALUES);
  const territories = new Set(undrawn.map(([, territory]) => territory)).size;
  const message = `territory_geo: ${counted(territories, 'territory is', 'territories are')} written in states or countries that the map of the USA does not draw (${shown(places)}). The accounts there find them; to plan them on the map, open a map of your own on Territories and write their units.`;
  return [{ code: 'places-not-drawn', table: 'territory_geo', keys: ['geo_code'], values: places, message }];
}

async function readHeld(tables: TableReader): Promise<Held> {
  const depth = tables.has('territory_geo', 'geo_type') ? DEPTH_OF_PLACE : '3';
  const rows = await tables.rows(
    `SELECT DISTINCT geo_code, ${depth} FROM ${tables.from('territory_geo')} WHERE geo_code IS NOT NULL`
  );
  const at = (wanted: number) =>
    rows.filter(([, depth]) => Number(depth) === wanted).map(([code]) => String(code));
  return {
    units: new Set(at(3)),
    states: new Set(at(2).map((code) => nameOf(stateSpellings, code))),
    countries: new Set(at(1).map((code) => nameOf(countrySpellings, code)))
  };
}

async function accountsOutside(tables: TableReader): Promise<Finding[]> {
  const given = PLACES.filter((column) => tables.has('account', 'account_id', column));
  if (given.length === 0) return [];
  const named = tables.has('account_assignment', 'account_id')
    ? `WHERE account_id NOT IN (SELECT account_id FROM ${tables.from('account_assignment')} WHERE account_id IS NOT NULL)`
    : '';
  const columns = PLACES.map((column) => (given.includes(column) ? quoted(column) : 'NULL'));
  const rows = await tables.rows(
    `SELECT ${columns.join(', ')}, count(*) FROM ${tables.from('account')} ${named} GROUP BY ALL`
  );
  const held = await readHeld(tables);
  const outside = new Map<string, number>();
  for (const row of rows) {
    const [county, postal, state, country] = row.map((cell) => (cell === null ? undefined : String(cell)));
    const place = county ?? postal ?? state ?? country;
    if (place === undefined || isHeld(held, { place, county, state, country })) continue;
    outside.set(place, (outside.get(place) ?? 0) + Number(row[4]));
  }
  if (outside.size === 0) return [];
  const byCount = [...outside].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const places = byCount.map(([place]) => place);
  const accounts = byCount.reduce((sum, [, count]) => sum + count, 0);
  const message = `account: ${counted(accounts, 'account is', 'accounts are')} in ${counted(places.length, 'place', 'places')} that no territory holds (${shown(places)}). Sales there go to the rep on the order or to nobody; give their county, postal code, state or country to a territory in territory_geo.`;
  return [
    {
      code: 'accounts-outside-territories',
      table: 'account',
      keys: ['place'],
      values: places.slice(0, MOST_VALUES),
      message
    }
  ];
}

/** As credit finds a territory: by the place itself, by its state, by its country. */
function isHeld(
  { units, states, countries }: Held,
  at: { place: string; county: string | undefined; state: string | undefined; country: string | undefined }
): boolean {
  if (units.has(at.place)) return true;
  const ofCounty = at.county === undefined ? undefined : stateSpellings.get(at.county.slice(0, 2));
  const state = ofCounty ?? (at.state === undefined ? undefined : nameOf(stateSpellings, at.state));
  if (state !== undefined && states.has(state)) return true;
  const inside = state !== undefined && stateSpellings.has(state.toLowerCase()) ? 'US' : undefined;
  const country = at.country === undefined ? inside : nameOf(countrySpellings, at.country);
  return country !== undefined && countries.has(country);
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const shown = (places: readonly string[]) =>
  `${places.slice(0, SHOWN).join(', ')}${places.length > SHOWN ? ' …' : ''}`;
