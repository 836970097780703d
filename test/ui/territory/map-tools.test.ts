import { beforeEach, expect, test } from 'vitest';
import type { Point } from '../../../src/lib/ui/map/unit-finder.ts';
import { Brush } from '../../../src/lib/ui/territory/brush.svelte.ts';
import { MapTools, type Tool } from '../../../src/lib/ui/territory/map-tools.svelte.ts';
import { gridEditor } from './grid-editor.ts';

let grid: ReturnType<typeof gridEditor>;
let tools: MapTools;
let chosenAccounts: number[][];
const accounts: readonly Point[] = [[0.5, 0.5], [2.5, 1.5]]; // prettier-ignore

beforeEach(() => {
  grid = gridEditor();
  chosenAccounts = [];
  tools = new MapTools(grid.editor, new Brush(grid.editor.geometry, 'grid'), undefined, {
    accountAt: ([x, y]) => accounts.findIndex((at) => Math.hypot(at[0] - x, at[1] - y) < 0.1),
    accountsIn: (inside) => accounts.flatMap((at, i) => (inside(at) ? [i] : [])),
    choose: (some) => void chosenAccounts.push([...some])
  });
});

const units = () => [...grid.editor.selectedUnits].map((unit) => grid.editor.geometry.ids[unit]).join('');
function click(tool: Tool, point: Point, extend = false) {
  tools.pick(tool);
  tools.gesture({ kind: 'start', point, extend, box: false });
  tools.gesture({ kind: 'finish', point });
}
function drag(tool: Tool, points: readonly Point[], extend = false) {
  tools.pick(tool);
  tools.gesture({ kind: 'start', point: points[0]!, extend, box: false });
  points.slice(1).forEach((point, i) => tools.gesture({ kind: 'drag', from: points[i]!, point }));
  tools.gesture({ kind: 'finish', point: points.at(-1)! });
}
const middle: Point = [1.5, 0.4];

test('a click with the hand picks the territory and leaves no county selected from before', () => {
  grid.editor.chooseUnits([0, 1]);
  click('pan', middle);
  expect([units(), grid.editor.selected]).toEqual(['', ['M']]);
  expect(chosenAccounts).toEqual([[]]);
});

test('a click beside the map clears everything; with Shift nothing', () => {
  grid.editor.chooseUnits([0]);
  grid.editor.choose('W');
  click('pan', [9, 9], true);
  expect([units(), grid.editor.selected]).toEqual(['a', ['W']]);
  click('pan', [9, 9]);
  expect([units(), grid.editor.selected]).toEqual(['', []]);
});

test('the info tool picks the unit with its territory', () => {
  click('info', middle);
  expect([units(), grid.editor.selected]).toEqual(['b', ['M']]);
});

test('Shift-click adds a unit and takes it out again, whatever tool is in the hand, and hands nothing over', () => {
  grid.editor.choose('W');
  for (const tool of ['pan', 'info', 'lasso', 'rectangle'] as const) {
    click(tool, middle, true);
    click(tool, [2.5, 0.2], true);
    expect(units(), tool).toBe('bc');
    click(tool, middle, true);
    click(tool, [2.5, 0.2], true);
    expect(units(), tool).toBe('');
  }
  click('brush', middle, true);
  expect(units()).toBe('b');
  click('brush', middle, true);
  expect([units(), grid.changes, grid.editor.selected]).toEqual(['', [], ['W']]);
});

test('a rectangle with nobody chosen selects units, and the accounts where they are shown', () => {
  drag('rectangle', [[-0.5, -0.5], [2, 0.9]]); // prettier-ignore
  expect([units(), chosenAccounts, grid.changes]).toEqual(['ab', [[0]], []]);
});

test('a lasso with nobody chosen selects what it surrounds', () => {
  drag('lasso', [[1.8, -0.5], [3.5, -0.5], [3.5, 2.5], [1.8, 2.5]]); // prettier-ignore
  expect([units(), chosenAccounts]).toEqual(['cf', [[1]]]);
});

test('with a territory chosen a rectangle hands over; begun with Shift it adds to the selection', () => {
  grid.editor.choose('W');
  grid.editor.chooseUnits([0]);
  drag('rectangle', [[1, -0.5], [2, 0.9]], true); // prettier-ignore
  expect([units(), grid.changes]).toEqual(['ab', []]);
  drag('rectangle', [[1, -0.5], [2, 0.9]]); // prettier-ignore
  expect(grid.changes).toEqual([{ type: 'territory.move', units: ['b'], from: 'M', to: 'W' }]);
});

test('what lies under the brush is counted where it is', () => {
  tools.pick('brush');
  expect(tools.underBrush).toBeUndefined();
  tools.gesture({ kind: 'hover', point: [1.5, 0.5] });
  expect(tools.underBrush).toBe(1);
  tools.brush.resize(12);
  expect(tools.underBrush).toBe(4);
});
