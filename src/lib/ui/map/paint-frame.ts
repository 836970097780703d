import type { Box, MapView, Size } from './map-view.ts';

/** A canvas, the view it shows and how many device pixels make a CSS pixel. */
export type Frame = {
  readonly context: CanvasRenderingContext2D;
  readonly view: MapView;
  readonly size: Size;
  readonly pixelRatio: number;
  /** The part to draw, in CSS pixels; the whole where it is left out. */
  readonly part?: Box;
};

/** How far lines reach beyond what they are drawn along, in pixels. */
const ROOM = 4;

/** Fit a canvas to its place on the page and clear it, or `keep` what is on it. */
export function openFrame(
  canvas: HTMLCanvasElement,
  view: MapView,
  size: Size,
  pixelRatio: number,
  keep = false
): Frame {
  const [width, height] = [Math.round(size.width * pixelRatio), Math.round(size.height * pixelRatio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  // Thousands of small curves are filled faster by the processor than by a graphics card, with or without one.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!keep) context.clearRect(0, 0, width, height);
  return { context, view, size, pixelRatio };
}

/** Draw in coordinates of the plane. */
export function usePlane({ context, view, pixelRatio }: Frame): void {
  context.setTransform(
    view.scale * pixelRatio,
    0,
    0,
    view.scale * pixelRatio,
    view.x * pixelRatio,
    view.y * pixelRatio
  );
}

/** Whether a box of the plane lies in the frame, or so near that a line of it could. */
export function isInSight({ view, size, part }: Frame, [left, top, right, bottom]: Box): boolean {
  const [west, north, east, south] = part ?? [0, 0, size.width, size.height];
  const room = 4 / view.scale;
  return (
    right + room >= (west - view.x) / view.scale &&
    left - room <= (east - view.x) / view.scale &&
    bottom + room >= (north - view.y) / view.scale &&
    top - room <= (south - view.y) / view.scale
  );
}

/** Draw in CSS pixels of the screen. */
export function useScreen({ context, pixelRatio }: Frame): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}

export type Stroke = {
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
};

/** Stroke a path of the plane with a line whose width and dashes are in pixels of the screen. */
export function strokePath(
  frame: Frame,
  path: Path2D,
  { colour, width, opacity = 1, dash = [] }: Stroke
): void {
  const { context, view } = frame;
  usePlane(frame);
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = width / view.scale;
  context.lineJoin = 'round';
  context.lineCap = dash.length > 0 ? 'butt' : 'round';
  context.setLineDash(dash.map((length) => length / view.scale));
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

export function fillPath(frame: Frame, path: Path2D, colour: string, rule: CanvasFillRule = 'nonzero'): void {
  usePlane(frame);
  frame.context.fillStyle = colour;
  frame.context.fill(path, rule);
}

/** Clear a box of the plane, with room for lines along its edge, and answer a frame that draws in it alone; `whole` undoes that. */
export function openPart(frame: Frame, box: Box): Frame & { readonly part: Box } {
  const { context, view, size, pixelRatio } = frame;
  const place = (value: number, shift: number, most: number, grow: -1 | 1) => {
    const pixel = (value * view.scale + shift + grow * ROOM) * pixelRatio;
    return Math.min(
      Math.round(most * pixelRatio),
      Math.max(0, grow < 0 ? Math.floor(pixel) : Math.ceil(pixel))
    );
  };
  const [left, top] = [place(box[0], view.x, size.width, -1), place(box[1], view.y, size.height, -1)];
  const [right, bottom] = [place(box[2], view.x, size.width, 1), place(box[3], view.y, size.height, 1)];
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(left, top, right - left, bottom - top);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  const part = [left, top, right, bottom].map((pixel) => pixel / pixelRatio) as [
    number,
    number,
    number,
    number
  ];
  return { ...frame, part };
}
