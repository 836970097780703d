import { expect, test } from 'vitest';
import { maskOf, stampDisc } from '../../../src/lib/ui/map/disc-stamp.ts';

const blank = (width: number, height: number) => ({
  data: new Uint8ClampedArray(4 * width * height),
  width,
  height
});
const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;

test('a mask covers what a disc of its radius does: π r² pixels within 5 %, whole in the middle', () => {
  for (const radius of [2, 3.25, 5, 8.5]) {
    const { reach, cover } = maskOf(radius);
    const area = cover.reduce((sum, pixel) => sum + pixel / 255, 0);
    expect(Math.abs(area / (Math.PI * radius ** 2) - 1)).toBeLessThan(0.05);
    expect(cover[reach * (2 * reach + 1) + reach]).toBe(255);
    expect(cover[0]).toBe(0);
  }
});

test('a smaller disc on a larger one leaves its edge; half over a colour mixes both', () => {
  const image = blank(21, 21);
  stampDisc(image, maskOf(6), 10, 10, red);
  stampDisc(image, maskOf(3), 10, 10, blue);
  const at = (x: number, y: number) => [...image.data.subarray(4 * (21 * y + x), 4 * (21 * y + x) + 4)];
  expect(at(10, 10)).toEqual([0, 0, 255, 255]);
  expect(at(15, 10)).toEqual([255, 0, 0, 255]);
  expect(at(13, 10)).toEqual([127, 0, 128, 255]);
  expect(at(18, 10)).toEqual([0, 0, 0, 0]);
});

test('a disc over a corner is cut off there, one off the image leaves it as it was', () => {
  const image = blank(8, 4);
  stampDisc(image, maskOf(3), 40, 2, red);
  stampDisc(image, maskOf(3), -9, -9, red);
  expect(image.data.some((value) => value !== 0)).toBe(false);
  stampDisc(image, maskOf(2), 0, 0, red);
  expect([...image.data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  expect([...image.data.subarray(4 * 7, 4 * 8)]).toEqual([0, 0, 0, 0]);
});
