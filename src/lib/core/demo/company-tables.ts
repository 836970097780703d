import {
  accountAssignmentTable,
  accountTable,
  opportunityTable,
  stageHistoryTable
} from './customer-tables.ts';
import type { DemoTable } from './demo-table.ts';
import type { DemoCompany } from './generate-company.ts';
import {
  planAssignmentTable,
  positionTable,
  quotaTable,
  reportingLineTable,
  repTable,
  territoryAssignmentTable
} from './people-tables.ts';
import { creditTable, productTable, transactionTable } from './sales-tables.ts';
import {
  fiscalCalendarTable,
  geoMeasureTable,
  geoUnitTable,
  territoryGeoTable,
  territoryTable
} from './territory-tables.ts';

/** The company's tables by name, made when asked for: two million rows need not lie in memory twice. */
export const companyTables: readonly ((company: DemoCompany) => DemoTable)[] = [
  accountTable,
  accountAssignmentTable,
  planAssignmentTable,
  fiscalCalendarTable,
  geoMeasureTable,
  geoUnitTable,
  opportunityTable,
  stageHistoryTable,
  positionTable,
  productTable,
  quotaTable,
  repTable,
  reportingLineTable,
  creditTable,
  transactionTable,
  territoryTable,
  territoryAssignmentTable,
  territoryGeoTable
];
