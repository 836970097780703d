/** A place in a plan document: keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** The value at a path; undefined where there is none. */
export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    document
  );

/** A copy with the value at a path set; undefined takes it out. What lies beside the path is shared. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(document) ? (document as unknown[]) : [];
    if (rest.length === 0 && value === undefined) return list.filter((_, at) => at !== step);
    const copy = [...list];
    copy[step] = withValue(list[step], rest, value);
    return copy;
  }
  const { [step]: before, ...others } = (document ?? {}) as Record<string, unknown>;
  const next = withValue(before, rest, value);
  if (next === undefined) return others;
  // A field keeps its place among its neighbours, so that an edit is one line of the file.
  return { ...((document ?? {}) as object), [step]: next };
}

/** A copy with an item put into a list, at its end or before an index. */
export function withItem(document: unknown, path: Path, item: unknown, at?: number): unknown {
  const list = valueAt(document, path);
  const items = Array.isArray(list) ? [...(list as unknown[])] : [];
  items.splice(at ?? items.length, 0, item);
  return withValue(document, path, items);
}

/** A copy with the item of a list at one index moved to another. */
export function withMoved(document: unknown, path: Path, from: number, to: number): unknown {
  const items = [...((valueAt(document, path) as unknown[] | undefined) ?? [])];
  if (to < 0 || to >= items.length) return document;
  items.splice(to, 0, ...items.splice(from, 1));
  return withValue(document, path, items);
}

/** `plans[0].components[1].tiers[2]` as a path; the inverse of `formatPath`. */
export const readPath = (text: string): Path =>
  text === ''
    ? []
    : text
        .split(/[.[\]]+/)
        .filter((part) => part !== '')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** One path begins with the other. */
export const isWithin = (path: Path, outer: Path): boolean =>
  outer.length <= path.length && outer.every((step, at) => step === path[at]);

/** Two JSON values say the same. */
export const sameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
