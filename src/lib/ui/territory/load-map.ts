import type { DocumentStore } from '../workbench/session.ts';
import { type KeptMap, parseKeptMap } from '../map/own/kept-map.ts';
import { type ShapeMap, openShapeMap } from '../map/own/shape-map.ts';
import { atlasKilometresPerUnit } from '../map/atlas.ts';
import { type AdoptedMap, adoptCodes } from './adopt-codes.ts';
import { loadCountyAliases, loadCountyMap, loadZipPoints } from './load-county-map.ts';
import { type BuiltMap, OwnMapClient } from './own-map-client.ts';

/** The map to draw, with the name of the person's own file where it is one. */
export type LoadedMap = AdoptedMap & {
  readonly kind: 'counties' | 'zips' | 'own';
  readonly own: string | undefined;
  readonly projection: string;
};

const MAP_FILE = 'territory-map.json';

export type LoadMapOptions = {
  /** A map of one's own that was built a moment ago: it need not be read and built again. */
  readonly built?: BuiltMap | undefined;
  /** Told in words what is going on, and whether the signal can call it off. */
  readonly onphase?: (phase: string, canLeave: boolean) => void;
  /** Leaves a map of one's own unread: the one that ships is drawn in its place. */
  readonly signal?: AbortSignal;
};

/** The person's own map where one is kept with the workspace, else the counties, with the data's codes adopted. */
export async function loadMap(
  documents: DocumentStore,
  codes: readonly string[],
  options: LoadMapOptions = {}
): Promise<LoadedMap> {
  const own = options.built ?? (await readOwnMap(documents, codes, options));
  if (own !== undefined) return loadedMap('own', own.map, () => 1, own.name);
  if (looksLikeZips(codes)) return loadZipMap(codes, options);
  const [map, aliases] = await Promise.all([loadCountyMap(), loadCountyAliases()]);
  return {
    ...adoptCodes(map, codes, aliases),
    kind: 'counties',
    own: undefined,
    projection: 'Albers equal-area, United States'
  };
}

/** Codes of five digits, more of them than there are counties or beyond the counties' range of states. */
function looksLikeZips(codes: readonly string[]): boolean {
  const five = codes.filter((code) => /^\d{5}$/.test(code));
  // Counties stand under a state's number, 01 to 56; ZIP codes run to 99.
  return (
    five.length > 0 && five.length === codes.length && five.some((code) => Number(code.slice(0, 2)) > 56)
  );
}

/** Undefined where none is kept, or where it was called off. */
async function readOwnMap(
  documents: DocumentStore,
  codes: readonly string[],
  { onphase, signal }: LoadMapOptions
): Promise<BuiltMap | undefined> {
  const note = await documents.read(MAP_FILE);
  if (note === undefined || signal?.aborted) return undefined;
  const client = new OwnMapClient((phase) => onphase?.(phase, true));
  const calledOff = new Promise<undefined>((resolve) =>
    signal?.addEventListener('abort', () => resolve(undefined), { once: true })
  );
  try {
    return await Promise.race([client.reopen(note, codes), calledOff]);
  } finally {
    client.close();
  }
}

async function loadZipMap(codes: readonly string[], { onphase }: LoadMapOptions): Promise<LoadedMap> {
  const client = new OwnMapClient((phase) => onphase?.(phase, false));
  try {
    return loadedMap('zips', await client.zips(await loadZipPoints(), codes), atlasKilometresPerUnit);
  } finally {
    client.close();
  }
}

const loadedMap = (
  kind: LoadedMap['kind'],
  map: ShapeMap,
  kilometresPerUnit: (x: number, y: number) => number,
  own?: string
): LoadedMap => ({
  ...openShapeMap(map, kilometresPerUnit),
  adopted: [],
  kind,
  own,
  projection: map.projection
});

export const keepMap = (documents: DocumentStore, map: KeptMap): Promise<void> =>
  documents.write(MAP_FILE, JSON.stringify(map));
export const forgetMap = (documents: DocumentStore): Promise<void> => documents.remove(MAP_FILE);

/** The map of one's own kept with the workspace. A damaged note counts as none: the counties are drawn. */
export async function keptMap(documents: DocumentStore): Promise<KeptMap | undefined> {
  const note = await documents.read(MAP_FILE);
  return note === undefined ? undefined : parseKeptMap(note);
}
