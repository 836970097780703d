import { type Decimal, decimalText, roundTo } from '../../money.ts';
import { figureText } from '../payout-document.ts';
import { type CsvCell, safeCsv } from './safe-csv.ts';
import type { Statement } from './statement.ts';

const header = [
  'payee',
  'period',
  'row',
  'plan',
  'component',
  'adjusts',
  'credit',
  'quota',
  'attainment',
  'amount'
];
/** Places of a ratio, as evaluations print it. */
const RATIO_PLACES = 6;
const number = (value: Decimal | undefined): CsvCell =>
  value === undefined ? '' : { number: figureText(value) };
const money = (value: Decimal, places: number): CsvCell => ({ number: decimalText(value, places) });

/** A table as a file holds it: a row of headings, then cells that are text or plain numbers. */
export type SheetTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
};

/** Statements as CSV (`statementTable`), safe to open in a spreadsheet. */
export function statementCsv(statements: readonly Statement[], places = 2): string {
  const table = statementTable(statements, places);
  return safeCsv(table.header, table.rows);
}

/**
 * Statements as rows: the lines, then what became of them; the amounts of a statement's rows before its last add up
 * to what is paid. `nameOf` adds a column with the payee's name.
 */
export function statementTable(
  statements: readonly Statement[],
  places = 2,
  nameOf?: (payee: string) => string
): SheetTable {
  const rows = statements.flatMap(({ payee, period, lines, payment }) => {
    const moves: [string, Decimal][] = [
      ['manual adjustments', payment.adjusted.minus(lines.reduce((sum, line) => (line.adjusts ? sum.plus(line.earned) : sum), payment.adjusted.times(0)))],
      ['clawback', payment.clawback.neg()],
      ['held', payment.held.neg()],
      ['released', payment.released],
      ['carried', payment.carried],
      ['recovered', payment.recovered.neg()],
      ['draw', payment.draw],
      ['deferred', payment.deferred.neg()],
      ['forfeited', payment.forfeited.neg()]
    ]; // prettier-ignore
    const blank: CsvCell[] = ['', '', '', '', '', ''];
    return [
      ...lines.map((line): CsvCell[] => [
        payee, period, 'line', line.plan, line.component, line.adjusts ?? '',
        number(line.credit), number(line.quota), number(line.attainment && roundTo(line.attainment, RATIO_PLACES)), money(line.earned, places)
      ]),
      ...moves.filter(([, amount]) => !amount.isZero()).map(([row, amount]): CsvCell[] => [payee, period, row, ...blank, money(amount, places)]),
      [payee, period, 'paid', ...blank, money(payment.paid, places)] as CsvCell[]
    ]; // prettier-ignore
  });
  if (!nameOf) return { header, rows };
  const [payee = '', ...others] = header;
  return {
    header: [payee, 'name', ...others],
    rows: rows.map(([id = '', ...cells]) => [id, typeof id === 'string' ? nameOf(id) : '', ...cells])
  };
}
