import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Where an account is, the nearest first: credit by territory looks only at the first that is filled. */
const PLACES = ['county_fips', 'postal_code', 'state', 'country'] as const;

/** How many places and accounts a finding names one by one. */
const SHOWN = 5;

/**
 * Territories written in places that the map or the accounts do not know: states while the map draws counties and ZIP
 * codes, or one kind of place while accounts are in another, so that their sales find no territory.
 */
export async function placeFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('territory_geo', 'geo_code')) return [];
  return [...(await coarsePlaces(tables)), ...(await accountsOutside(tables))];
}

async function coarsePlaces(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('territory_geo', 'territory_id', 'geo_type')) return [];
  const rows = await tables.rows(
    `SELECT geo_code, territory_id FROM ${tables.from('territory_geo')}
     WHERE lower(geo_type) IN ('state', 'country') AND geo_code IS NOT NULL ORDER BY 1, 2 LIMIT 1000`
  );
  if (rows.length === 0) return [];
  const places = [...new Set(rows.map(([code]) => String(code)))];
  const territories = new Set(rows.map(([, territory]) => territory)).size;
  const message = `territory_geo: ${counted(territories, 'territory is', 'territories are')} written in whole states or countries (${shown(places)}). The map draws counties and ZIP codes, so these stay empty on it; give their counties or ZIP codes to plan them there.`;
  return [{ code: 'places-not-drawn', table: 'territory_geo', keys: ['geo_code'], values: places, message }];
}

async function accountsOutside(tables: TableReader): Promise<Finding[]> {
  const given = PLACES.filter((column) => tables.has('account', 'account_id', column));
  if (given.length === 0) return [];
  const named = tables.has('account_assignment', 'account_id')
    ? `AND account_id NOT IN (SELECT account_id FROM ${tables.from('account_assignment')} WHERE account_id IS NOT NULL)`
    : '';
  const rows = await tables.rows(
    `SELECT place, count(*) FROM (SELECT account_id, coalesce(${given.map(quoted).join(', ')}) AS place FROM ${tables.from('account')})
     WHERE place IS NOT NULL ${named}
       AND place NOT IN (SELECT geo_code FROM ${tables.from('territory_geo')} WHERE geo_code IS NOT NULL)
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5000`
  );
  if (rows.length === 0) return [];
  const places = rows.map(([place]) => String(place));
  const accounts = rows.reduce((sum, [, count]) => sum + Number(count), 0);
  const message = `account: ${counted(accounts, 'account is', 'accounts are')} in ${counted(places.length, 'place', 'places')} that no territory holds (${shown(places)}). Sales there go to the rep on the order or to nobody; write territory_geo in the same places as the accounts (their county counts, without one their postal code, then state, then country).`;
  return [
    { code: 'accounts-outside-territories', table: 'account', keys: ['place'], values: places, message }
  ];
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const shown = (places: readonly string[]) =>
  `${places.slice(0, SHOWN).join(', ')}${places.length > SHOWN ? ' …' : ''}`;
