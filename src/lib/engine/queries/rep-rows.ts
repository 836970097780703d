import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';

/** A seller or manager as the people table has them; `manager` is the one of the latest reporting line. */
export type RepDetail = {
  readonly rep: string;
  readonly name: string;
  readonly title: string | null;
  readonly manager: string | null;
  readonly hired: IsoDate | null;
  readonly left: IsoDate | null;
  readonly commissionRate: string | null;
  readonly targetIncentive: string | null;
  readonly basePay: string | null;
  /** On-target earnings of a year: base pay and target incentive together. */
  readonly onTargetEarnings?: string | null;
};

export async function repRows(db: Connector, catalog: DataCatalog): Promise<RepDetail[]> {
  const rep = canonicalSource(catalog, 'rep', {
    rep_id: 'VARCHAR',
    name: 'VARCHAR',
    title: 'VARCHAR',
    manager_rep_id: 'VARCHAR',
    hire_date: 'DATE',
    termination_date: 'DATE',
    commission_pct: 'VARCHAR',
    target_incentive: 'VARCHAR',
    base_salary: 'VARCHAR',
    ote: 'VARCHAR'
  });
  const line = canonicalSource(catalog, 'reporting_line', {
    rep_id: 'VARCHAR',
    manager_rep_id: 'VARCHAR',
    start_date: 'DATE'
  });
  const table = await db.query(sql`
    WITH latest AS (SELECT rep_id, arg_max(manager_rep_id, start_date) AS manager FROM ${line} GROUP BY rep_id)
    SELECT r.rep_id, coalesce(r.name, r.rep_id), r.title, coalesce(l.manager, r.manager_rep_id), r.hire_date,
      r.termination_date, r.commission_pct, r.target_incentive, r.base_salary, r.ote
    FROM ${rep} r LEFT JOIN latest l ON l.rep_id = r.rep_id WHERE r.rep_id IS NOT NULL ORDER BY 1`);
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return table.rows.map(([rep, name, title, manager, hired, left, rate, target, base, earnings]) => ({
    rep: String(rep),
    name: String(name),
    title: text(title),
    manager: text(manager),
    hired: text(hired),
    left: text(left),
    commissionRate: text(rate),
    targetIncentive: text(target),
    basePay: text(base),
    onTargetEarnings: text(earnings)
  }));
}
