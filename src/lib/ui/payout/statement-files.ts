import { safeCsv } from '../../core/compensation/statement/safe-csv.ts';
import { statementTable, type SheetTable } from '../../core/compensation/statement/statement-csv.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import { currencyExponent, decimalText } from '../../core/money.ts';
import type { CreditDetail } from '../../engine/queries/credit-detail.ts';
import { saveFile } from '../format/save-file.ts';
import { creditRuleWords } from './statement.ts';
import type { StatementFoot } from './statement-view.svelte.ts';

/** What goes into a file: statements, what the paper says at its foot, and the transactions behind one of them. */
export type StatementFile = {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly nameOf: (payee: string) => string;
  readonly foot: StatementFoot;
  readonly detail?: readonly CreditDetail[] | undefined;
  /** Of the amounts (ISO 4217): they are written with its places, and a column names it. */
  readonly currency: string;
};

type NamedSheet = SheetTable & { readonly name: string };

/** The sheets of a workbook of statements: the statements, the transactions where there are any, where it comes from. */
export function statementSheets({ statements, nameOf, foot, detail, currency }: StatementFile): NamedSheet[] {
  const places = currencyExponent(currency);
  return [
    { name: 'Statements', ...inCurrency(statementTable(statements, places, nameOf), currency) },
    ...(detail ? [{ name: 'Credit', ...inCurrency(creditTable(detail, nameOf, places), currency) }] : []),
    {
      name: 'About',
      header: ['what', 'value'],
      rows: Object.entries(foot).map(([what, value]) => [what, value])
    }
  ];
}

/** The same rows with a last column that says which currency their amounts are in. */
const inCurrency = ({ header, rows }: SheetTable, currency: string): SheetTable => ({
  header: [...header, 'currency'],
  rows: rows.map((row) => [...row, currency])
});

/** Transactions as rows; amounts are numbers with at least the places of their currency. */
export function creditTable(
  rows: readonly CreditDetail[],
  nameOf: (payee: string) => string,
  places: number
): SheetTable {
  return {
    header: ['date', 'transaction', 'order', 'payee', 'name', 'account', 'product', 'type', 'reverses', 'rule', 'learned', 'amount', 'credit'],
    rows: rows.map((row) => [
      row.date,
      row.transaction,
      row.order,
      row.rep,
      nameOf(row.rep),
      row.account,
      row.product,
      row.type,
      row.reverses ?? '',
      creditRuleWords(row.rule),
      row.knownOn ?? '',
      { number: decimalText(row.amount, places) },
      { number: decimalText(row.credit, places) }
    ])
  }; // prettier-ignore
}

/** Hand statements to the person as CSV: safe to open in a spreadsheet. */
export function saveStatementsCsv({ name, statements, nameOf, currency }: StatementFile): void {
  const { header, rows } = inCurrency(
    statementTable(statements, currencyExponent(currency), nameOf),
    currency
  );
  saveFile(`${name}.csv`, `\ufeff${safeCsv(header, rows)}`, 'text/csv');
}

/** Hand statements to the person as a workbook. The writer is fetched when it is first asked for. */
export async function saveStatementsWorkbook(file: StatementFile): Promise<void> {
  const { writeWorkbook } = await import('../../engine/export/write-workbook.ts');
  saveFile(`${file.name}.xlsx`, writeWorkbook(statementSheets(file)), XLSX);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
