import { expect, test } from 'vitest';
import { defaultPayrollMapping } from '../../../src/lib/core/compensation/statement/payroll-file.ts';
import {
  keepPayrollMapping,
  readPayrollMapping,
  readPayrollNumbers
} from '../../../src/lib/ui/payout/payroll-mapping.ts';

function store() {
  const texts = new Map<string, string>();
  return {
    names: async () => [...texts.keys()],
    read: async (name: string) => texts.get(name),
    write: async (name: string, text: string) => void texts.set(name, text),
    remove: async (name: string) => void texts.delete(name)
  };
}

test('a mapping is chosen once and remembered', async () => {
  const documents = store();
  expect(await readPayrollMapping(documents)).toEqual(defaultPayrollMapping);
  const chosen = { columns: [{ heading: 'Nr', field: 'payee' as const }], code: 'K1', payees: { R1: '007' } };
  await keepPayrollMapping(documents, chosen);
  expect(await readPayrollMapping(documents)).toEqual(chosen);
});

test('a damaged note is no reason to stop', async () => {
  const documents = store();
  await documents.write('payroll.json', '{"columns": [');
  expect(await readPayrollMapping(documents)).toEqual(defaultPayrollMapping);
  await documents.write('payroll.json', '{"columns": [{"heading": "x", "field": "salary"}]}');
  expect(await readPayrollMapping(documents)).toEqual(defaultPayrollMapping);
});

test('numbers are read as they are pasted, zeros and all', () => {
  expect(readPayrollNumbers('R0042, 004711\r\nR0043\t12\nR0044;\n\n R0045 ; A-9 ')).toEqual({
    R0042: '004711',
    R0043: '12',
    R0045: 'A-9'
  });
});
