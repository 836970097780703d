/** How much of each pixel of a square a disc in its middle covers, 0 to 255. */
export type Mask = { readonly reach: number; readonly cover: Uint8Array };
/** Each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The mask of a disc, its edge a pixel soft. */
export function maskOf(radius: number): Mask {
  const reach = Math.ceil(radius + 0.5);
  const across = 2 * reach + 1;
  const cover = new Uint8Array(across * across);
  for (let row = 0; row < across; row++)
    for (let column = 0; column < across; column++) {
      const far = Math.hypot(row - reach, column - reach);
      cover[row * across + column] = Math.round(255 * Math.min(1, Math.max(0, radius - far + 0.5)));
    }
  return { reach, cover };
}

/** Lay a disc over what is there, in pixels; what reaches beyond the image is cut off. */
export function stampDisc(
  { data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>,
  { reach, cover }: Mask,
  x: number,
  y: number,
  [red, green, blue]: Rgb
): void {
  const across = 2 * reach + 1;
  const [left, right] = [Math.max(0, x - reach), Math.min(width - 1, x + reach)];
  const [top, bottom] = [Math.max(0, y - reach), Math.min(height - 1, y + reach)];
  for (let row = top; row <= bottom; row++) {
    let at = 4 * (row * width + left);
    let of = (row - y + reach) * across + (left - x + reach);
    for (let column = left; column <= right; column++, at += 4, of++) {
      const over = cover[of]!;
      if (over === 0) continue;
      const under = (data[at + 3]! * (255 - over)) / 255;
      const both = over + under;
      data[at] = (red * over + data[at]! * under) / both;
      data[at + 1] = (green * over + data[at + 1]! * under) / both;
      data[at + 2] = (blue * over + data[at + 2]! * under) / both;
      data[at + 3] = both;
    }
  }
}
