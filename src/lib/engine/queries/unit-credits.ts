import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { creditedLines, NO_REALIGNMENT } from './credited-lines.ts';
import { canonicalSource, textList, type DataCatalog } from './data-catalog.ts';

/** Credit a unit would take along to another territory, by who has it today and the stretch of time it falls in. */
export type UnitCredit = {
  readonly unit: string;
  readonly rep: string | null;
  readonly start: IsoDate;
  readonly credit: string;
};

/**
 * Credit by unit, rep and stretch between the sorted bounds, of what follows the territory: explicit splits and named
 * accounts stay with their people wherever the unit goes.
 */
export async function unitCredits(
  db: Connector,
  catalog: DataCatalog,
  bounds: readonly IsoDate[]
): Promise<UnitCredit[]> {
  const named = canonicalSource(catalog, 'account_assignment', {
    account_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const [first, last] = [bounds[0] ?? '9999-12-30', bounds.at(-1) ?? '9999-12-31'];
  const table = await db.query(sql`
    WITH credited AS (${creditedLines(catalog, NO_REALIGNMENT, 'territory')}),
    bound AS (SELECT CAST(bound AS DATE) AS start FROM ${textList('bound', bounds)})
    SELECT c.unit, c.rep_id, b.start, CAST(sum(c.credit) AS VARCHAR)
    FROM credited c ASOF JOIN bound b ON c.date >= b.start
    WHERE c.rule <> 'split' AND c.unit IS NOT NULL AND c.date >= CAST(${first} AS DATE) AND c.date < CAST(${last} AS DATE)
      AND NOT EXISTS (SELECT 1 FROM ${named} n WHERE n.account_id = c.account_id
        AND c.date >= coalesce(n.start_date, DATE '0001-01-01') AND c.date < coalesce(n.end_date, DATE '9999-12-31'))
    GROUP BY ALL ORDER BY ALL NULLS FIRST`);
  return table.rows.map(([unit, rep, start, credit]) => ({
    unit: String(unit),
    rep: rep === null ? null : String(rep),
    start: String(start),
    credit: String(credit)
  }));
}

/** Who owned each territory when; several may overlap, see `ownerOn`. */
export type Ownership = {
  readonly territory: string;
  readonly rep: string;
  readonly isOwner: boolean;
  readonly start: IsoDate;
  readonly end: IsoDate;
};

/** Owners and sales reps of territories over time; overlay specialists are left out. */
export async function ownershipRows(db: Connector, catalog: DataCatalog): Promise<Ownership[]> {
  const assignment = canonicalSource(catalog, 'territory_assignment', {
    territory_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    role_in_territory: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const table = await db.query(sql`
    SELECT territory_id, rep_id, coalesce(role_in_territory = 'owner', false),
      coalesce(start_date, DATE '0001-01-01'), coalesce(end_date, DATE '9999-12-31')
    FROM ${assignment}
    WHERE coalesce(role_in_territory, 'owner') <> 'overlay' AND territory_id IS NOT NULL AND rep_id IS NOT NULL
    ORDER BY ALL`);
  return table.rows.map(([territory, rep, isOwner, start, end]) => ({
    territory: String(territory),
    rep: String(rep),
    isOwner: isOwner === true || isOwner === 'true',
    start: String(start),
    end: String(end)
  }));
}

/** The person a territory's credit goes to on a day: the last to begin, owners before others, then the first key; nobody once that one left. */
export function ownerOn(rows: readonly Ownership[], day: IsoDate): string | null {
  const begun = rows.filter(({ start }) => start <= day);
  const last = begun.sort(
    (a, b) =>
      (a.start < b.start ? 1 : a.start > b.start ? -1 : 0) ||
      Number(b.isOwner) - Number(a.isOwner) ||
      (a.rep < b.rep ? -1 : 1)
  )[0];
  return last !== undefined && last.end > day ? last.rep : null;
}
