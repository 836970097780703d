import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';

/** A quota as the data has it; `end` null: until the owner's next one. The amount is a plain decimal text. */
export type QuotaRow = {
  readonly rep: string;
  readonly measure: string;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly amount: string;
};

/** The baseline's quotas of reps, by rep, measure and start; product families of one period are summed. */
export async function quotaRows(db: Connector, catalog: DataCatalog): Promise<QuotaRow[]> {
  const quota = canonicalSource(catalog, 'quota', {
    scenario_id: 'VARCHAR',
    owner_type: 'VARCHAR',
    owner_id: 'VARCHAR',
    measure: 'VARCHAR',
    period_start: 'DATE',
    period_end: 'DATE',
    amount: 'DECIMAL(18,4)'
  });
  const table = await db.query(sql`
    SELECT owner_id, coalesce(measure, 'revenue') AS measure, period_start, max(period_end), CAST(sum(amount) AS VARCHAR)
    FROM ${quota}
    WHERE coalesce(scenario_id, 'base') = 'base' AND coalesce(owner_type, 'rep') = 'rep'
      AND owner_id IS NOT NULL AND period_start IS NOT NULL AND amount IS NOT NULL
    GROUP BY ALL ORDER BY 1, 2, 3`);
  return table.rows.map(([rep, measure, start, end, amount]) => ({
    rep: String(rep),
    measure: String(measure),
    start: String(start),
    end: end === null ? null : String(end),
    amount: String(amount)
  }));
}
