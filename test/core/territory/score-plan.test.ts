import { expect, test } from 'vitest';
import { setApart } from '../../../src/lib/core/territory/set-apart.ts';
import { scorePlan } from '../../../src/lib/core/territory/score-plan.ts';
import { projectEqualArea } from '../../../src/lib/core/territory/project-equal-area.ts';
import { gridMap } from './small-map.ts';

test('units above (1 + tolerance) × the mean of what remains stand apart, largest first', () => {
  // By hand: 100 > 1.05 × 160/4 = 42. Then 30 > 1.05 × 60/3 = 21. Then 10 ≤ 1.05 × 30/2 = 15.75.
  expect(setApart(Float64Array.of(10, 100, 30, 10, 10), 4, 0.05)).toEqual({ units: [1, 2], target: 15 });
  expect(setApart(Float64Array.of(1, 1, 1, 1), 4, 0)).toEqual({ units: [], target: 1 });
});

test('Polsby–Popper of a strip and a square', () => {
  // 4π · area / perimeter²: a strip of 1 × 4 cells of 10 km: 4π · 400 / 100² = 0.16π; a square of 2 × 2: π / 4.
  const strips = gridMap(4, 4);
  const rows = Int32Array.from({ length: 16 }, (_, unit) => Math.floor(unit / 4));
  expect(scorePlan(strips, rows, { k: 4, tolerance: 0.05 }).polsbyPopper).toBeCloseTo(0.16 * Math.PI, 12);
  const blocks = Int32Array.from(
    { length: 16 },
    (_, unit) => 2 * Math.floor(unit / 8) + Math.floor((unit % 4) / 2)
  );
  expect(scorePlan(strips, blocks, { k: 4, tolerance: 0.05 }).polsbyPopper).toBeCloseTo(Math.PI / 4, 12);
});

test('a degree square at the centre of the projection has its true area', () => {
  // R² · Δλ · (sin φ₂ − sin φ₁) with R = 6371.0072 km, from 39.5° to 40.5°: 9,470.6 km².
  const { x, y } = projectEqualArea(
    Float64Array.of(-98.5, -97.5, -97.5, -98.5),
    Float64Array.of(39.5, 39.5, 40.5, 40.5)
  );
  let doubled = 0;
  for (let i = 0; i < 4; i++) doubled += x[i]! * y[(i + 1) % 4]! - x[(i + 1) % 4]! * y[i]!;
  const radians = Math.PI / 180;
  const area = 6371.0072 ** 2 * radians * (Math.sin(40.5 * radians) - Math.sin(39.5 * radians));
  expect(Math.abs(doubled / 2)).toBeCloseTo(area, -1);
});
