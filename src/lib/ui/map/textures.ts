import { type Frame, usePlane, useScreen } from './paint-frame.ts';

export type Hatch = {
  readonly colour: string;
  /** Rising to the right (45°) or falling (−45°). */
  readonly rising: boolean;
  readonly spacing: number;
  readonly width: number;
  readonly opacity: number;
};

export const lockHatch = (ink: string): Hatch => ({
  colour: ink,
  rising: true,
  spacing: 5 * Math.SQRT2,
  width: 1.1,
  opacity: 0.42
});

export const ghostHatch = (receiver: string): Hatch => ({
  colour: receiver,
  rising: false,
  spacing: 6 * Math.SQRT2,
  width: 3.2,
  opacity: 1
});

/** Diagonal lines over a path, fixed to the screen so that they stay as fine at any zoom. */
export function hatchPath(frame: Frame, path: Path2D, hatch: Hatch, rule: CanvasFillRule = 'nonzero'): void {
  const { context, size } = frame;
  context.save();
  usePlane(frame);
  context.clip(path, rule);
  useScreen(frame);
  context.globalAlpha = hatch.opacity;
  context.strokeStyle = hatch.colour;
  context.lineWidth = hatch.width;
  context.beginPath();
  for (let at = -size.height; at < size.width; at += hatch.spacing) {
    context.moveTo(at, hatch.rising ? size.height : 0);
    context.lineTo(at + size.height, hatch.rising ? 0 : size.height);
  }
  context.stroke();
  context.restore();
}

const DOT_SPACING = 6;

/** Dots over a path: the texture of what nobody holds. */
export function dotPath(frame: Frame, path: Path2D, ink: string, rule: CanvasFillRule): void {
  const { context, size, part } = frame;
  const [left, top, right, bottom] = part ?? [0, 0, size.width, size.height];
  const first = (edge: number) => Math.max(0, Math.floor(edge / DOT_SPACING) - 1) * DOT_SPACING;
  context.save();
  usePlane(frame);
  context.clip(path, rule);
  useScreen(frame);
  context.globalAlpha = 0.5;
  context.fillStyle = ink;
  for (let y = first(top); y < bottom; y += DOT_SPACING) {
    const shift = (y / DOT_SPACING) % 2 === 0 ? 0 : DOT_SPACING / 2;
    for (let x = first(left) + shift; x < right; x += DOT_SPACING) context.fillRect(x, y, 1.4, 1.4);
  }
  context.restore();
}
