import { valueAt, type Path } from './edit-document.ts';

const named = new Set(['plans', 'components', 'measures', 'crediting']);

/**
 * The same place in another version of a document: plans, components, measures and credit rules go by their names,
 * everything else by its place. Undefined where the other version has no such part.
 */
export function matchPath(from: unknown, to: unknown, path: Path): Path | undefined {
  const matched: (string | number)[] = [];
  let walked: Path = [];
  for (const [at, step] of path.entries()) {
    const list = path[at - 1];
    walked = [...walked, step];
    if (typeof step === 'number' && typeof list === 'string' && named.has(list)) {
      const id = (valueAt(from, walked) as { id?: unknown } | undefined)?.id;
      const others = valueAt(to, matched);
      const other = Array.isArray(others)
        ? (others as { id?: unknown }[]).findIndex((item) => item?.id === id)
        : -1;
      if (other < 0) return undefined;
      matched.push(other);
    } else matched.push(step);
  }
  return matched;
}
