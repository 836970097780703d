import type { CountyMap } from './load-county-map.ts';

/** A code of another vintage, and the shape of this map that stands for it. */
export type CodeAlias = {
  readonly code: string;
  readonly id: string;
  readonly exact: boolean;
  readonly note: string;
};

/** The map with the data's codes in the place of shapes that stand for them, and what was read so. */
export type AdoptedMap = CountyMap & { readonly adopted: readonly CodeAlias[] };

/** Read `code,fips,exact,note`; a note may stand in quotes. */
export const readAliases = (csv: string): CodeAlias[] =>
  csv
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', id = '', exact, ...note] = line.split(',');
      return { code, id, exact: exact === 'true', note: note.join(',').replace(/^"|"$/g, '') };
    });

/**
 * Let shapes stand for codes the map does not draw: a shape whose own code the data lacks takes the code of the data, and
 * the further codes it stands for beside it. A shape the data knows by its own code stays itself.
 */
export function adoptCodes(
  map: CountyMap,
  codes: Iterable<string>,
  aliases: readonly CodeAlias[]
): AdoptedMap {
  const { geometry, places, neighbours } = map;
  const data = new Set(codes);
  const adopted = aliases.filter(
    ({ code, id }) =>
      data.has(code) && !geometry.position.has(code) && geometry.position.has(id) && !data.has(id)
  );
  if (adopted.length === 0) return { ...map, adopted };
  const ids = [...geometry.ids];
  const position = new Map(geometry.position);
  const alsoCodes = new Map<string, string[]>();
  const spots = new Map(places.places);
  for (const { code, id } of adopted) {
    const unit = geometry.position.get(id)!;
    const own = ids[unit]!;
    if (own === id) {
      ids[unit] = code;
      const spot = spots.get(id);
      if (spot !== undefined) spots.set(code, spot);
    } else alsoCodes.set(own, [...(alsoCodes.get(own) ?? []), code]);
    position.set(code, unit);
  }
  const nameOf = (code: string) => ids[geometry.position.get(code) ?? -1] ?? code;
  return {
    geometry: { ...geometry, ids, position, alsoCodes },
    neighbours,
    places: {
      places: spots,
      edges: places.edges.map(({ u, v, ...edge }) => ({ u: nameOf(u), v: nameOf(v), ...edge }))
    },
    adopted
  };
}
