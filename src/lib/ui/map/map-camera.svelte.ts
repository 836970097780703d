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

/** What is looked at: a part of the plane, or the point in the middle at a scale. */
type Aim = { readonly box: Box } | { readonly middle: Point; readonly scale: number };

/**
 * Where the map is looked at from. It follows the fit of the whole map until somebody moves it; what is in the middle stays there
 * when the map is given more or less room.
 */
export class MapCamera {
  size = $state.raw<Size>({ width: 0, height: 0 });
  #aim = $state.raw<Aim | undefined>(undefined);
  readonly #extent: Box;
  readonly #insets: () => Insets;

  constructor(extent: Box, insets: () => Insets = () => NO_INSETS) {
    this.#extent = extent;
    this.#insets = insets;
  }
  /** The same object as long as the whole map fits the same place: what is drawn by it need not be drawn again. */
  readonly fitted: MapView = $derived.by(() => fitView(this.#extent, this.size, this.#insets()));
  readonly view: MapView = $derived.by(() => {
    const aim = this.#aim;
    if (aim === undefined) return this.fitted;
    return 'box' in aim ? this.#close(aim.box) : this.#around(aim.middle, aim.scale);
  });
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
    const { scale, x, y } = keepInSight(view, this.#extent, this.size);
    this.#aim = { middle: [(this.size.width / 2 - x) / scale, (this.size.height / 2 - y) / scale], scale };
  }
  zoom(factor: number): void {
    this.look(zoomAbout(this.view, [this.size.width / 2, this.size.height / 2], factor, this.fitted));
  }
  /** Bring a part of the plane into the middle, with room around it: no closer than six times the whole, no farther than it. */
  show(box: Box): void {
    this.#aim = { box };
  }
  #close([left, top, right, bottom]: Box): MapView {
    const [padX, padY] = [(right - left) * 0.6 + 12, (bottom - top) * 0.6 + 12];
    const close = fitView([left - padX, top - padY, right + padX, bottom + padY], this.size, this.#insets());
    if (close.scale <= this.fitted.scale) return this.fitted;
    return this.#around(
      [(left + right) / 2, (top + bottom) / 2],
      Math.min(close.scale, 6 * this.fitted.scale)
    );
  }
  #around([x, y]: Point, scale: number): MapView {
    const view = { scale, x: this.size.width / 2 - x * scale, y: this.size.height / 2 - y * scale };
    return keepInSight(view, this.#extent, this.size);
  }
  showAll(): void {
    this.#aim = undefined;
  }
  toScreen(point: Point): Point {
    return toScreen(this.view, point);
  }
}
