import { addDays } from '../../core/period.ts';
import type { Connector } from '../../engine/connector.ts';
import { type UnitDetail, territoryRows, unitRows } from '../../engine/queries/alignment-rows.ts';
import { territoryNames } from '../../engine/queries/territory-names.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { transactionSpan } from '../../engine/queries/data-span.ts';
import { repRows } from '../../engine/queries/rep-rows.ts';
import type { PlanBaseline } from './territory-plan.ts';

/** What the territory editor starts from: the plan before any change, each unit's sums, and the people's names. */
export type LoadedPlan = PlanBaseline & {
  readonly units: readonly UnitDetail[];
  readonly reps: ReadonlyMap<string, string>;
};

/** Read the alignment as it stood on the last day with data, as evaluations do. */
export async function loadPlan(connector: Connector): Promise<LoadedPlan> {
  const catalog = await readDataCatalog(connector);
  const span = await transactionSpan(connector, catalog);
  const asOf = span === undefined ? '9999-12-30' : addDays(span.end, -1);
  const territories = await territoryRows(connector, catalog, asOf);
  const parents = await territoryNames(connector, catalog);
  const units = await unitRows(connector, catalog, asOf);
  const reps = await repRows(connector, catalog);
  return { territories, units, parents, reps: new Map(reps.map(({ rep, name }) => [rep, name])) };
}
