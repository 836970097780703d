import { countrySpellings, stateSpellings, usStates } from '../../core/geography/us-states.ts';
import { sql, type Statement } from '../statement.ts';
import { canonicalSource, textColumns, type DataCatalog } from './data-catalog.ts';

/** Which rows of `territory_geo` name more than one unit, as SQL: 1 a country, 2 a state, 3 a unit itself. */
export const DEPTH_OF_PLACE = `CASE WHEN lower(trim(geo_type)) IN ('country', 'nation') THEN 1
  WHEN lower(trim(geo_type)) IN ('state', 'province') THEN 2 ELSE 3 END`;

/**
 * Which territory holds each unit and when: territory_id, geo_code (the unit), start_date, end_date. A state stands for
 * its counties and for the accounts in it, a country for its states; on each day the nearest row that covers it holds
 * the unit, so that a county may be taken out of a state. Where accounts or territories are placed by ZIP code,
 * a state stands for the accounts in it alone: counties and ZIP codes are not told apart by their digits.
 */
export function territorySeats(catalog: DataCatalog): Statement {
  const written = canonicalSource(catalog, 'territory_geo', {
    territory_id: 'VARCHAR',
    geo_type: 'VARCHAR',
    geo_code: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  if (!catalog.hasBroadPlaces) return written;
  const account = canonicalSource(catalog, 'account', {
    county_fips: 'VARCHAR',
    postal_code: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR'
  });
  const counties = usStates.flatMap(({ letters, counties }) => counties.map((county) => [county, letters]));
  return sql`(
    WITH state_name AS (SELECT * FROM ${spellings(stateSpellings)}),
    country_name AS (SELECT * FROM ${spellings(countrySpellings)}),
    seat AS (
      SELECT w.territory_id, w.depth, coalesce(w.start_date, DATE '0001-01-01') AS s, coalesce(w.end_date, DATE '9999-12-31') AS e,
        CASE w.depth WHEN 1 THEN coalesce(c.place, upper(trim(w.geo_code))) WHEN 2 THEN coalesce(n.place, upper(trim(w.geo_code)))
          ELSE w.geo_code END AS place
      FROM (SELECT *, ${{ text: DEPTH_OF_PLACE, values: [] }} AS depth FROM ${written}) w
      LEFT JOIN state_name n ON n.written = lower(trim(w.geo_code)) LEFT JOIN country_name c ON c.written = lower(trim(w.geo_code))
      WHERE w.geo_code IS NOT NULL
    ),
    placed AS (
      SELECT DISTINCT coalesce(a.county_fips, a.postal_code, a.state, a.country) AS unit,
        coalesce(f.place, n.place, upper(trim(a.state))) AS state,
        coalesce(c.place, upper(trim(a.country)), CASE WHEN coalesce(f.place, n.place) IS NOT NULL THEN 'US' END) AS country
      FROM ${account} a LEFT JOIN state_name f ON f.written = left(a.county_fips, 2)
      LEFT JOIN state_name n ON n.written = lower(trim(a.state)) LEFT JOIN country_name c ON c.written = lower(trim(a.country))
    ),
    unit AS (
      SELECT unit, min(state) AS state, min(country) AS country FROM (
        SELECT * FROM placed UNION ALL
        SELECT unit, state, 'US' FROM ${textColumns({ unit: counties.map(([county]) => county!), state: counties.map(([, state]) => state!) })}
        WHERE NOT EXISTS (SELECT 1 FROM ${account} WHERE county_fips IS NULL AND postal_code IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM ${written} WHERE lower(geo_type) LIKE 'zip%' OR lower(geo_type) LIKE 'postal%')
      ) WHERE unit IS NOT NULL GROUP BY unit
    ),
    broad AS (
      SELECT u.unit, s.territory_id, s.depth, s.s, s.e FROM unit u JOIN seat s ON s.depth = 2 AND s.place = u.state
      UNION ALL
      SELECT u.unit, s.territory_id, s.depth, s.s, s.e FROM unit u JOIN seat s ON s.depth = 1 AND s.place = u.country
    ),
    cover AS (
      SELECT * FROM broad UNION ALL
      SELECT place, territory_id, depth, s, e FROM seat WHERE depth = 3 AND place IN (SELECT unit FROM broad)
    ),
    slice AS (
      SELECT unit, s, lead(s) OVER (PARTITION BY unit ORDER BY s) AS e
      FROM (SELECT unit, s FROM cover UNION SELECT unit, e FROM cover)
    )
    SELECT territory_id, place AS geo_code, s AS start_date, e AS end_date FROM seat
    WHERE depth = 3 AND place NOT IN (SELECT unit FROM broad)
    UNION ALL
    SELECT first(c.territory_id ORDER BY c.depth DESC, c.s DESC, c.territory_id), x.unit, x.s, x.e
    FROM slice x JOIN cover c ON c.unit = x.unit AND c.s <= x.s AND c.e >= x.e
    WHERE x.e IS NOT NULL GROUP BY x.unit, x.s, x.e)`;
}

const spellings = (names: ReadonlyMap<string, string>): Statement =>
  textColumns({ written: [...names.keys()], place: [...names.values()] });
