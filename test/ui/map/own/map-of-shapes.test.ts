import { feature } from 'topojson-client';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapOfShapes } from '../../../../src/lib/ui/map/own/map-of-shapes.ts';
import { openShapeMap } from '../../../../src/lib/ui/map/own/shape-map.ts';
import { readShapes } from '../../../../src/lib/ui/map/own/read-shapes.ts';
import { shapeColumns } from '../../../../src/lib/ui/map/own/shape-columns.ts';
import { counties } from '../atlas-fixture.ts';

const square = (id: string | number, x: number, y: number, size = 1000) => ({
  type: 'Feature',
  properties: { code: id, label: `Square ${id}`, region: x < 1000 ? 'west' : 'east' },
  geometry: {
    type: 'Polygon',
    coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]
  }
}); // prettier-ignore
const text = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const shapesOf = (source: string) => {
  const read = readShapes(source);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.value;
};
const opened = (...build: Parameters<typeof mapOfShapes>) => openShapeMap(mapOfShapes(...build), () => 1);
const plane = { id: 'code', name: 'label', parent: 'region', coordinates: 'metres' } as const;

test('squares side by side share one border of a kilometre; an island is linked to the nearest', () => {
  const file = shapesOf(text(square('a', 0, 0), square('b', 1000, 0), square('c', 9000, 0)));
  const built = mapOfShapes(file.shapes, plane, new Set(['a', 'b', 'x']));
  const map = openShapeMap(built, () => 1);
  expect(map.places.edges).toEqual([
    { u: 'a', v: 'b', borderKm: 1 },
    { u: 'c', v: 'b', borderKm: 0 }
  ]);
  expect(map.places.places.get('a')).toEqual({ x: 0.5, y: 0.5, areaKm2: 1, perimeterKm: 4 });
  expect([built.unmatchedCodes, built.unknownShapes]).toEqual([['x'], ['c']]);
  expect(map.geometry.parents).toEqual(['west', 'east', 'east']);
  // a and b: three sides and the one they share; c: one ring on its own.
  expect(map.geometry.arcs).toHaveLength(4);
});

test('an enclave and the hole round it are one arc, whatever point each ring begins at', () => {
  const hole = [[2000, 1000], [2000, 2000], [1000, 2000], [1000, 1000], [2000, 1000]]; // prettier-ignore
  const ring = [[0, 0], [3000, 0], [3000, 3000], [0, 3000], [0, 0]]; // prettier-ignore
  const around = { type: 'Feature', id: 'o', properties: { code: 'o' }, geometry: { type: 'Polygon', coordinates: [ring, hole] } }; // prettier-ignore
  const map = opened(shapesOf(text(around, square('i', 1000, 1000))).shapes, plane, new Set());
  expect(map.geometry.arcs).toHaveLength(2);
  expect(map.places.edges).toEqual([{ u: 'i', v: 'o', borderKm: 4 }]);
  expect(map.places.places.get('o')).toMatchObject({ areaKm2: 8, perimeterKm: 16 });
});

test('codes a file holds as numbers get back the zeros they lost, and the best column comes first', () => {
  const file = shapesOf(text(square(1001, 0, 0), square(1003, 1000, 0)));
  const codes = new Set(['01001', '01003']);
  expect(shapeColumns(file.shapes, codes)[0]).toMatchObject({ name: 'code', matched: 2 });
  const map = mapOfShapes(file.shapes, plane, codes);
  expect(map.names.ids).toEqual(['01001', '01003']);
  expect(map.unmatchedCodes).toEqual([]);
});

test('the counties of the atlas as GeoJSON have the neighbours its arcs say', () => {
  const atlas = JSON.parse(readFileSync('node_modules/us-atlas/counties-10m.json', 'utf8'));
  const all = feature(atlas, atlas.objects.counties) as unknown as GeoJSON.FeatureCollection;
  const some = all.features.filter(({ id }) => /^(37|45)/.test(String(id)));
  const file = shapesOf(text(...some));
  expect(file.looksLikeDegrees).toBe(true);
  const choices = { id: '(id of the shape)', name: 'name', parent: '', coordinates: 'degrees' } as const;
  const map = opened(file.shapes, choices, new Set(some.map(({ id }) => String(id))));
  const near = (id: string) =>
    Array.from(counties.neighbours[counties.position.get(id)!]!, (unit) => counties.ids[unit]!).filter(
      (other) => /^(37|45)/.test(other)
    );
  for (const [at, id] of map.geometry.ids.entries()) {
    const found = Array.from(map.geometry.neighbours[at]!, (unit) => map.geometry.ids[unit]!);
    // The two editions of the atlas are rounded to different grids: corners may touch in one and not in the other.
    expect(found.filter((other) => !near(id).includes(other)).length, id).toBeLessThanOrEqual(1);
    expect(near(id).filter((other) => !found.includes(other)).length, id).toBeLessThanOrEqual(1);
  }
  // Wake County, North Carolina: 835 square miles of land and 22 of water, Census Bureau.
  expect(map.places.places.get('37183')!.areaKm2).toBeGreaterThan(2160);
  expect(map.places.places.get('37183')!.areaKm2).toBeLessThan(2280);
});

test.each([
  ['not json', 'not-json'],
  ['[]', 'not-geography'],
  ['{"type":"Topology"}', 'not-geography'],
  ['{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[7]]}}}', 'damaged-topology'],
  ['{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]}}]}', 'no-areas'],
  [text(square('a', 0, 0)).replace('[1000,0]', '[null,0]'), 'bad-position'],
  [text(square('a', 0, 0)).replaceAll('1000', '1e300'), 'off-earth'],
  [text(square('a', 0, 0)).replaceAll('1000', '0'), 'no-extent'],
  [text(square('a', 0, 0)).replace(/"properties":\{[^}]*\}/, '"properties":null'), 'no-properties'],
  [`{"type":"Feature","geometry":${'{"type":"GeometryCollection","geometries":['.repeat(900)}${']}'.repeat(900)}}`, 'no-areas']
])('%s is refused: %s', (source, code) => {
  expect(readShapes(source)).toMatchObject({ ok: false, problems: [{ code }] });
}); // prettier-ignore
