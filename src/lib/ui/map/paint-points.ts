import type { MapPoints, MapScene } from './map-scene.ts';
import { type Frame, usePlane, useScreen } from './paint-frame.ts';
import { toScreen } from './map-view.ts';

/** Radius in pixels of a point with a share of the largest, growing slowly as the map is looked at closer. */
export const pointRadius = (share: number, zoom: number): number =>
  (1.4 + 7 * Math.sqrt(share)) * Math.min(2.4, Math.max(1, Math.pow(zoom, 0.4)));

/** The discs of points by who holds their unit, kept while the map is only moved. */
export class PointPaths {
  #key: readonly unknown[] = [];
  #paths = new Map<number, Path2D>();

  byHolder(points: MapPoints, holders: Int32Array, scale: number, zoom: number): ReadonlyMap<number, Path2D> {
    const key = [points.at, points.share, holders, scale];
    if (key.every((part, i) => part === this.#key[i])) return this.#paths;
    const paths = new Map<number, Path2D>();
    for (let i = 0; i < points.units.length; i++) {
      const holder = holders[points.units[i]!]!;
      let path = paths.get(holder);
      if (path === undefined) paths.set(holder, (path = new Path2D()));
      const [x, y] = [points.at[2 * i]!, points.at[2 * i + 1]!];
      const radius = pointRadius(points.share[i]!, zoom) / scale;
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
    [this.#key, this.#paths] = [key, paths];
    return paths;
  }
}

/** Points in the colour of who holds them, then rings round the selected ones. */
export function paintPoints(
  frame: Frame,
  { palette, colours, holders }: MapScene,
  points: MapPoints,
  paths: PointPaths,
  zoom: number
): void {
  const { context, view } = frame;
  usePlane(frame);
  context.lineWidth = 1.6 / view.scale;
  context.strokeStyle = palette.ink;
  for (const [holder, path] of paths.byHolder(points, holders, view.scale, zoom)) {
    context.fillStyle = palette.territories[colours[holder] ?? -1] ?? palette.noData;
    // The fill covers what a line draws inside: points that overlap stay a patch of colour with one outline.
    context.stroke(path);
    context.fill(path);
  }
  useScreen(frame);
  for (const i of points.selected) {
    const [x, y] = toScreen(view, [points.at[2 * i]!, points.at[2 * i + 1]!]);
    for (const [colour, width] of [
      [palette.halo, 5],
      [palette.selection, 2.4]
    ] as const) {
      context.beginPath();
      context.arc(x, y, pointRadius(points.share[i]!, zoom) + 2.5, 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
  }
}
