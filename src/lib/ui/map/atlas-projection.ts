import { geoAlbersUsa } from 'd3-geo';
import { ATLAS_CENTRE, ATLAS_SCALE } from './atlas.ts';

/** Where a place lies on the counties' map; undefined outside the United States. */
export const atlasProjection = (): ((lon: number, lat: number) => readonly [number, number] | undefined) => {
  const project = geoAlbersUsa()
    .scale(ATLAS_SCALE)
    .translate([...ATLAS_CENTRE]);
  return (lon, lat) => project([lon, lat]) ?? undefined;
};
