import { isKnownHeader } from '../mapping/known-headers.ts';
import { periodColumns } from '../reshape/period-columns.ts';

const numberLike = /^[-+($]*\s*[\d.,]*\d[\d.,]*\s*[%)]?$/;
const dateLike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

const isValue = (text: string): boolean =>
  numberLike.test(text) || dateLike.test(text) || guid.test(text) || /^(null|true|false)$/i.test(text);

/**
 * True where the first record names the columns: it holds no numbers, days or ids, its names differ from each
 * other, and none of them appears below as a value of its own column. Names the field knows settle it.
 */
export function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (!first) return false;
  const names = first.map((name) => name.trim().toLowerCase());
  // A record that repeats the first one whole is the header of a file glued on, no proof against it.
  const body = rest.filter((record) => record.some((value, i) => value.trim().toLowerCase() !== names[i]));
  const known = names.filter(isKnownHeader).length;
  const periods = periodColumns(first);
  if (periods.length >= 2 && headsPeriods(first, periods, body)) return true;
  if (known >= 2 && known * 2 >= names.length) return true;
  const values = names.filter((name) => name !== '' && isValue(name)).length;
  if (values > 0 && values >= known) return false;
  if (names.every((name) => name === '')) return false;
  const filled = names.filter((name) => name !== '');
  if (filled.length * 2 < names.length) return false;
  const repeats = names.filter(
    (name, i) => name !== '' && body.some((record) => record[i]?.trim().toLowerCase() === name)
  ).length;
  return repeats === 0 || known > repeats;
}

/** Periods head columns where the first name is no value and no cell below is a period of its own. */
function headsPeriods(
  first: readonly string[],
  periods: readonly string[],
  body: readonly (readonly string[])[]
): boolean {
  const others = first.filter((name) => !periods.includes(name));
  const places = first.flatMap((name, i) => (periods.includes(name) ? [i] : []));
  return (
    others.length > 0 &&
    others.every((name) => !isValue(name.trim())) &&
    !body.some((record) => places.some((i) => periods.includes(record[i] ?? '')))
  );
}

/** Names as they will be shown and stored: trimmed, `column_N` where blank, ` (2)` behind a repeated name. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const base = name.replace(/\s+/g, ' ').trim() || `column_${i + 1}`;
    let distinct = base;
    for (let n = 2; taken.has(distinct.toLowerCase()); n++) distinct = `${base} (${n})`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
