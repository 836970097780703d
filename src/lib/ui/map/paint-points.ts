import type { MapPoints, MapScene } from './map-scene.ts';
import { type Frame, useScreen } from './paint-frame.ts';
import { type Mask, type Rgb, maskOf, stampDisc } from './disc-stamp.ts';
import { toScreen } from './map-view.ts';

/** Radius in pixels of a point with a share of the largest, growing slowly as the map is looked at closer. */
export const pointRadius = (share: number, zoom: number): number =>
  (1.4 + 7 * Math.sqrt(share)) * Math.min(2.4, Math.max(1, Math.pow(zoom, 0.4)));

/** Radii are drawn to a quarter of a pixel. */
const GRAIN = 4;
/** How far the dark edge reaches beyond a disc. */
const EDGE = 0.8;

/**
 * Discs stamped pixel by pixel from masks kept by radius: thousands of points cost a few milliseconds, where as many curves
 * would cost a processor that draws without a graphics card ten times that.
 */
export class PointStamps {
  readonly #masks = new Map<number, Mask>();
  #image: ImageData | undefined;
  #held: { readonly units: Int32Array; readonly holders: Int32Array } | undefined;
  #order = new Int32Array();

  /** Points in the colour of who holds them, then rings round the selected ones. */
  paint(frame: Frame, scene: MapScene, points: MapPoints, zoom: number): void {
    const { palette, colours, holders } = scene;
    const { context, view, pixelRatio } = frame;
    const { width, height } = context.canvas;
    if (width === 0 || height === 0) return;
    if (this.#image?.width !== width || this.#image.height !== height)
      this.#image = context.createImageData(width, height);
    const { data } = this.#image;
    data.fill(0);
    const order = this.#byHolder(points, holders);
    const stamp = (from: number, to: number, colour: Rgb, wider: number) => {
      for (let at = from; at < to; at++) {
        const i = order[at]!;
        const radius = (pointRadius(points.share[i]!, zoom) + wider) * pixelRatio;
        const x = Math.round((points.at[2 * i]! * view.scale + view.x) * pixelRatio);
        const y = Math.round((points.at[2 * i + 1]! * view.scale + view.y) * pixelRatio);
        stampDisc(this.#image!, this.#mask(radius), x, y, colour);
      }
    };
    const ink = rgbOf(palette.ink);
    for (let from = 0; from < order.length;) {
      const holder = holders[points.units[order[from]!]!]!;
      let to = from;
      while (to < order.length && holders[points.units[order[to]!]!] === holder) to++;
      // All edges first: points that overlap stay a patch of colour with one outline.
      stamp(from, to, ink, EDGE);
      stamp(from, to, rgbOf(palette.territories[colours[holder] ?? -1] ?? palette.noData), 0);
      from = to;
    }
    context.putImageData(this.#image, 0, 0);
    paintSelected(frame, scene, points, zoom);
  }

  /** Points in the order of who holds them. */
  #byHolder({ units }: MapPoints, holders: Int32Array): Int32Array {
    if (this.#held?.units === units && this.#held.holders === holders) return this.#order;
    this.#held = { units, holders };
    const of = (i: number) => holders[units[i]!]!;
    this.#order = Int32Array.from(units.keys()).sort((a, b) => of(a) - of(b) || a - b);
    return this.#order;
  }
  #mask(radius: number): Mask {
    const key = Math.max(2, Math.round(radius * GRAIN));
    let mask = this.#masks.get(key);
    if (mask === undefined) this.#masks.set(key, (mask = maskOf(key / GRAIN)));
    return mask;
  }
}

/** Of `#RRGGBB`. */
const rgbOf = (colour: string): Rgb => [
  parseInt(colour.slice(1, 3), 16),
  parseInt(colour.slice(3, 5), 16),
  parseInt(colour.slice(5, 7), 16)
];

function paintSelected(frame: Frame, { palette }: MapScene, points: MapPoints, zoom: number): void {
  const { context, view } = frame;
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
