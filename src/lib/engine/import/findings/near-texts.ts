/** Two spellings of what is probably one thing: the same letters and digits, or one letter apart in a longer word. */
export function areVariants(a: string, b: string): boolean {
  if (a === b) return false;
  const [bareA, bareB] = [bare(a), bare(b)];
  if (bareA === bareB && bareA !== '') return true;
  return isLongWord(bareA) && isLongWord(bareB) && isOneEditApart(bareA, bareB);
}

/** Finds the first of many keys a value is another spelling of, as `areVariants` tells; each key is looked at once. */
export function variantFinder(keys: readonly string[]): (value: string) => string | undefined {
  const byBare = new Map<string, string>();
  const words = new Map<number, (readonly [string, string])[]>();
  for (const key of keys) {
    const plain = bare(key);
    if (plain === '' || byBare.has(plain)) continue;
    byBare.set(plain, key);
    if (!isLongWord(plain)) continue;
    const alike = words.get(plain.length);
    if (alike) alike.push([plain, key]);
    else words.set(plain.length, [[plain, key]]);
  }
  return (value) => {
    const plain = bare(value);
    const same = byBare.get(plain);
    if (same !== undefined && same !== value) return same;
    if (!isLongWord(plain)) return undefined;
    const near = [plain.length - 1, plain.length, plain.length + 1].flatMap((n) => words.get(n) ?? []);
    return near.find(([word]) => isOneEditApart(plain, word))?.[1];
  };
}

/** Codes differ by a digit on purpose, and short words by a letter. */
const isLongWord = (plain: string): boolean => plain.length >= 6 && !/\d/.test(plain);

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** True where one letter inserted, left out, exchanged or swapped with its neighbour makes one text the other. */
export function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}
