import { expect, test } from 'vitest';
import type { Finding } from '../../../src/lib/engine/import/report.ts';
import { countByTable, splitFindings, toMendCsv } from '../../../src/lib/ui/data/to-mend.ts';

const finding = (code: string, table: string, keys: string[], values: string[]): Finding => ({
  code,
  table,
  keys,
  values,
  message: `${table}, ${code}`
});
const findings = [
  finding('orphan', 'sales_transaction', ['rep_id'], ['R9', '=1+1']),
  finding('different-clocks', 'quota', ['quota'], ['2010-01-01']),
  finding('key-variant', 'quota', ['owner_id'], ['r0007', 'R0007', '4']),
  finding('split-total', 'sales_credit', ['t1', 't2'], ['0.5', '0.9'])
];

test('what can be mended in its rows stands apart, table by table', () => {
  const { toMend, noticed } = splitFindings(findings);
  expect(toMend.map(({ table }) => table)).toEqual(['quota', 'sales_credit', 'sales_transaction']);
  expect(noticed.map(({ code }) => code)).toEqual(['different-clocks']);
  expect(countByTable(toMend)).toEqual(
    new Map([
      ['quota', 1],
      ['sales_credit', 1],
      ['sales_transaction', 1]
    ])
  );
});

test('the list as a file has a line for each value, and no value becomes a formula', () => {
  const lines = toMendCsv(splitFindings(findings).toMend).slice(1).trimEnd().split('\r\n');
  expect(lines).toEqual([
    'table,what,column,value,message',
    'quota,key-variant,owner_id,r0007,"quota, key-variant"',
    'sales_credit,split-total,,t1,"sales_credit, split-total"',
    'sales_credit,split-total,,t2,"sales_credit, split-total"',
    'sales_transaction,orphan,rep_id,R9,"sales_transaction, orphan"',
    `sales_transaction,orphan,rep_id,'=1+1,"sales_transaction, orphan"`
  ]);
});
