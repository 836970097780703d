/** A message with names in place of the keys it holds, where somebody has the key: `R0007` reads `Ada Byron (R0007)`. */
export function nameKeys(
  message: string,
  keys: readonly string[],
  names: ReadonlyMap<string, string>
): string {
  const known = [...new Set(keys)].filter((key) => names.has(key) && names.get(key) !== key);
  if (known.length === 0) return message;
  const asked = known
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  return message.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_-])(${asked})(?![\\p{L}\\p{N}_-])`, 'gu'),
    (key) => `${names.get(key)} (${key})`
  );
}
