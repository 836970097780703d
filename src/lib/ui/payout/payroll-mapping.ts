import * as v from 'valibot';
import {
  defaultPayrollMapping,
  type PayrollMapping
} from '../../core/compensation/statement/payroll-file.ts';
import type { DocumentStore } from '../workbench/session.ts';

/** Where the mapping is kept beside the tables: chosen once, remembered on this computer. */
const FILE = 'payroll.json';
const schema = v.object({
  columns: v.array(
    v.object({
      heading: v.string(),
      field: v.picklist(['payee', 'period', 'amount', 'currency', 'code'])
    })
  ),
  code: v.optional(v.string()),
  payees: v.optional(v.record(v.string(), v.string()))
});

/** The mapping chosen before, or the default where there is none that can be read. */
export async function readPayrollMapping(documents: DocumentStore): Promise<PayrollMapping> {
  const text = await documents.read(FILE);
  if (text === undefined) return defaultPayrollMapping;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? (read.output as PayrollMapping) : defaultPayrollMapping;
  } catch (error) {
    if (error instanceof SyntaxError) return defaultPayrollMapping;
    throw error;
  }
}

export const keepPayrollMapping = (documents: DocumentStore, mapping: PayrollMapping): Promise<void> =>
  documents.write(FILE, `${JSON.stringify(mapping, null, 2)}\n`);

/** Payroll numbers as they are pasted: a payee and a number a line, parted by a comma, semicolon or tab. */
export function readPayrollNumbers(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [payee = '', number = ''] = line.split(/[,;\t]/).map((part) => part.trim());
    return payee === '' || number === '' ? [] : [[payee, number]];
  });
  return Object.fromEntries(pairs);
}
