import { decimalText, currencyExponent } from '../../money.ts';
import type { PayoutOutput, Payment } from '../payout.ts';
import { type CsvCell, safeCsv } from './safe-csv.ts';
import type { SheetTable } from './statement-csv.ts';

/** What a column of the payroll file holds. */
export type PayrollField = 'payee' | 'period' | 'amount' | 'currency' | 'code';
/** Chosen once: columns in order with their headings, the pay code, and payees' numbers in payroll. */
export type PayrollMapping = {
  readonly columns: readonly { readonly heading: string; readonly field: PayrollField }[];
  readonly code?: string;
  readonly payees?: Readonly<Record<string, string>>;
};

export const defaultPayrollMapping: PayrollMapping = {
  columns: [
    { heading: 'Employee', field: 'payee' },
    { heading: 'Period', field: 'period' },
    { heading: 'Pay code', field: 'code' },
    { heading: 'Amount', field: 'amount' },
    { heading: 'Currency', field: 'currency' }
  ],
  code: 'COMMISSION'
};

/** What is released to payroll for a period as CSV (`payrollTable`), safe to open in a spreadsheet. */
export function payrollFile(
  output: Pick<PayoutOutput, 'payments'>,
  period: string,
  mapping: PayrollMapping = defaultPayrollMapping
): string {
  const { header, rows } = payrollTable(output, period, mapping);
  return safeCsv(header, rows);
}

/** What is released to payroll for a period, per payee, in the payee's currency; zero payments are left out. */
export function payrollTable(
  { payments }: Pick<PayoutOutput, 'payments'>,
  period: string,
  mapping: PayrollMapping = defaultPayrollMapping
): SheetTable {
  const { columns, code = '', payees = {} } = mapping;
  const cell = (payment: Payment, field: PayrollField): CsvCell => {
    if (field === 'payee') return payees[payment.payee] ?? payment.payee;
    if (field === 'amount')
      return { number: decimalText(payment.paidInCurrency, currencyExponent(payment.currency)) };
    return field === 'period' ? payment.period : field === 'currency' ? payment.currency : code;
  };
  const paid = payments.filter((payment) => payment.period === period && !payment.paid.isZero());
  return {
    header: columns.map(({ heading }) => heading),
    rows: paid.map((payment) => columns.map(({ field }) => cell(payment, field)))
  };
}
