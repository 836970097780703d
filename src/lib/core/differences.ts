/** A place where two documents differ; `null` where one has nothing there. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly found: unknown };

/** Every place where two documents of plain values differ, by path such as `lines.0.earned`. */
export function differencesOf(expected: unknown, found: unknown, path = ''): Difference[] {
  if (isObject(expected) && isObject(found)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return keys.flatMap((key) =>
      differencesOf(expected[key], found[key], path === '' ? key : `${path}.${key}`)
    );
  }
  return expected === found ? [] : [{ path, expected: expected ?? null, found: found ?? null }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
