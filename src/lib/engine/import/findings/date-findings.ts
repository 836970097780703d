import type { DateBounds } from '../load/date-bounds.ts';
import type { Finding } from '../report.ts';

/** Days that stand for "no end", and days far from the rest of their column (a year typed as a day, a sentinel). */
export function dateFindings(
  table: string,
  where: string,
  target: string,
  { endless, far, middle }: DateBounds
): Finding[] {
  const findings: Finding[] = [];
  if (endless > 0) {
    const message = `${where}, ${target}: a day in the year 9999 in ${endless} rows was taken as "no end".`;
    findings.push({ code: 'endless-date', table, keys: [target], values: [String(endless)], message });
  }
  if (far.length > 0) {
    const days = far.map(({ day }) => day);
    const message = `${where}, ${target}: ${days.slice(0, 5).join(', ')} ${days.length === 1 ? 'lies' : 'lie'} far from the other days (around ${middle.slice(0, 4)}); kept as written.`;
    findings.push({ code: 'date-out-of-range', table, keys: [target], values: days, message });
  }
  return findings;
}
