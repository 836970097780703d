import { expect, test } from 'vitest';
import { MapCamera } from '../../../src/lib/ui/map/map-camera.svelte.ts';
import type { Box } from '../../../src/lib/ui/map/map-view.ts';

const ROOM = { top: 0, right: 0, bottom: 0, left: 0 };
const cameraOf = () => new MapCamera([0, 0, 960, 600], () => ROOM);
const PLACE: Box = [200, 100, 240, 160];
const MIDDLE = [220, 130] as const;

const expectInTheMiddle = (camera: MapCamera, point: readonly [number, number]) => {
  const [x, y] = camera.toScreen(point);
  expect(x).toBeCloseTo(camera.size.width / 2, 6);
  expect(y).toBeCloseTo(camera.size.height / 2, 6);
};

test('a place that is shown stays in the middle when a panel takes or gives back room', () => {
  const camera = cameraOf();
  camera.resize({ width: 960, height: 600 });
  camera.show(PLACE);
  expectInTheMiddle(camera, MIDDLE);
  camera.resize({ width: 640, height: 480 });
  expectInTheMiddle(camera, MIDDLE);
});

test('a place asked for before the map has its size is shown once it has', () => {
  const camera = cameraOf();
  camera.show(PLACE);
  camera.resize({ width: 960, height: 600 });
  expectInTheMiddle(camera, MIDDLE);
  expect(camera.view.scale).toBeGreaterThan(camera.fitted.scale);
});

test('a map moved by hand keeps its scale and its middle when it is resized', () => {
  const camera = cameraOf();
  camera.resize({ width: 960, height: 600 });
  camera.look({ scale: 3, x: 480 - 3 * 400, y: 300 - 3 * 300 });
  expectInTheMiddle(camera, [400, 300]);
  camera.resize({ width: 700, height: 500 });
  expect(camera.view.scale).toBe(3);
  expectInTheMiddle(camera, [400, 300]);
});

test('the whole map follows its room, and comes back', () => {
  const camera = cameraOf();
  camera.resize({ width: 960, height: 600 });
  camera.show(PLACE);
  camera.showAll();
  expect(camera.view).toEqual(camera.fitted);
  camera.resize({ width: 480, height: 300 });
  expect(camera.view.scale).toBeCloseTo(0.5, 9);
});

test('a part as large as the whole is shown as the whole', () => {
  const camera = cameraOf();
  camera.resize({ width: 960, height: 600 });
  camera.show([0, 0, 900, 590]);
  expect(camera.view).toEqual(camera.fitted);
});
