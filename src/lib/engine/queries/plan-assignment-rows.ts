import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';

export type PlanAssignmentRow = {
  readonly payee: string;
  readonly plan: string;
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
};

/** Who is on which pay plan, and when. */
export async function planAssignmentRows(db: Connector, catalog: DataCatalog): Promise<PlanAssignmentRow[]> {
  const assignment = canonicalSource(catalog, 'comp_plan_assignment', {
    payee_id: 'VARCHAR',
    plan_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const table = await db.query(sql`
    SELECT payee_id, plan_id, start_date, end_date FROM ${assignment}
    WHERE payee_id IS NOT NULL AND plan_id IS NOT NULL ORDER BY 1, 3 NULLS FIRST, 2`);
  return table.rows.map(([payee, plan, start, end]) => ({
    payee: String(payee),
    plan: String(plan),
    start: start === null ? null : String(start),
    end: end === null ? null : String(end)
  }));
}

export type ReportingRow = {
  readonly rep: string;
  readonly manager: string;
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
};

/** Who reports to whom, and when; without reporting lines, the manager the people table names, always. */
export async function reportingRows(db: Connector, catalog: DataCatalog): Promise<ReportingRow[]> {
  const line = canonicalSource(catalog, 'reporting_line', {
    rep_id: 'VARCHAR',
    manager_rep_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const rep = canonicalSource(catalog, 'rep', { rep_id: 'VARCHAR', manager_rep_id: 'VARCHAR' });
  const table = await db.query(sql`
    SELECT rep_id, manager_rep_id, start_date, end_date FROM ${line} WHERE manager_rep_id IS NOT NULL
    UNION ALL
    SELECT rep_id, manager_rep_id, NULL, NULL FROM ${rep}
    WHERE manager_rep_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${line})
    ORDER BY 1, 3 NULLS FIRST`);
  return table.rows.map(([id, manager, start, end]) => ({
    rep: String(id),
    manager: String(manager),
    start: start === null ? null : String(start),
    end: end === null ? null : String(end)
  }));
}
