import atlasAddress from 'us-atlas/counties-albers-10m.json?url';
import adjacencyAddress from '../../../../datasets/geography/county_adjacency.csv?url';
import type { Topology } from 'topojson-specification';
import { readCountyAtlas } from '../map/atlas.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { readAdjacency } from './read-adjacency.ts';

/** A geography ready to draw: its shapes, and who neighbours whom with crossings over water linked. */
export type CountyMap = { readonly geometry: MapGeometry; readonly neighbours: readonly Int32Array[] };

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
  const [atlas, adjacency] = await Promise.all([fetchText(atlasAddress), fetchText(adjacencyAddress)]);
  const geometry = readCountyAtlas(JSON.parse(atlas) as Topology);
  return { geometry, neighbours: readAdjacency(geometry, adjacency) };
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok)
    throw new TypeError(`The map could not be read: ${response.status} ${response.statusText}`);
  return response.text();
}
