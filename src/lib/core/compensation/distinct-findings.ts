import type { Finding } from './crediting/credit.ts';

/** Each finding once, in order of code and message. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
