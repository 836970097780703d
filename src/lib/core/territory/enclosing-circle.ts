export type Circle = { readonly x: number; readonly y: number; readonly radius: number };

/** A point this little outside, as a share of the radius, counts as inside: coordinates are not exact. */
const HAIR = 1e-10;

/**
 * The smallest circle around points (Welzl 1991, in its iterative form over the convex hull, so that no shuffle is
 * needed and the same points give the same circle to the bit). Radius 0 for one point; undefined for none.
 */
export function enclosingCircle(xs: ArrayLike<number>, ys: ArrayLike<number>): Circle | undefined {
  const hull = convexHull(xs, ys);
  if (hull.length === 0) return undefined;
  let circle: Circle = { x: hull[0]![0], y: hull[0]![1], radius: 0 };
  for (let i = 1; i < hull.length; i++) {
    if (holds(circle, hull[i]!)) continue;
    circle = { x: hull[i]![0], y: hull[i]![1], radius: 0 };
    for (let j = 0; j < i; j++) {
      if (holds(circle, hull[j]!)) continue;
      circle = across(hull[i]!, hull[j]!);
      for (let l = 0; l < j; l++)
        if (!holds(circle, hull[l]!)) circle = through(hull[i]!, hull[j]!, hull[l]!);
    }
  }
  return circle;
}

type Point = readonly [number, number];

const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
const holds = ({ x, y, radius }: Circle, point: Point): boolean =>
  distance([x, y], point) <= radius * (1 + HAIR) + Number.MIN_VALUE;

const across = (a: Point, b: Point): Circle => ({
  x: (a[0] + b[0]) / 2,
  y: (a[1] + b[1]) / 2,
  radius: distance(a, b) / 2
});

/** The circle through three points; across the two farthest apart where they lie on a line. */
function through(a: Point, b: Point, c: Point): Circle {
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const d = 2 * (bx * cy - by * cx);
  if (d === 0) {
    return [across(a, b), across(b, c), across(a, c)].reduce((most, next) =>
      next.radius > most.radius ? next : most
    );
  }
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  const [ux, uy] = [(cy * b2 - by * c2) / d, (bx * c2 - cx * b2) / d];
  return { x: a[0] + ux, y: a[1] + uy, radius: Math.sqrt(ux * ux + uy * uy) };
}

/** Corners of the convex hull, counter-clockwise (Andrew 1979). */
function convexHull(xs: ArrayLike<number>, ys: ArrayLike<number>): Point[] {
  const points = Array.from({ length: xs.length }, (_, i): Point => [xs[i]!, ys[i]!]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (points.length < 3) return points;
  const chain = (ordered: readonly Point[]): Point[] => {
    const out: Point[] = [];
    for (const point of ordered) {
      while (out.length > 1 && turn(out[out.length - 2]!, out[out.length - 1]!, point) <= 0) out.pop();
      out.push(point);
    }
    return out.slice(0, -1);
  };
  return [...chain(points), ...chain(points.slice().reverse())];
}

const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
