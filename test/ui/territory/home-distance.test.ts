import { expect, test } from 'vitest';
import { homeDistances } from '../../../src/lib/ui/territory/home-distance.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
// Cells 30 km wide and 40 km high: a at 0, 0; b at 30, 0; … f at 60, 40.
const places = new Map(
  geometry.ids.map((id, i) => [
    id,
    { x: 30 * (i % 3), y: 40 * Math.floor(i / 3), areaKm2: 1200, perimeterKm: 140 }
  ])
);

test('distances are means weighted by the measure, from the centre until a home base is set', () => {
  const values = Float64Array.of(3, 1, 0, 1, 1, 0);
  const plan = planAfter(geometry, gridBaseline, [
    { type: 'territory.home', territory: 'M', from: null, to: 'a' }
  ]);
  const [east, middle, west] = homeDistances(plan, geometry.ids, places, values);
  // West: a weighs 3, d weighs 1, 40 km apart: the centre is 10 km from a, so (3 × 10 + 1 × 30) / 4.
  expect(west).toEqual({ home: { x: 0, y: 10 }, isSet: false, mean: 15 });
  // Middle from a: b at 30 km, e at 50 km (a 3-4-5 triangle), alike.
  expect(middle).toMatchObject({ isSet: true, mean: 40 });
  // East weighs nothing: both cells alike, 20 km from the middle.
  expect(east).toMatchObject({ isSet: false, mean: 20 });
});

test('a territory of nothing has no distance', () => {
  const plan = planAfter(geometry, gridBaseline, [
    { type: 'territory.create', territory: 'N', name: 'North', rep: null }
  ]);
  expect(homeDistances(plan, geometry.ids, places, new Float64Array(6))[2]).toEqual({
    home: undefined,
    isSet: false,
    mean: undefined
  });
});
