import { expect, test } from 'vitest';
import { changedBox } from '../../../src/lib/ui/map/paint-ground.ts';
import type { MapScene } from '../../../src/lib/ui/map/map-scene.ts';
import { gridGeometry } from '../territory/grid-fixture.ts';

const paths = { geometry: gridGeometry() } as unknown as MapScene['paths'];
const palette = {} as MapScene['palette'];
const scene: MapScene = {
  paths,
  palette,
  holders: Int32Array.of(0, 0, 1, 1, -1, 1),
  colours: [3, 4],
  locked: new Set([1])
};
const place = { view: { scale: 1, x: 0, y: 0 }, size: { width: 9, height: 9 }, pixelRatio: 1 };
const drawn = { ...place, scene };

test('what is drawn anew after a stroke is the box of the units that changed hands', () => {
  const holders = Int32Array.of(0, 1, 1, 1, 0, 1);
  // b and e, one above the other in the middle column of the grid.
  expect(changedBox(drawn, place, { ...scene, holders, colours: [3, 4], locked: new Set([1]) })).toEqual([
    1, 0, 2, 2
  ]);
});

test.each([
  ['nothing was drawn yet', undefined, place, scene],
  ['the map moved', drawn, { ...place, view: { ...place.view, x: 1 } }, scene],
  ['a colour differs', drawn, place, { ...scene, colours: [3, 5] }],
  ['a territory was made', drawn, place, { ...scene, colours: [3, 4, 5] }],
  ['a lock differs', drawn, place, { ...scene, locked: new Set([0]) }],
  ['the rest is greyed', drawn, place, { ...scene, spotlight: new Set([1]) }]
])('all is drawn anew where %s', (_, before, at, next) => {
  expect(changedBox(before, at, next)).toBeUndefined();
});
