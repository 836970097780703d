import type { Reject } from './report.ts';

/** A text as a CSV field that no spreadsheet takes for a formula. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[-+]?[\d.,]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rejects as a file to download: file, line, column, value, code, message. */
export const rejectsCsv = (rejects: readonly Reject[]): string =>
  [
    'file,line,column,value,code,message',
    ...rejects.map(({ file, line, column, value, code, message }) =>
      [file, String(line), column, value, code, message].map(field).join(',')
    )
  ].join('\r\n') + '\r\n';
