import { addDays, type IsoDate, type Period } from '../core/period.ts';
import { closeQuotaPeriods, type ClosedQuota } from '../core/quota/quota-periods.ts';
import type { Connector } from '../engine/connector.ts';
import {
  territoryRows,
  unitRows,
  type TerritoryDetail,
  type UnitDetail
} from '../engine/queries/alignment-rows.ts';
import { readDataCatalog, type DataCatalog } from '../engine/queries/data-catalog.ts';
import { transactionSpan } from '../engine/queries/data-span.ts';
import {
  planAssignmentRows,
  reportingRows,
  type PlanAssignmentRow,
  type ReportingRow
} from '../engine/queries/plan-assignment-rows.ts';
import { quotaRows, type QuotaRow } from '../engine/queries/quota-rows.ts';
import { repRows, type RepDetail } from '../engine/queries/rep-rows.ts';

/** Everything of a workspace an evaluation starts from, read once; only the credits are asked for again. */
export type LoadedBaseline = {
  readonly dataset: string;
  readonly fingerprint: string;
  readonly catalog: DataCatalog;
  /** The currency of every amount (ISO 4217). */
  readonly currency: string;
  readonly span: Period | undefined;
  /** The day the alignment is read at: the last day with data. */
  readonly asOf: IsoDate;
  readonly quotas: readonly ClosedQuota<QuotaRow>[];
  readonly reps: readonly RepDetail[];
  readonly territories: readonly TerritoryDetail[];
  readonly units: readonly UnitDetail[];
  readonly planAssignments: readonly PlanAssignmentRow[];
  readonly reporting: readonly ReportingRow[];
  /** Pay plan documents by name. */
  readonly plans: ReadonlyMap<string, unknown>;
};

/** What an evaluation must be told beside the tables: a name for the data, its fingerprint, its pay plans. */
export type WorkspaceFacts = {
  readonly dataset: string;
  readonly fingerprint: string;
  readonly plans: ReadonlyMap<string, unknown>;
};

const NO_DATA_DAY = '9999-12-30';

export async function loadBaseline(db: Connector, facts: WorkspaceFacts): Promise<LoadedBaseline> {
  const catalog = await readDataCatalog(db);
  const span = await transactionSpan(db, catalog);
  const asOf = span === undefined ? NO_DATA_DAY : addDays(span.end, -1);
  return {
    ...facts,
    catalog,
    currency: catalog.currency.code,
    span,
    asOf,
    quotas: closeQuotaPeriods(await quotaRows(db, catalog)),
    reps: await repRows(db, catalog),
    territories: await territoryRows(db, catalog, asOf),
    units: await unitRows(db, catalog, asOf),
    planAssignments: await planAssignmentRows(db, catalog),
    reporting: await reportingRows(db, catalog)
  };
}
