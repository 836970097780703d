import { expect, test } from 'vitest';
import { Brush } from '../../../src/lib/ui/territory/brush.svelte.ts';
import { gridGeometry } from './grid-fixture.ts';

/** Notes as a browser keeps them. */
function notes(entries: readonly (readonly [string, string])[] = []) {
  const kept = new Map(entries);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value)
  };
}
// Squares of 10 × 10 km: a circle of 100 km² has a radius of √(100 / π) = 5.64 km.
test('the first brush has the room of one unit of the map', () => {
  const brush = new Brush(gridGeometry(), 'grid');
  expect([brush.kilometres, brush.units]).toEqual([5.6, 1]);
  expect(brush.radiusAt([1, 1])).toBeCloseTo(0.56);
});

test('a size is remembered for its map and no other', () => {
  const storage = notes();
  new Brush(gridGeometry(), 'grid', storage).resize(20);
  expect(new Brush(gridGeometry(), 'grid', storage).kilometres).toBe(20);
  expect(new Brush(gridGeometry(), 'other', storage).kilometres).toBe(5.6);
});

test('a size that makes no sense on the map is not taken', () => {
  for (const text of ['80000', 'wide', '-1']) {
    const storage = notes([['evenfield-brush-kilometres grid', text]]);
    expect(new Brush(gridGeometry(), 'grid', storage).kilometres, text).toBe(5.6);
  }
});

test('the slider goes from the least to the most by equal factors, and a size has room for its square of units', () => {
  const brush = new Brush(gridGeometry(), 'grid');
  brush.resizeTo(0);
  expect(brush.kilometres).toBe(brush.least);
  brush.resizeTo(1);
  expect([brush.kilometres, brush.share]).toEqual([brush.most, 1]);
  brush.resize(16.8);
  expect([brush.kilometres, brush.units]).toEqual([17, 9]);
});

test('a map without areas has a brush all the same', () => {
  const geometry = { ...gridGeometry(), areas: new Float64Array(6) };
  expect(new Brush(geometry, 'grid').kilometres).toBe(1);
});
