import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tableTemplate, templateCsv } from '../lib/engine/import/template/table-template.ts';
import { templateWorkbook } from '../lib/engine/import/template/template-workbook.ts';
import { findTableDefinition, tableDefinitions } from '../lib/engine/tables/schema.ts';
import { UsageError, writeDocument, type Output } from './verb.ts';

/** Write the template files of a table, or of all, into a folder: `TABLE.csv` and `TABLE.xlsx`. */
export async function writeTemplates(table: string, folder: string, output: Output): Promise<void> {
  const names = tableDefinitions.map(({ name }) => name);
  if (table !== 'all' && !findTableDefinition(table))
    throw new UsageError(`--template is one of all, ${names.join(', ')}: ${table}`);
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const name of table === 'all' ? names : [table]) {
    const template = tableTemplate(name);
    const [csv, workbook] = [join(folder, `${name}.csv`), join(folder, `${name}.xlsx`)];
    await writeFile(csv, templateCsv(template));
    await writeFile(workbook, templateWorkbook(template));
    files.push(csv, workbook);
  }
  writeDocument(output, { format: 'evenfield/templates', version: 1, files });
}
