import type { ImportReport } from '../lib/engine/import/report.ts';

/** Rejects shown one by one; all of them are in the document. */
const shown = 10;

const count = (number: number) => number.toLocaleString('en-US');

/** What people must know even if they read no document: what was read as what, and what no page can use. */
const told = new Set(['table-unused', 'tables-missing', 'unpivoted', 'periods-without-year', 'period-words', 'matched-by-name', 'mixed-currencies']); // prettier-ignore

/** What an import did, in lines for people: a line a file, the first rejects, and what pages can do with it. */
export function importSummary({
  files,
  rejects,
  findings
}: Pick<ImportReport, 'files' | 'rejects' | 'findings'>): string {
  const lines = files.map(({ file, sheet, table, read, loaded, duplicate, rejected }) => {
    const where = sheet === null ? file : `${file}, sheet ${sheet}`;
    const rest = [
      `${count(loaded)} of ${count(read)} rows loaded`,
      ...(duplicate > 0 ? [`${count(duplicate)} here already`] : []),
      ...(rejected > 0 ? [`${count(rejected)} rejected`] : [])
    ];
    return `${where} into ${table}: ${rest.join(', ')}`;
  });
  const known = new Set(files.map(({ file }) => file));
  for (const { file, line, column, value, message } of rejects.slice(0, shown)) {
    if (!known.has(file)) lines.push(`${file} was left out: ${message}`);
    else {
      const cell = column === '' ? '' : `, ${column} "${value.slice(0, 60)}"`;
      lines.push(`  ${file}, line ${line}${cell}: ${message}`);
    }
  }
  if (rejects.length > shown) lines.push(`  and ${count(rejects.length - shown)} more rejects in the report`);
  lines.push(...findings.filter(({ code }) => told.has(code)).map(({ message }) => message));
  return `${lines.join('\n')}\n`;
}
