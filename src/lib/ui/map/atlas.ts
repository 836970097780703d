import type { GeometryCollection, Topology } from 'topojson-specification';
import { type MapGeometry, readGeometry } from './map-geometry.ts';

// The atlas is projected by d3.geoAlbersUsa at this scale, centred here; Alaska is an inset at 0.35 of the scale.
export const ATLAS_SCALE = 1300;
export const ATLAS_CENTRE = [487.5, 305] as const;
const EARTH_RADIUS_KM = 6371;
const ALASKA = {
  right: ATLAS_CENTRE[0] - 0.214 * ATLAS_SCALE,
  top: ATLAS_CENTRE[1] + 0.12 * ATLAS_SCALE,
  scale: 0.35
};

/** Kilometres to one unit of the atlas's plane, larger over the inset of Alaska. */
export function atlasKilometresPerUnit(x: number, y: number): number {
  const inset = x < ALASKA.right && y > ALASKA.top;
  return EARTH_RADIUS_KM / (ATLAS_SCALE * (inset ? ALASKA.scale : 1));
}

/** Counties of the United States from `us-atlas` (2017 boundaries, Albers, with Alaska and Hawaii as insets). */
export function readCountyAtlas(topology: Topology): MapGeometry {
  const states = topology.objects['states'] as GeometryCollection | undefined;
  return readGeometry(topology, {
    object: 'counties',
    parentOf: (fips) => fips.slice(0, 2),
    parentNames: new Map(
      states?.geometries.map(({ id, properties }) => [String(id), String(Object(properties).name)])
    ),
    kilometresPerUnit: atlasKilometresPerUnit
  });
}
