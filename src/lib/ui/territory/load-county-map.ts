import atlasAddress from 'us-atlas/counties-albers-10m.json?url';
import aliasAddress from '../../../../datasets/geography/county_aliases.csv?url';
import adjacencyAddress from '../../../../datasets/geography/county_adjacency.csv?url';
import zipAddress from '../../../../datasets/geography/us_zip_county.csv?url';
import countiesAddress from '../../../../datasets/geography/us_counties.csv?url';
import type { Topology } from 'topojson-specification';
import { readCountyAtlas } from '../map/atlas.ts';
import type { ZipPoint } from '../map/own/map-of-zips.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { type CodeAlias, readAliases } from './adopt-codes.ts';
import { type UnitPlaces, linkedNeighbours, readUnitPlaces } from './read-units.ts';

/** A geography ready to draw and to balance: its shapes, and who neighbours whom with crossings over water linked. */
export type CountyMap = {
  readonly geometry: MapGeometry;
  readonly neighbours: readonly Int32Array[];
  readonly places: UnitPlaces;
};

let loading: Promise<CountyMap> | undefined;

/** Fetch and read the county map from our own origin, once; a failure can be tried again. */
export function loadCountyMap(): Promise<CountyMap> {
  loading ??= readCountyMap().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readCountyMap(): Promise<CountyMap> {
  const [atlas, counties, adjacency] = await Promise.all(
    [atlasAddress, countiesAddress, adjacencyAddress].map(fetchText)
  );
  const geometry = readCountyAtlas(JSON.parse(atlas!) as Topology);
  const places = readUnitPlaces(counties!, adjacency!);
  return { geometry, neighbours: linkedNeighbours(geometry, places.edges), places };
}

/** Codes of other vintages and the county that stands for each. */
export const loadCountyAliases = async (): Promise<CodeAlias[]> => readAliases(await fetchText(aliasAddress));

/** ZIP codes with a place and a point. */
export async function loadZipPoints(): Promise<ZipPoint[]> {
  const [, ...rows] = (await fetchText(zipAddress)).split(/\r?\n/);
  return rows.flatMap((row) => {
    const [zip = '', state = '', place = '', lat, lon] = row.split(',');
    return zip === '' ? [] : [{ zip, state, place, lat: Number(lat), lon: Number(lon) }];
  });
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok)
    throw new TypeError(`The map could not be read: ${response.status} ${response.statusText}`);
  return response.text();
}
