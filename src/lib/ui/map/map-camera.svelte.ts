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

/** How long the map must lie still, in milliseconds, before its picture is drawn anew. */
const REST = 150;
/** How far a picture is stretched, and how much of the view it may leave empty, while the hand moves the map. */
const STRETCH = 2;
const EMPTY = 0.45;

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
  /** The same object as long as the whole map fits the same place: what is drawn by it need not be drawn again. */
  readonly fitted: MapView = $derived.by(() => fitView(this.#extent, this.size, this.#insets()));
  readonly view: MapView = $derived(this.#moved ?? this.fitted);
  get isFitted(): boolean {
    return this.#moved === undefined;
  }
  #held = $state.raw<MapView | undefined>(undefined);
  #glides = 0;
  /** What the picture is drawn by: the view, or while the hand moves the map the one it had before; see `lag`. */
  get drawn(): MapView {
    return this.#held ?? this.view;
  }
  /** How the drawn picture must be moved and stretched to lie in the view. */
  get lag(): MapView {
    const { drawn, view } = this;
    const scale = view.scale / drawn.scale;
    return { scale, x: view.x - drawn.x * scale, y: view.y - drawn.y * scale };
  }
  /** Look from elsewhere with the hand on the map: the picture is only pushed about, and drawn anew once it rests. */
  glide(view: MapView): void {
    this.#held ??= this.view;
    this.look(view);
    const { scale, x, y } = this.lag;
    const { width, height } = this.size;
    const across = Math.min(width, x + width * scale) - Math.max(0, x);
    const down = Math.min(height, y + height * scale) - Math.max(0, y);
    const isFar = scale > STRETCH || across < EMPTY * width || down < EMPTY * height;
    if (isFar) this.#held = this.view;
    this.#restAfter(++this.#glides);
  }
  /** Counted from the frame that shows the move: on a slow machine a drawing would else follow every move. */
  #restAfter(glide: number): void {
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (glide === this.#glides) this.#held = undefined;
      }, REST)
    );
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
