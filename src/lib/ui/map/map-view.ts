import type { Point } from './unit-finder.ts';

/** How the plane lies on the screen: screen = plane × scale + shift, in CSS pixels. */
export type MapView = { readonly scale: number; readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
export type Insets = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export const toScreen = (view: MapView, [x, y]: Point): Point => [
  x * view.scale + view.x,
  y * view.scale + view.y
];
export const toPlane = (view: MapView, [x, y]: Point): Point => [
  (x - view.x) / view.scale,
  (y - view.y) / view.scale
];

/** The view that shows a whole box in the middle of what the insets leave free. */
export function fitView([left, top, right, bottom]: Box, size: Size, insets: Insets): MapView {
  const width = Math.max(1, size.width - insets.left - insets.right);
  const height = Math.max(1, size.height - insets.top - insets.bottom);
  const scale = Math.min(width / Math.max(right - left, 1e-9), height / Math.max(bottom - top, 1e-9));
  return {
    scale,
    x: insets.left + (width - (left + right) * scale) / 2,
    y: insets.top + (height - (top + bottom) * scale) / 2
  };
}

export const MAXIMUM_ZOOM = 24;

/** Zoom about a point of the screen that stays where it is, between half the fitted scale and 24 times it. */
export function zoomAbout(view: MapView, [x, y]: Point, factor: number, fitted: MapView): MapView {
  const scale = Math.min(fitted.scale * MAXIMUM_ZOOM, Math.max(fitted.scale / 2, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

export const panBy = (view: MapView, dx: number, dy: number): MapView => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy
});

/** Keep some of the box on the screen, so that the map cannot be lost. */
export function keepInSight(view: MapView, [left, top, right, bottom]: Box, size: Size): MapView {
  const margin = Math.min(120, size.width / 3, size.height / 3);
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    scale: view.scale,
    x: clamp(view.x, margin - right * view.scale, size.width - margin - left * view.scale),
    y: clamp(view.y, margin - bottom * view.scale, size.height - margin - top * view.scale)
  };
}
