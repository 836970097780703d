import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Reps whose current territory contradicts the open row of the territory history, and reps in two places at once. */
export async function territoryFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('territory_assignment', 'rep_id', 'territory_id', 'start_date', 'end_date')) return [];
  const history = tables.from('territory_assignment');
  const findings: Finding[] = [];
  if (tables.has('rep', 'rep_id', 'territory_id')) {
    const name = `coalesce(r.name, r.rep_id) || coalesce(', employee number ' || r.employee_number, '')`;
    const rows =
      await tables.rows(`SELECT r.rep_id, ${name}, r.territory_id, string_agg(a.territory_id, ', ' ORDER BY a.territory_id)
      FROM ${tables.from('rep')} r LEFT JOIN ${history} a ON a.rep_id = r.rep_id AND a.end_date IS NULL
      WHERE r.territory_id IS NOT NULL AND r.rep_id IN (SELECT rep_id FROM ${history})
      GROUP BY 1, 2, 3 HAVING count(*) FILTER (a.territory_id = r.territory_id) = 0 ORDER BY 1`);
    for (const [rep, title, current, open] of rows) {
      const there =
        open === null ? 'the history has no open row' : `the open row of the history says ${String(open)}`;
      const message = `rep ${String(rep)} (${String(title)}): the current territory is ${String(current)}, but ${there}. Say which holds; neither was changed.`;
      findings.push({
        code: 'territory-contradiction',
        table: 'rep',
        keys: [String(rep)],
        values: [String(current), open === null ? '' : String(open)],
        message
      });
    }
  }
  const overlaps =
    await tables.rows(`SELECT a.rep_id, a.territory_id, b.territory_id, CAST(b.start_date AS VARCHAR)
    FROM ${history} a JOIN ${history} b ON a.rep_id = b.rep_id AND a.start_date < b.start_date
    AND (a.end_date IS NULL OR b.start_date < a.end_date) AND a.territory_id = b.territory_id ORDER BY 1, 4 LIMIT 100`);
  for (const [rep, territory, , from] of overlaps) {
    const message = `rep ${String(rep)} has two rows for territory ${String(territory)} that overlap from ${String(from)} on.`;
    findings.push({
      code: 'assignment-overlap',
      table: 'territory_assignment',
      keys: [String(rep)],
      values: [String(territory), String(from)],
      message
    });
  }
  if (tables.has('rep', 'rep_id', 'commission_pct') && tables.has('sales_transaction', 'rep_id', 'amount')) {
    const unpaid =
      await tables.rows(`SELECT r.rep_id, CAST(sum(t.amount) AS VARCHAR) FROM ${tables.from('rep')} r
      JOIN ${tables.from('sales_transaction')} t ON t.rep_id = r.rep_id WHERE r.commission_pct = 0 GROUP BY 1 ORDER BY 1`);
    for (const [rep, amount] of unpaid) {
      const message = `rep ${String(rep)} has sales of ${String(amount)} and a commission of 0 %.`;
      findings.push({
        code: 'sales-without-commission',
        table: 'rep',
        keys: [String(rep)],
        values: [String(amount)],
        message
      });
    }
  }
  return findings;
}
