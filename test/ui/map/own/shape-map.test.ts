import fc from 'fast-check';
import { feature } from 'topojson-client';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ShapeChoices, mapOfShapes } from '../../../../src/lib/ui/map/own/map-of-shapes.ts';
import { type Shape, readShapes } from '../../../../src/lib/ui/map/own/read-shapes.ts';
import { buffersOf, openShapeMap } from '../../../../src/lib/ui/map/own/shape-map.ts';
import { linkedNeighbours } from '../../../../src/lib/ui/territory/read-units.ts';
import { randomShapes } from './random-shapes.ts';
import { stringKeyedMap } from './string-keyed-map.ts';

const onPlane = { id: 'code', name: 'code', parent: '', coordinates: 'metres' } as const;

/** Built here, handed over as a worker does, opened, and compared number by number with the plain way. */
function expectTheSame(shapes: readonly Shape[], choices: ShapeChoices) {
  const built = mapOfShapes(shapes, choices, new Set());
  const handed = structuredClone(built, { transfer: buffersOf(built) });
  const { geometry, places, neighbours } = openShapeMap(handed, () => 1);
  const plain = stringKeyedMap(shapes, choices, new Set());
  const list = (values: Iterable<number>) => [...values];
  expect(geometry.ids).toEqual(plain.ids);
  expect(geometry.arcs.map(list)).toEqual(plain.arcs);
  expect(geometry.rings.map((unit) => unit.map(list))).toEqual(plain.rings);
  expect(geometry.neighbours.map(list)).toEqual(plain.neighbours);
  for (const name of ['left', 'right', 'bounds', 'centres', 'areas'] as const)
    expect(list(geometry[name]), name).toEqual(list(plain[name]));
  expect(places.edges).toEqual(plain.edges);
  expect(plain.ids.map((id) => places.places.get(id))).toEqual(plain.places);
  expect(neighbours.map(list)).toEqual(linkedNeighbours(geometry, plain.edges).map(list));
}

test('maps at random come out as they do when points and borders are kept under text', () => {
  fc.assert(
    fc.property(randomShapes, (shapes) => expectTheSame(shapes, onPlane)),
    { numRuns: 300 }
  );
});

test('so do the counties of four states in degrees', () => {
  const atlas = JSON.parse(readFileSync('node_modules/us-atlas/counties-10m.json', 'utf8'));
  const { features } = feature(atlas, atlas.objects.counties) as unknown as GeoJSON.FeatureCollection;
  // Virginia has cities inside counties, Michigan and Massachusetts islands, Hawaii nothing but islands.
  const some = features.filter(({ id }) => /^(15|25|26|51)/.test(String(id)));
  const read = readShapes(JSON.stringify({ type: 'FeatureCollection', features: some }));
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const choices = { id: '(id of the shape)', name: 'name', parent: '', coordinates: 'degrees' } as const;
  expectTheSame(read.value.shapes, choices);
});
