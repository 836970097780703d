import { labelFont } from './paint-overlay.ts';

/** A measure of label widths in CSS pixels that remembers what it has measured. */
export function createTextMeasure(): (text: string, strong: boolean) => number {
  const widths = new Map<string, number>();
  let context: CanvasRenderingContext2D | null | undefined;
  return (text, strong) => {
    const key = `${strong} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      context ??= document.createElement('canvas').getContext('2d');
      if (!context) return text.length * 6.4;
      context.font = labelFont(strong);
      width = context.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };
}
