import { merge } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { unitsByHolder } from './territory-plan.ts';

/** The territories as GeoJSON in longitude and latitude: each one shape, with its name, rep and sums. Territories without units have no shape. */
export function territoryGeoJson(
  topology: Topology,
  object: string,
  editor: TerritoryEditor
): GeoJSON.FeatureCollection {
  const { plan, geometry, measures, usefulMeasures, source } = editor;
  const collection = topology.objects[object];
  const shapes = new Map(
    (collection?.type === 'GeometryCollection' ? collection.geometries : []).map((shape) => [
      String(shape.id),
      shape
    ])
  );
  const members = unitsByHolder(plan);
  const features = plan.territories.flatMap(({ key, name, parent, rep }, position): GeoJSON.Feature[] => {
    const units = members.get(position)!;
    const parts = units.flatMap((unit) => shapes.get(geometry.ids[unit]!) ?? []) as (
      Polygon | MultiPolygon
    )[];
    if (parts.length === 0) return [];
    const sums = usefulMeasures.map((measure) => [
      measure,
      Number(units.reduce((sum, unit) => sum + measures.values[measure][unit]!, 0).toFixed(4))
    ]);
    return [
      {
        type: 'Feature',
        id: key,
        properties: {
          territory: key,
          name,
          parent,
          rep,
          repName: rep === null ? null : (source.reps.get(rep) ?? null),
          units: units.length,
          ...Object.fromEntries(sums)
        },
        geometry: merge(topology, parts)
      }
    ];
  });
  return { type: 'FeatureCollection', features };
}
