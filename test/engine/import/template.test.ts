import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableTemplate, templateCsv } from '../../../src/lib/engine/import/template/table-template.ts';
import { templateWorkbook } from '../../../src/lib/engine/import/template/template-workbook.ts';
import { tableDefinitions } from '../../../src/lib/engine/tables/schema.ts';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

test.each(tableDefinitions.map(({ name }) => name))(
  'the templates of %s load as they are: one row, every column its own',
  async (table) => {
    const template = tableTemplate(table);
    const files = { [`${table}.csv`]: templateCsv(template), [`${table}.xlsx`]: templateWorkbook(template) };
    for (const [name, content] of Object.entries(files)) {
      const { report } = await engine.run({ [name]: content });
      expect(report.files).toHaveLength(1);
      const [file] = report.files;
      expect(file).toMatchObject({ table, read: 1, loaded: 1, rejected: 0 });
      expect(file!.columns.map(({ source, target }) => [source, target])).toEqual(
        expect.arrayContaining(template.columns.map((column) => [column.name, column.name]))
      );
    }
  }
);

test('each column of a template says what it holds', () => {
  const { columns } = tableTemplate('sales_transaction');
  expect(columns[0]).toEqual({
    name: 'transaction_id',
    needed: true,
    explanation: 'text, kept as written; must be filled',
    example: 'L-000001'
  });
  expect(columns.find(({ name }) => name === 'amount')?.explanation).toBe(
    'number, up to four decimals; negative for a return or clawback'
  );
});
