/** Points of a ring or line: x and y in turn. A ring may repeat its first point at its end. */
export type Points = ArrayLike<number>;

/** Signed area (shoelace), in the square of the plane's unit. */
export function ringArea(points: Points): number {
  let twice = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    twice += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!;
  }
  return twice / 2;
}

/** Centroid of the area; of the points where the area is zero (a sliver has no better one). */
export function ringCentre(points: Points): [number, number] {
  const originX = points[0] ?? 0;
  const originY = points[1] ?? 0;
  let [twice, x, y, meanX, meanY] = [0, 0, 0, 0, 0];
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, ay] = [points[j]! - originX, points[j + 1]! - originY];
    const [bx, by] = [points[i]! - originX, points[i + 1]! - originY];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    meanX += bx;
    meanY += by;
  }
  const count = points.length / 2;
  if (Math.abs(twice) < 1e-12) return [originX + meanX / count, originY + meanY / count];
  return [originX + x / (3 * twice), originY + y / (3 * twice)];
}

/** Whether a horizontal ray from the point crosses the ring an odd number of times. */
export function ringContains(points: Points, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, ay] = [points[i]!, points[i + 1]!];
    const [bx, by] = [points[j]!, points[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Square of the distance from a point to the segment a–b. */
export function squaredDistanceToSegment(
  [x, y]: readonly [number, number],
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number]
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  const [px, py] = [x - ax - along * dx, y - ay - along * dy];
  return px * px + py * py;
}
