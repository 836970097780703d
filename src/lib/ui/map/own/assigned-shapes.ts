import type { Result } from '../../../core/result.ts';
import { reject, succeed } from '../../../core/result.ts';
import { SHAPE_ID, featuresOf } from './read-shapes.ts';
import { codeMatcher } from './shape-columns.ts';

/**
 * A file of shapes as GeoJSON with what is known of each unit added to its properties; outlines, other properties and
 * the reference system stay as the file has them. Shapes `known` says nothing of are left as they are.
 */
export function assignedShapes(
  text: string,
  idProperty: string,
  codes: ReadonlySet<string>,
  known: (unit: string) => Readonly<Record<string, unknown>> | undefined
): Result<GeoJSON.FeatureCollection> {
  const json = JSON.parse(text) as Record<string, unknown>;
  const read = featuresOf(json);
  if (!read.ok) return reject(...read.problems);
  const match = codeMatcher(codes);
  const features = read.value.flatMap((one): GeoJSON.Feature[] => {
    if (typeof one !== 'object' || one === null) return [];
    const shape = one as GeoJSON.Feature;
    const written = idProperty === SHAPE_ID ? shape.id : (shape.properties?.[idProperty] as unknown);
    const code = written === undefined || written === null ? undefined : String(written);
    const added = code === undefined ? undefined : known(match(code) ?? code);
    return [added === undefined ? shape : { ...shape, properties: { ...shape.properties, ...added } }];
  });
  const crs = json['crs'] === undefined ? {} : { crs: json['crs'] };
  return succeed({ type: 'FeatureCollection', ...crs, features });
}
