import type { ColumnKind } from '../../tables/schema.ts';
import type { Thing } from './synonyms.ts';

/** How a canonical table is recognised: what its columns are called elsewhere, and which must be there. */
export type TableRole = {
  readonly table: string;
  /** Target column → what it is called, best first. */
  readonly columns: Readonly<Record<string, readonly Thing[]>>;
  /** Of each group at least one column must be found; without that the file is no such table. */
  readonly needs: readonly (readonly string[])[];
  /** Kinds of target columns beyond the canonical ones. */
  readonly extra?: Readonly<Record<string, ColumnKind>>;
  /** Values for key columns the file does not carry. */
  readonly constants?: Readonly<Record<string, string>>;
};

/** Columns a rep may carry beyond the canonical ones, so that plans and checks can use them. */
export const repColumns = {
  manager_rep_id: 'key',
  territory_id: 'key',
  commission_pct: 'rate',
  bonus: 'money',
  target_incentive: 'money',
  base_salary: 'money',
  ote: 'money'
} as const;

/** Tables a file can be recognised as, most specific first: ties go to the earlier one. */
export const tableRoles: readonly TableRole[] = [
  {
    table: 'opportunity',
    columns: {
      opportunity_id: ['opportunity', 'record'], account_id: ['account'], owner_rep_id: ['rep'], name: ['name'],
      stage: ['stage'], is_closed: ['isClosed'], is_won: ['isWon'], amount: ['amount'], currency_code: ['currency'],
      probability: ['probability'], forecast_category: ['forecastCategory'], created_date: ['created'],
      engage_date: ['engage'], close_date: ['closeDate'], lead_source: ['leadSource'], type: ['dealType']
    },
    needs: [['opportunity_id'], ['stage', 'is_won', 'probability'], ['amount', 'close_date']]
  },
  {
    table: 'quota',
    columns: { owner_id: ['rep', 'territory', 'name'], period_start: ['period'], period_end: ['end'], amount: ['quota'], currency_code: ['currency'], product_family: ['family'] },
    needs: [['owner_id'], ['period_start'], ['amount']],
    constants: { scenario_id: 'base', owner_type: 'rep', measure: 'revenue' }
  },
  {
    table: 'sales_transaction',
    columns: {
      transaction_id: ['transaction', 'record'], order_id: ['order'], line_no: ['line'], account_id: ['account'],
      rep_id: ['rep'], territory_id: ['territory'], product_id: ['product'], opportunity_id: ['opportunity'],
      transaction_date: ['transactionDate', 'bookingDate', 'invoiceDate'], booking_date: ['bookingDate'],
      invoice_date: ['invoiceDate'], payment_date: ['paymentDate'], quantity: ['quantity'], amount: ['amount'],
      cost: ['cost'], currency_code: ['currency']
    },
    needs: [['transaction_id', 'order_id'], ['transaction_date'], ['amount']]
  },
  {
    table: 'territory_assignment',
    columns: { territory_id: ['territory'], rep_id: ['rep'], start_date: ['start'], end_date: ['end'], allocation_pct: ['allocation'], role_in_territory: ['territoryRole'] },
    needs: [['territory_id'], ['rep_id'], ['start_date']]
  },
  {
    table: 'reporting_line',
    columns: { rep_id: ['rep'], manager_rep_id: ['manager'], start_date: ['start'], end_date: ['end'] },
    needs: [['rep_id'], ['manager_rep_id'], ['start_date']]
  },
  {
    table: 'rep',
    columns: {
      rep_id: ['rep', 'record'], name: ['name'], email: ['email'], employee_number: ['employeeNumber'], title: ['title'],
      role: ['role'], hire_date: ['hire'], termination_date: ['leave'], manager_rep_id: ['manager'],
      territory_id: ['territory'], commission_pct: ['commission'], bonus: ['bonus'],
      target_incentive: ['targetIncentive'], base_salary: ['baseSalary'], ote: ['onTargetEarnings']
    },
    needs: [['rep_id'], ['name', 'email', 'title', 'hire_date', 'manager_rep_id', 'commission_pct', 'target_incentive', 'base_salary', 'ote']],
    extra: repColumns
  },
  {
    table: 'account',
    columns: {
      account_id: ['account', 'record'], name: ['account', 'name'], parent_account_id: ['parentAccount'], industry: ['industry'],
      segment: ['segment'], employees: ['employees'], annual_revenue: ['annualRevenue'], currency_code: ['currency'],
      street: ['street'], city: ['city'], state: ['state'], postal_code: ['zip'], country: ['country'],
      county_fips: ['countyFips'], lat: ['latitude'], lon: ['longitude'], created_date: ['created'], territory_id: ['territory']
    },
    needs: [['account_id'], ['name', 'industry', 'segment', 'employees', 'annual_revenue'], ['industry', 'city', 'state', 'postal_code', 'country', 'annual_revenue', 'employees', 'segment']],
    extra: { territory_id: 'key' }
  },
  {
    table: 'product',
    columns: { product_id: ['product', 'record'], name: ['product', 'name'], family: ['family'], list_price: ['unitPrice'], currency_code: ['currency'] },
    needs: [['product_id'], ['list_price', 'family']]
  },
  {
    table: 'territory',
    columns: { territory_id: ['territory', 'record'], name: ['name', 'territory'], parent_territory_id: ['parentTerritory'] },
    needs: [['territory_id'], ['name'], ['name', 'parent_territory_id']]
  }
]; // prettier-ignore

export const tableRole = (table: string): TableRole | undefined =>
  tableRoles.find((role) => role.table === table);
