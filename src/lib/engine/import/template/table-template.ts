import { csvText } from '../../../core/csv-text.ts';
import { tableDefinition, type ColumnDefinition, type ColumnKind } from '../../tables/schema.ts';

/** A column of a template file: its header, what belongs in it, and a value as an example. */
export type TemplateColumn = {
  readonly name: string;
  /** Part of what tells two rows apart: never empty. */
  readonly needed: boolean;
  readonly explanation: string;
  readonly example: string;
};

/** An empty table to fill in, made from the definition every import is checked against. */
export type TableTemplate = {
  readonly table: string;
  readonly row: string;
  readonly columns: readonly TemplateColumn[];
};

const words: Readonly<Record<ColumnKind, string>> = {
  key: 'text, kept as written',
  text: 'text',
  money: 'number, up to four decimals',
  rate: 'ratio, 0.125 for 12.5 %',
  exchangeRate: 'number, up to ten decimals',
  attainment: 'ratio',
  count: 'whole number',
  coordinate: 'degrees',
  truth: 'true or false',
  date: 'day, YYYY-MM-DD',
  moment: 'day and time, YYYY-MM-DD HH:MM'
};

const byKind: Readonly<Record<ColumnKind, string>> = {
  key: '',
  text: '',
  money: '1250.00',
  rate: '0.7',
  exchangeRate: '1.0825',
  attainment: '1.05',
  count: '1',
  coordinate: '40.7128',
  truth: 'true',
  date: '2026-01-31',
  moment: '2026-01-31 09:30'
};

const byName: Readonly<Record<string, string>> = {
  account_id: 'A-0001', activity_id: 'V-0001', adjustment_id: 'J-0001', lead_id: 'D-0001', line_id: 'I-0001',
  opportunity_id: 'O-0001', order_id: 'S-0001', payee_id: 'R-001', period_id: '2026-Q1', plan_id: 'field-2026',
  position_id: 'P-001', product_id: 'X-100', rep_id: 'R-001', owner_id: 'R-001', owner_rep_id: 'R-001',
  manager_rep_id: 'R-900', territory_id: 'T-01', transaction_id: 'L-000001', line_no: '1', scenario_id: 'base',
  owner_type: 'rep', measure: 'revenue', period_type: 'quarter', period_start: '2026-01-01',
  period_end: '2026-04-01', start_date: '2026-01-01', start: '2026-01-01', end: '2026-04-01', end_date: '',
  termination_date: '', currency_code: 'USD', to_currency: 'EUR', credit_type: 'revenue', geo_type: 'county',
  geo_code: '36061', county_fips: '36061', postal_code: '10001', state: 'NY', country: 'United States',
  city: 'New York', street: '1 Main Street', name: 'Example', stage: 'Won', transaction_type: 'sale',
  role_in_territory: 'owner', cause: 'rule', component: 'commission', lat: '40.7128', lon: '-74.0060',
  email: 'example@example.com', type: 'example', title: 'Account executive', role: 'rep', year: '2026', quarter: '1'
}; // prettier-ignore

/** The template of one of our tables. */
export function tableTemplate(table: string): TableTemplate {
  const { row, key, columns } = tableDefinition(table);
  return {
    table,
    row,
    columns: columns.map((column) => ({
      name: column.name,
      needed: key.includes(column.name),
      explanation: explain(column, key.includes(column.name)),
      example: byName[column.name] ?? byKind[column.kind]
    }))
  };
}

const explain = ({ kind, meaning }: ColumnDefinition, needed: boolean): string =>
  [words[kind], meaning, needed ? 'must be filled' : undefined]
    .filter((part) => part !== undefined)
    .join('; ');

/** One line that says what every column is; reading the file skips it as a title. */
const about = ({ row, columns }: TableTemplate): string =>
  `One row is ${row}. ${columns.map(({ name, explanation }) => `${name}: ${explanation}`).join('. ')}. Replace the example below.`;

/** The template as CSV: a line about the columns, the headers, an example. */
export function templateCsv(template: TableTemplate): string {
  const { columns } = template;
  const example = columns.map(({ example }) => (example === '' ? null : example));
  return csvText([[about(template)], columns.map(({ name }) => name), example.map(plain)]);
}

/** Numbers of the example are numbers, a minus in front is no formula. */
const plain = (text: string | null) => (text !== null && /^-?[\d.]+$/.test(text) ? { number: text } : text);
