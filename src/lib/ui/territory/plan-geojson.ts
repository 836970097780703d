import type { Topology } from 'topojson-specification';
import lonLatAddress from 'us-atlas/counties-10m.json?url';
import { fail } from '../../core/assert.ts';
import { type Result, succeed } from '../../core/result.ts';
import { assignedShapes } from '../map/own/assigned-shapes.ts';
import type { DocumentStore } from '../workbench/session.ts';
import { loadZipPoints } from './load-county-map.ts';
import { type LoadedMap, keptMap } from './load-map.ts';
import { planCodes } from './plan-codes.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { territoryGeoJson } from './territory-geojson.ts';

/**
 * The plan as GeoJSON: of counties each territory as one shape; of a map of one's own its shapes as they came, of ZIP
 * codes their points, each with its territory.
 */
export async function planGeoJson(
  editor: TerritoryEditor,
  kind: LoadedMap['kind'],
  documents: DocumentStore
): Promise<Result<GeoJSON.FeatureCollection>> {
  if (kind === 'own') {
    const { text, choices } = (await keptMap(documents)) ?? fail('the map in use is not kept');
    const codes = new Set(planCodes(editor.source.baseline.units));
    return assignedShapes(text, choices.id, codes, (unit) => unitProperties(editor, unit));
  }
  if (kind === 'zips') {
    const features = (await loadZipPoints()).flatMap(({ zip, lon, lat }): GeoJSON.Feature[] => {
      const properties = unitProperties(editor, zip);
      const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
      return properties === undefined
        ? []
        : [{ type: 'Feature', id: zip, properties: { zip, ...properties }, geometry }];
    });
    return succeed({ type: 'FeatureCollection', features });
  }
  const topology = (await (await fetch(lonLatAddress)).json()) as Topology;
  return succeed(territoryGeoJson(topology, 'counties', editor));
}

/** Who holds a unit and what it holds; undefined for a unit the map does not draw. Nobody is null. */
export function unitProperties(
  { geometry, plan, measures, usefulMeasures, source }: TerritoryEditor,
  id: string
): Record<string, string | number | null> | undefined {
  const unit = geometry.position.get(id);
  if (unit === undefined) return undefined;
  const held = plan.territories[plan.holders[unit]!];
  const rep = held?.rep ?? null;
  return {
    territory: held?.key ?? null,
    territoryName: held?.name ?? null,
    rep,
    repName: rep === null ? null : (source.reps.get(rep) ?? null),
    ...Object.fromEntries(usefulMeasures.map((key) => [key, Number(measures.values[key][unit]!.toFixed(4))]))
  };
}
