/** One rule of a plan document that differs: where, in the plan's own names, and what it was and is. */
type Difference = { readonly place: readonly string[]; readonly field: string; readonly words: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An edit of a pay plan in a line: "Account executive, above 125 % of quota: rate 2 × base rate to 1.75 × base rate".
 * Reads the documents as they stand, without the plan's own checks: an edit may be of a plan that is not finished.
 */
export function describePlanEdit(from: unknown, to: unknown): string {
  const [first, ...others] = differences(from, to, [], '');
  if (!first) return 'nothing that pays';
  const { place, words } = first;
  const names = [place[0], ...(place.length > 1 ? [place.at(-1)!] : [])].filter((name) => name !== undefined);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${names.length === 0 ? '' : `${names.join(', ')}: `}${words}${more}`;
}

function differences(from: unknown, to: unknown, place: readonly string[], field: string): Difference[] {
  if (Array.isArray(from) && Array.isArray(to)) return listDifferences(from, to, place, field);
  if (isObject(from) && isObject(to) && !('baseRate' in from) && !('baseRate' in to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => differences(from[key], to[key], place, key));
  }
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return [{ place, field, words: `${wordsOf(field)} ${wordsOfValue(from)} to ${wordsOfValue(to)}` }];
}

/** Entries of a list go by their id, a tier by where it starts, anything else by its place. */
function listDifferences(
  from: readonly unknown[],
  to: readonly unknown[],
  place: readonly string[],
  field: string
): Difference[] {
  const keyOf = (entry: unknown, at: number) =>
    isObject(entry) ? String(entry['id'] ?? entry['from'] ?? entry['start'] ?? at) : String(at);
  const before = new Map(from.map((entry, at) => [keyOf(entry, at), entry]));
  const after = new Map(to.map((entry, at) => [keyOf(entry, at), entry]));
  const found: Difference[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(key), after.get(key)];
    const name = nameOf(fresh ?? old) ?? `${wordsOf(field)} ${key}`;
    if (old === undefined) found.push({ place, field, words: `${name} added` });
    else if (fresh === undefined) found.push({ place, field, words: `${name} removed` });
    else found.push(...differences(old, fresh, [...place, name], field));
  }
  return found;
}

const nameOf = (entry: unknown): string | undefined => {
  const name = isObject(entry) ? (entry['title'] ?? entry['id']) : undefined;
  return typeof name === 'string' ? name : undefined;
};

const wordsOf = (field: string): string => field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** A value of a plan document in words: a rate, a list of conditions, anything else as it is written. */
export function wordsOfValue(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (isObject(value) && typeof value['baseRate'] === 'string') return `${value['baseRate']} × base rate`;
  if (Array.isArray(value)) return value.map(entryOf).join(' and ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** An entry of a list that came or went as a whole: a condition in words, anything else by its name. */
function entryOf(entry: unknown): string {
  if (!isObject(entry)) return String(entry);
  const { attribute, measure, in: among, notIn, atLeast, below } = entry;
  const list = (values: unknown) => (Array.isArray(values) ? values.join(' or ') : String(values));
  const tests = [
    ...(among === undefined ? [] : [`is ${list(among)}`]),
    ...(notIn === undefined ? [] : [`is not ${list(notIn)}`]),
    ...(atLeast === undefined ? [] : [`at least ${String(atLeast)}`]),
    ...(below === undefined ? [] : [`below ${String(below)}`])
  ];
  const about = attribute ?? measure;
  return tests.length > 0 && typeof about === 'string'
    ? `${about} ${tests.join(', ')}`
    : (nameOf(entry) ?? JSON.stringify(entry));
}
