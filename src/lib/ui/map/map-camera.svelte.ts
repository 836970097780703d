import {
  type Box,
  type Insets,
  type MapView,
  type Size,
  fitView,
  keepInSight,
  toScreen,
  zoomAbout
} from './map-view.ts';
import type { Point } from './unit-finder.ts';

const NO_INSETS: Insets = { top: 12, right: 12, bottom: 12, left: 12 };

/** Where the map is looked at from. It follows the fit of the whole map until somebody moves it. */
export class MapCamera {
  size = $state.raw<Size>({ width: 0, height: 0 });
  #moved = $state.raw<MapView | undefined>(undefined);
  readonly #extent: Box;
  readonly #insets: () => Insets;

  constructor(extent: Box, insets: () => Insets = () => NO_INSETS) {
    this.#extent = extent;
    this.#insets = insets;
  }
  get fitted(): MapView {
    return fitView(this.#extent, this.size, this.#insets());
  }
  get view(): MapView {
    return this.#moved ?? this.fitted;
  }
  get isFitted(): boolean {
    return this.#moved === undefined;
  }
  resize(size: Size): void {
    if (size.width !== this.size.width || size.height !== this.size.height) this.size = size;
  }
  look(view: MapView): void {
    this.#moved = keepInSight(view, this.#extent, this.size);
  }
  zoom(factor: number): void {
    this.look(zoomAbout(this.view, [this.size.width / 2, this.size.height / 2], factor, this.fitted));
  }
  /** Bring a part of the plane into the middle, with room around it: no closer than six times the whole, no farther than it. */
  show([left, top, right, bottom]: Box): void {
    const [padX, padY] = [(right - left) * 0.6 + 12, (bottom - top) * 0.6 + 12];
    const close = fitView([left - padX, top - padY, right + padX, bottom + padY], this.size, this.#insets());
    const limit = 6 * this.fitted.scale;
    if (close.scale <= this.fitted.scale) return this.showAll();
    const scale = Math.min(close.scale, limit);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    this.look({ scale, x: this.size.width / 2 - x * scale, y: this.size.height / 2 - y * scale });
  }
  showAll(): void {
    this.#moved = undefined;
  }
  toScreen(point: Point): Point {
    return toScreen(this.view, point);
  }
}
