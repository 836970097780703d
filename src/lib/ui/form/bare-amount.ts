/**
 * An amount as typed without what does not count: a currency's sign or code before or behind it, spaces, and a real
 * minus turned into the keyboard's.
 */
export function bareAmount(typed: string): string {
  const bare = typed.replaceAll('\u2212', '-').replace(/\s/gu, '');
  return bare
    .replace(/^([+-]?)(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}(?=[-+\d.]))/u, '$1')
    .replace(/(?:[A-Z]{3}|\p{Sc})$/u, '');
}
