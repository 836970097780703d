/** Two spellings of what is probably one thing: the same letters and digits, or one letter apart in a longer word. */
export function areVariants(a: string, b: string): boolean {
  if (a === b) return false;
  const [bareA, bareB] = [bare(a), bare(b)];
  if (bareA === bareB && bareA !== '') return true;
  if (Math.min(bareA.length, bareB.length) < 6 || /\d/.test(bareA + bareB)) return false;
  return isOneEditApart(bareA, bareB);
}

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
