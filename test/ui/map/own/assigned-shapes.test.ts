import { expect, test } from 'vitest';
import { assignedShapes } from '../../../../src/lib/ui/map/own/assigned-shapes.ts';

const shape = (properties: Record<string, unknown>, x: number) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]] }
}); // prettier-ignore
const crs = { type: 'name', properties: { name: 'EPSG:3035' } };
const text = JSON.stringify({
  type: 'FeatureCollection',
  crs,
  features: [shape({ code: 1001, note: 'kept' }, 0), shape({ code: 'zz' }, 1), shape({}, 2)]
});
const known = (unit: string) => (unit === '01001' ? { territory: 'T1' } : undefined);

test('the assignment joins the properties, zeros a number lost found again; all else stays as it came', () => {
  const made = assignedShapes(text, 'code', new Set(['01001', '01003']), known);
  expect(made.ok && made.value).toEqual({
    type: 'FeatureCollection',
    crs,
    features: [
      shape({ code: 1001, note: 'kept', territory: 'T1' }, 0),
      shape({ code: 'zz' }, 1),
      shape({}, 2)
    ]
  });
});

test('TopoJSON comes out as GeoJSON of its finest object', () => {
  const topology = {
    type: 'Topology',
    arcs: [[[0, 0], [1, 0], [1, 1], [0, 0]]],
    objects: { units: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: '01001', arcs: [[0]] }] } }
  }; // prettier-ignore
  const made = assignedShapes(JSON.stringify(topology), '(id of the shape)', new Set(['01001']), known);
  expect(made.ok && made.value.features[0]).toMatchObject({
    id: '01001',
    properties: { territory: 'T1' },
    geometry: { type: 'Polygon' }
  });
});
