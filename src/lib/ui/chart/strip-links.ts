const forbidden = new Set(['href', 'url', 'image', 'data-url']);

/** A spec without anything that would point outside: links, pictures, remote data. */
export function stripLinks<T>(spec: T): T {
  if (Array.isArray(spec)) return spec.map(stripLinks) as T;
  if (typeof spec !== 'object' || spec === null) return spec;
  return Object.fromEntries(
    Object.entries(spec)
      .filter(([key]) => !forbidden.has(key))
      .map(([key, value]) => [key, stripLinks(value)])
  ) as T;
}
