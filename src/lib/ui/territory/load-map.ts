import * as v from 'valibot';
import type { DocumentStore } from '../workbench/session.ts';
import type { ShapeChoices, ShapeMap } from '../map/own/map-of-shapes.ts';
import { atlasKilometresPerUnit } from '../map/atlas.ts';
import { type AdoptedMap, adoptCodes } from './adopt-codes.ts';
import { type CountyMap, loadCountyAliases, loadCountyMap, loadZipPoints } from './load-county-map.ts';
import { OwnMapClient } from './own-map-client.ts';
import { linkedNeighbours } from './read-units.ts';

/** A map somebody brought: the file as it was, and what they said of it. Kept with the workspace. */
export type KeptMap = { readonly name: string; readonly choices: ShapeChoices; readonly text: string };
/** The map to draw, with the name of the person's own file where it is one. */
export type LoadedMap = AdoptedMap & {
  readonly kind: 'counties' | 'zips' | 'own';
  readonly own: string | undefined;
  readonly projection: string;
};

const MAP_FILE = 'territory-map.json';
const schema = v.object({
  name: v.string(),
  text: v.string(),
  choices: v.object({
    id: v.string(),
    name: v.string(),
    parent: v.string(),
    coordinates: v.picklist(['degrees', 'metres'])
  })
});

/** The person's own map where one is kept with the workspace, else the counties, with the data's codes adopted. */
export async function loadMap(documents: DocumentStore, codes: readonly string[]): Promise<LoadedMap> {
  const kept = await keptMap(documents);
  if (kept === undefined) {
    if (looksLikeZips(codes)) return loadZipMap(codes);
    const [map, aliases] = await Promise.all([loadCountyMap(), loadCountyAliases()]);
    return {
      ...adoptCodes(map, codes, aliases),
      kind: 'counties',
      own: undefined,
      projection: 'Albers equal-area, United States'
    };
  }
  const client = new OwnMapClient();
  try {
    await client.look(kept.text, codes);
    const map = await client.build(kept.choices);
    return { ...countyMapOf(map), adopted: [], kind: 'own', own: kept.name, projection: map.projection };
  } finally {
    client.close();
  }
}

/** Codes of five digits, more of them than there are counties or beyond the counties' range of states. */
function looksLikeZips(codes: readonly string[]): boolean {
  const five = codes.filter((code) => /^\d{5}$/.test(code));
  // Counties stand under a state's number, 01 to 56; ZIP codes run to 99.
  return (
    five.length > 0 && five.length === codes.length && five.some((code) => Number(code.slice(0, 2)) > 56)
  );
}

async function loadZipMap(codes: readonly string[]): Promise<LoadedMap> {
  const client = new OwnMapClient();
  try {
    const map = await client.zips(await loadZipPoints(), codes);
    const geometry = { ...map.geometry, kilometresPerUnit: atlasKilometresPerUnit };
    return {
      geometry,
      places: { places: map.places, edges: map.edges },
      neighbours: linkedNeighbours(geometry, map.edges),
      adopted: [],
      kind: 'zips',
      own: undefined,
      projection: map.projection
    };
  } finally {
    client.close();
  }
}

export const keepMap = (documents: DocumentStore, map: KeptMap): Promise<void> =>
  documents.write(MAP_FILE, JSON.stringify(map));
export const forgetMap = (documents: DocumentStore): Promise<void> => documents.remove(MAP_FILE);

/** The map of one's own kept with the workspace. A damaged note counts as none: the counties are drawn. */
export async function keptMap(documents: DocumentStore): Promise<KeptMap | undefined> {
  const text = await documents.read(MAP_FILE);
  if (text === undefined) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Shapes in km as the editor takes a map. */
export function countyMapOf({ geometry: plain, places, edges }: ShapeMap): CountyMap {
  const geometry = { ...plain, kilometresPerUnit: () => 1 };
  return { geometry, places: { places, edges }, neighbours: linkedNeighbours(geometry, edges) };
}
