import { companyTables } from '../../core/demo/company-tables.ts';
import { DEMO_END } from '../../core/demo/demo-calendar.ts';
import { COMPANY } from '../../core/demo/demo-names.ts';
import { demoPlans } from '../../core/demo/demo-plans.ts';
import type { DemoTable } from '../../core/demo/demo-table.ts';
import type { DemoCompany } from '../../core/demo/generate-company.ts';
import { measureCompany } from '../../core/demo/measure-company.ts';
import { Decimal, decimalText } from '../../core/money.ts';
import { addDays } from '../../core/period.ts';
import { arrowOfColumns } from './arrow-columns.ts';
import { packTable } from './pack-table.ts';
import type { ParquetCodec } from './parquet.ts';
import type { PackedTable } from './workspace-store.ts';

/** A generated company ready to be kept, with the account of it that is printed and kept as `demo.json`. */
export type PackedCompany = {
  readonly put: readonly PackedTable[];
  readonly documents: ReadonlyMap<string, string>;
  readonly summary: Readonly<Record<string, unknown>>;
};

export async function packCompany(
  company: DemoCompany,
  seed: number,
  codec: ParquetCodec,
  onTable: (name: string) => void = () => {}
): Promise<PackedCompany> {
  const put: PackedTable[] = [];
  const tables: unknown[] = [];
  for (const makeTable of companyTables) {
    const table = makeTable(company);
    onTable(table.name);
    const packed = await packTable(codec, table.name, arrowOfColumns(table), []);
    const { name, rows, sha256, bytes } = packed.entry;
    put.push(packed);
    tables.push({ name, rows, sha256, bytes, sums: sumAmounts(table) });
  }
  const documents = new Map([['plans/base.json', documentText(demoPlans)]]);
  const summary = {
    format: 'evenfield/generated',
    version: 1,
    company: COMPANY.name,
    seed,
    transactions: company.transactions.lines.length,
    asOf: addDays(DEMO_END, -1),
    tables,
    documents: ['demo.json', ...documents.keys()].sort(),
    measures: printMeasures(company)
  };
  documents.set('demo.json', documentText(summary));
  return { put, documents, summary };
}

const documentText = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

function sumAmounts({ columns }: DemoTable): Record<string, string> {
  const sums = columns.flatMap(([name, column]) => {
    if (column.kind !== 'amount') return [];
    const sum = column.tenThousandths.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
    return [[name, decimalText(new Decimal(sum).div(10_000), 4)] as const];
  });
  return Object.fromEntries(sums);
}

function printMeasures(company: DemoCompany) {
  const { meanYearlyQuota, quartersAtQuotaByPotential, regionPotential, ...measures } =
    measureCompany(company);
  const ratio = (value: number) => value.toFixed(6);
  return {
    ...Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, ratio(value)])),
    quartersAtQuotaByPotential: quartersAtQuotaByPotential.map(ratio),
    regionPotential: Object.fromEntries(
      Object.entries(regionPotential).map(([name, value]) => [name, ratio(value)])
    ),
    meanYearlyQuota: String(meanYearlyQuota)
  };
}
