import { fail } from '../../core/assert.ts';
import { identifier, type Statement } from '../statement.ts';

export const sqlTypes = {
  /** Keys and codes are text, always: leading zeros, 18-character ids. */
  key: 'VARCHAR',
  text: 'VARCHAR',
  /** Money and quantities at rest: sources carry four places. Widen before any product. */
  money: 'DECIMAL(18,4)',
  /** Shares and rates as ratios: 0.125, not 12.5. */
  rate: 'DECIMAL(9,6)',
  exchangeRate: 'DECIMAL(18,10)',
  attainment: 'DECIMAL(18,6)',
  count: 'INTEGER',
  coordinate: 'DOUBLE',
  truth: 'BOOLEAN',
  date: 'DATE',
  moment: 'TIMESTAMP'
} as const;

export type ColumnKind = keyof typeof sqlTypes;

export type ColumnDefinition = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Shown where the name does not say it. */
  readonly meaning?: string;
};

/** A table of the canonical schema. A loaded table may carry further columns; these it may leave empty. */
export type TableDefinition = {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  /** The columns that tell two rows apart; none of them is empty. */
  readonly key: readonly string[];
  readonly columns: readonly ColumnDefinition[];
};

type ColumnSpec = ColumnKind | readonly [ColumnKind, string];

function define(
  name: string,
  row: string,
  key: readonly string[],
  columns: Readonly<Record<string, ColumnSpec>>
): TableDefinition {
  const definitions = Object.entries(columns).map(([column, spec]) =>
    typeof spec === 'string'
      ? { name: column, kind: spec }
      : { name: column, kind: spec[0], meaning: spec[1] }
  );
  return { name, row, key, columns: definitions };
}

const currency = { currency_code: ['key', 'ISO 4217'] } as const;
const source = {
  source_system: ['text', 'where the row came from'],
  source_id: ['key', 'its key there']
} as const;
const knownAt = { known_at: ['moment', 'when we learned it'] } as const;
const start = { start_date: ['date', 'first day it holds'] } as const;
const end = { end_date: ['date', 'first day it no longer holds; empty while open'] } as const;

/** The canonical tables: the one source for import, evaluation and the guide. Intervals are [start, end). */
export const tableDefinitions: readonly TableDefinition[] = [
  define('account', 'a customer', ['account_id'], {
    account_id: 'key',
    name: 'text',
    parent_account_id: 'key',
    industry: 'text',
    segment: 'text',
    employees: 'count',
    annual_revenue: 'money',
    ...currency,
    street: 'text',
    city: 'text',
    state: 'text',
    postal_code: 'key',
    country: 'text',
    county_fips: ['key', 'five digits'],
    lat: 'coordinate',
    lon: 'coordinate',
    created_date: 'date',
    ...source
  }),
  define('opportunity', 'a deal, open or closed', ['opportunity_id'], {
    opportunity_id: 'key',
    account_id: 'key',
    owner_rep_id: 'key',
    name: 'text',
    stage: 'text',
    is_closed: 'truth',
    is_won: 'truth',
    amount: 'money',
    ...currency,
    probability: ['rate', 'between 0 and 1'],
    forecast_category: 'text',
    created_date: 'date',
    engage_date: 'date',
    close_date: 'date',
    lead_source: 'text',
    type: 'text',
    ...source
  }),
  define('opportunity_stage_history', 'a change of a deal', ['opportunity_id', 'changed_at'], {
    opportunity_id: 'key',
    changed_at: 'moment',
    stage: 'text',
    amount: 'money',
    close_date: 'date',
    probability: 'rate'
  }),
  define('opportunity_line', 'a product in a deal', ['line_id'], {
    line_id: 'key',
    opportunity_id: 'key',
    product_id: 'key',
    quantity: 'money',
    unit_price: 'money',
    total_price: 'money'
  }),
  define('sales_transaction', 'an order or invoice line; corrections are new rows', ['transaction_id'], {
    transaction_id: 'key',
    order_id: 'key',
    line_no: 'key',
    account_id: 'key',
    rep_id: 'key',
    territory_id: 'key',
    product_id: 'key',
    opportunity_id: 'key',
    transaction_date: 'date',
    booking_date: 'date',
    invoice_date: 'date',
    payment_date: 'date',
    quantity: 'money',
    amount: ['money', 'negative for a return or clawback'],
    cost: 'money',
    ...currency,
    transaction_type: ['text', 'sale, return, credit or adjustment'],
    reverses_transaction_id: 'key',
    ...knownAt,
    ...source
  }),
  define('sales_credit', 'a share of a transaction', ['transaction_id', 'rep_id', 'credit_type'], {
    transaction_id: 'key',
    rep_id: 'key',
    credit_type: ['text', 'revenue shares add up to 1, overlay need not'],
    credit_pct: ['rate', 'share as a ratio'],
    credit_amount: 'money',
    ...knownAt
  }),
  define('product', 'a product', ['product_id'], {
    product_id: 'key',
    name: 'text',
    family: 'text',
    list_price: 'money',
    ...currency,
    ...source
  }),
  define('rep', 'a person who sells or leads', ['rep_id'], {
    rep_id: 'key',
    name: 'text',
    email: 'text',
    employee_number: 'key',
    title: 'text',
    role: 'text',
    hire_date: 'date',
    termination_date: ['date', 'first day no longer employed'],
    ramp_profile_id: 'key',
    ...source
  }),
  define('reporting_line', 'who reports to whom', ['rep_id', 'start_date'], {
    rep_id: 'key',
    manager_rep_id: 'key',
    ...start,
    ...end
  }),
  define('territory', 'a territory or a level above it', ['territory_id'], {
    territory_id: 'key',
    name: 'text',
    parent_territory_id: 'key',
    model_id: 'key',
    type: 'text',
    ...source
  }),
  define('territory_geo', 'a unit of a territory', ['territory_id', 'geo_type', 'geo_code', 'start_date'], {
    territory_id: 'key',
    geo_type: ['text', 'county, zip, state or country'],
    geo_code: 'key',
    ...start,
    ...end
  }),
  define('territory_assignment', 'a rep in a territory', ['territory_id', 'rep_id', 'start_date'], {
    territory_id: 'key',
    rep_id: 'key',
    role_in_territory: ['text', 'owner, sales rep or overlay'],
    allocation_pct: ['rate', 'share as a ratio'],
    ...start,
    ...end,
    ...knownAt
  }),
  define('account_assignment', 'an account in a territory', ['account_id', 'territory_id', 'start_date'], {
    account_id: 'key',
    territory_id: 'key',
    rep_id: 'key',
    cause: ['text', 'rule, manual or named account'],
    ...start,
    ...end,
    ...knownAt
  }),
  define('quota', 'a quota', ['scenario_id', 'owner_type', 'owner_id', 'measure', 'period_start'], {
    scenario_id: ['key', '`base` for what was assigned'],
    owner_type: ['text', 'rep, territory or node'],
    owner_id: 'key',
    measure: 'text',
    period_start: 'date',
    period_end: ['date', 'first day after the period'],
    period_type: ['text', 'month, quarter or year'],
    amount: 'money',
    quantity: 'money',
    product_family: 'text',
    ...currency
  }),
  define('comp_plan_assignment', 'a plan of a payee', ['payee_id', 'plan_id', 'start_date'], {
    payee_id: 'key',
    plan_id: 'key',
    ...start,
    ...end,
    ...knownAt
  }),
  define('position', 'a seat and who holds it', ['position_id', 'start_date'], {
    position_id: 'key',
    title: 'text',
    rep_id: 'key',
    territory_id: 'key',
    manager_position_id: 'key',
    ...start,
    ...end
  }),
  define('lead', 'a lead', ['lead_id'], {
    lead_id: 'key',
    created_at: 'moment',
    first_response_at: 'moment',
    owner_rep_id: 'key',
    converted_opportunity_id: 'key',
    ...source
  }),
  define('activity', 'a call, visit or message', ['activity_id'], {
    activity_id: 'key',
    type: 'text',
    at: 'moment',
    rep_id: 'key',
    opportunity_id: 'key',
    account_id: 'key',
    ...source
  }),
  define('fx_rate', 'an exchange rate', ['currency_code', 'to_currency', 'start_date'], {
    ...currency,
    to_currency: ['key', 'ISO 4217'],
    rate: ['exchangeRate', 'one unit of currency_code in to_currency'],
    ...start,
    ...end
  }),
  define('adjustment', 'a manual correction of pay', ['adjustment_id'], {
    adjustment_id: 'key',
    payee_id: 'key',
    period_start: 'date',
    component: 'text',
    amount: 'money',
    ...currency,
    reason: 'text',
    ...knownAt
  }),
  define('payout', 'what a component paid', ['scenario_id', 'rep_id', 'period_start', 'component'], {
    scenario_id: 'key',
    rep_id: 'key',
    period_start: 'date',
    component: 'text',
    attainment: ['attainment', '1 at quota'],
    amount: 'money',
    rounding_rule: 'text'
  }),
  define('geo_unit', 'a unit of the map', ['geo_type', 'geo_code'], {
    geo_type: ['text', 'county, zip, state or country'],
    geo_code: 'key',
    name: 'text',
    parent: ['key', 'the unit above: a county’s state'],
    lat: 'coordinate',
    lon: 'coordinate'
  }),
  define('geo_measure', 'a figure of a unit', ['geo_type', 'geo_code', 'measure'], {
    geo_type: 'text',
    geo_code: 'key',
    measure: ['text', 'population, establishments, potential …'],
    value: 'money'
  }),
  define('fiscal_calendar', 'a period of the company’s year', ['period_id'], {
    period_id: 'key',
    start: 'date',
    end: ['date', 'first day after the period'],
    year: 'count',
    quarter: 'count',
    month: 'count'
  })
];

const byName = new Map(tableDefinitions.map((table) => [table.name, table]));

/** The definition of a canonical table, or undefined for a table of the user's own. */
export const findTableDefinition = (name: string): TableDefinition | undefined => byName.get(name);

export const tableDefinition = (name: string): TableDefinition =>
  byName.get(name) ?? fail(`unknown table: ${name}`);

/** The SQL type of a canonical column. */
export const columnType = ({ kind }: ColumnDefinition): string => sqlTypes[kind];

/** CREATE TABLE for a canonical table that was not loaded, so that statements over it find no rows, not no table. */
export function createTable({ name, columns }: TableDefinition): Statement {
  const list = columns.map((column) => `${identifier(column.name).text} ${columnType(column)}`).join(', ');
  return { text: `CREATE TABLE IF NOT EXISTS ${identifier(name).text} (${list})`, values: [] };
}
