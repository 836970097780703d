import { sql, type Statement } from '../statement.ts';
import { canonicalSource, textColumns, textList, type DataCatalog } from './data-catalog.ts';
import type { IsoDate } from '../../core/period.ts';
import { territorySeats } from './territory-seats.ts';
import { learnedBy, transactionSource } from './transaction-source.ts';

/**
 * Units whose territory or owner a scenario changed. `rep` overrides the territory's own assignments; where it
 * is null the territory's owner on the date gets the credit.
 */
export type Realignment = {
  readonly units: readonly string[];
  readonly territories: readonly (string | null)[];
  readonly reps: readonly (string | null)[];
};

export const NO_REALIGNMENT: Realignment = { units: [], territories: [], reps: [] };

/**
 * Every credit of every transaction, by the order of precedence: an explicit split, a territory the scenario moved
 * (where credit follows territory), the transaction's rep, the account's assignment on the date, the owner of
 * the territory that holds the unit on the date. A sole credit row of the whole amount to the transaction's own
 * rep repeats the transaction and is not a split. Columns: transaction_id, date, account_id, unit, territory_id,
 * rep_id (NULL: nobody), rule, credit DECIMAL(38,10), share of the transaction (NULL: given as an amount), amount of
 * the whole transaction. `knownBy` leaves out transactions and shares learned later; `only` all but those of some units.
 */
export function creditedLines(
  catalog: DataCatalog,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  knownBy?: IsoDate,
  only?: readonly string[]
): Statement {
  const moved = textColumns({
    unit: realignment.units,
    territory_id: realignment.territories,
    rep_id: realignment.reps
  });
  const credits = canonicalSource(catalog, 'sales_credit', {
    transaction_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    credit_type: 'VARCHAR',
    credit_pct: 'DECIMAL(9,6)',
    credit_amount: 'DECIMAL(18,4)',
    known_at: 'TIMESTAMP'
  });
  const accounts = canonicalSource(catalog, 'account', {
    account_id: 'VARCHAR',
    county_fips: 'VARCHAR',
    postal_code: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR'
  });
  const geography = territorySeats(catalog);
  const owners = canonicalSource(catalog, 'territory_assignment', {
    territory_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    role_in_territory: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const named = canonicalSource(catalog, 'account_assignment', {
    account_id: 'VARCHAR',
    territory_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  return sql`
    WITH line AS (
      SELECT t.transaction_id, t.rep_id, t.territory_id, t.account_id, t.date,
        CAST(t.amount AS DECIMAL(38,10)) AS amount, coalesce(a.county_fips, a.postal_code, a.state, a.country) AS unit
      FROM ${transactionSource(catalog, knownBy)} t ${only === undefined ? sql`LEFT JOIN ${accounts}` : sql`JOIN ${accountsIn(accounts, only)}`} a
        ON a.account_id = t.account_id
    ),
    share AS (
      SELECT c.transaction_id, c.rep_id, c.credit_pct, c.credit_amount, count(*) OVER (PARTITION BY c.transaction_id) AS parts
      FROM ${credits} c WHERE coalesce(c.credit_type, 'revenue') = 'revenue' AND ${learnedBy(knownBy)}
    ),
    split AS (
      SELECT s.* FROM share s JOIN line l ON l.transaction_id = s.transaction_id
      WHERE s.parts > 1 OR s.rep_id IS DISTINCT FROM l.rep_id
        OR coalesce(CAST(s.credit_amount AS DECIMAL(38,10)), l.amount * coalesce(s.credit_pct, 1)) <> l.amount
    ),
    owner AS (
      SELECT territory_id, rep_id, ${trimmed('territory_id', "CASE WHEN role_in_territory = 'owner' THEN 1 ELSE 0 END, rep_id DESC")}
      FROM ${owners} WHERE coalesce(role_in_territory, 'owner') <> 'overlay'
    ),
    seat AS (
      SELECT territory_id, geo_code AS unit, ${trimmed('geo_code', 'territory_id DESC')} FROM ${geography}
    ),
    named AS (
      SELECT account_id, territory_id, rep_id, ${trimmed('account_id', 'territory_id DESC, rep_id DESC')} FROM ${named}
    ),
    placed AS (
      SELECT l.*, n.rep_id AS named_rep, m.unit IS NOT NULL AND n.account_id IS NULL AS is_moved, m.rep_id AS moved_rep,
        coalesce(CASE WHEN n.account_id IS NULL THEN m.territory_id END, n.territory_id, g.territory_id, l.territory_id)
          AS held_by
      FROM line l
      LEFT JOIN named n ON n.account_id = l.account_id AND l.date >= n.start_date AND l.date < n.end_date
      LEFT JOIN seat g ON g.unit = l.unit AND l.date >= g.start_date AND l.date < g.end_date
      LEFT JOIN ${moved} m ON m.unit = l.unit
    ),
    seen AS (
      SELECT p.*, w.rep_id AS owner_rep FROM placed p
      LEFT JOIN owner w ON w.territory_id = p.held_by AND p.date >= w.start_date AND p.date < w.end_date
    ),
    decided AS (
      SELECT s.transaction_id, s.date, s.account_id, s.unit, s.held_by AS territory_id, s.amount,
        CASE
          WHEN s.is_moved AND ${follows} = 'territory' THEN coalesce(s.moved_rep, s.owner_rep)
          WHEN s.rep_id IS NOT NULL THEN s.rep_id
          WHEN s.named_rep IS NOT NULL THEN s.named_rep
          ELSE coalesce(CASE WHEN s.is_moved THEN s.moved_rep END, s.owner_rep) END AS rep_id,
        CASE
          WHEN s.is_moved AND ${follows} = 'territory' THEN 'territory-move'
          WHEN s.rep_id IS NOT NULL THEN 'transaction'
          WHEN s.named_rep IS NOT NULL THEN 'account'
          WHEN s.owner_rep IS NOT NULL OR (s.is_moved AND s.moved_rep IS NOT NULL) THEN 'territory'
          ELSE 'none' END AS rule
      FROM seen s
    )
    SELECT d.transaction_id, d.date, d.account_id, d.unit, d.territory_id,
      CASE WHEN x.transaction_id IS NULL THEN d.rep_id ELSE x.rep_id END AS rep_id,
      CASE WHEN x.transaction_id IS NULL THEN d.rule ELSE 'split' END AS rule,
      CAST(CASE WHEN x.transaction_id IS NULL THEN d.amount
        ELSE coalesce(CAST(x.credit_amount AS DECIMAL(38,10)), CAST(d.amount AS DECIMAL(28,4)) * x.credit_pct) END
        AS DECIMAL(38,10)) AS credit,
      CASE WHEN x.transaction_id IS NULL THEN CAST(1 AS DECIMAL(9,6)) ELSE x.credit_pct END AS share, d.amount
    FROM decided d LEFT JOIN split x ON x.transaction_id = d.transaction_id`;
}

/** The accounts of some units: few, so that the engine looks up only their sales. */
const accountsIn = (accounts: Statement, units: readonly string[]): Statement => sql`(
  SELECT * FROM ${accounts}
  WHERE coalesce(county_fips, postal_code, state, country) IN (SELECT unit FROM ${textList('unit', units)}))`;

/**
 * Half-open intervals of one key cut where the next begins, so that each date has at most one row: a later start
 * wins, then the order given. Overlaps are reported as findings; here they must not multiply money.
 */
const trimmed = (key: string, order: string): Statement => ({
  text: `coalesce(start_date, DATE '0001-01-01') AS start_date,
        least(coalesce(end_date, DATE '9999-12-31'), coalesce(lead(coalesce(start_date, DATE '0001-01-01'))
          OVER (PARTITION BY ${key} ORDER BY coalesce(start_date, DATE '0001-01-01'), ${order}), DATE '9999-12-31'))
          AS end_date`,
  values: []
});
