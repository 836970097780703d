import type { Point } from './unit-finder.ts';

/** A text wanted at a point of the screen. Higher priorities are placed first; ties go by key. */
export type WantedLabel = {
  readonly key: string;
  readonly lines: readonly string[];
  readonly at: Point;
  readonly priority: number;
  readonly strong: boolean;
};
export type PlacedLabel = WantedLabel & {
  /** The middle of the text after it was pushed aside. */
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
};
export type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export const LABEL_LINE_HEIGHT = 13;
const GAP = 2;

/**
 * Texts that do not overlap each other nor the obstacles (floating panels, in screen pixels): each takes its own point, else the first
 * free place around it that stays on the screen; what finds none is left out.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  widthOf: (text: string, strong: boolean) => number,
  obstacles: readonly Rectangle[] = [],
  screenWidth = Infinity
): PlacedLabel[] {
  const taken: Rectangle[] = [...obstacles];
  const placed: PlacedLabel[] = [];
  const order = [...wanted].sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1));
  for (const label of order) {
    const width = Math.max(...label.lines.map((line) => widthOf(line, label.strong)));
    const height = label.lines.length * LABEL_LINE_HEIGHT;
    for (const [dx, dy] of aside(width, height)) {
      const centre: Point = [label.at[0] + dx, label.at[1] + dy];
      const box = around(centre, width, height);
      const inside = label.at[0] >= 0 && label.at[0] <= screenWidth;
      if (inside && (box.left < 0 || box.right > screenWidth)) continue;
      if (taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ ...label, centre, width, height });
      break;
    }
  }
  return placed;
}

const aside = (width: number, height: number): Point[] => [
  [0, 0],
  [0, -height * 0.6],
  [0, height * 0.6],
  [-width * 0.3, 0],
  [width * 0.3, 0],
  [0, -height * 1.1],
  [0, height * 1.1],
  [-width * 0.55, -height * 0.5],
  [width * 0.55, -height * 0.5],
  [width * 0.55, height * 0.5],
  [-width * 0.55, height * 0.5]
];

const around = ([x, y]: Point, width: number, height: number): Rectangle => ({
  left: x - width / 2 - GAP,
  right: x + width / 2 + GAP,
  top: y - height / 2,
  bottom: y + height / 2
});

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
