import { Delaunay } from 'd3-delaunay';
import { createRandom } from '../../src/lib/core/random.ts';
import { buildUnitGraph, type UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';

export type WeightedPoint = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
};

/** Points as units, neighbours where their Voronoi cells touch. */
export function voronoiMap(points: readonly WeightedPoint[], measure: string): UnitGraph {
  const delaunay = Delaunay.from(
    points,
    ({ x }) => x,
    ({ y }) => y
  );
  const edges = points.flatMap(({ id }, i) =>
    [...delaunay.neighbors(i)].filter((j) => j > i).map((j) => ({ u: id, v: points[j]!.id }))
  );
  const units = points.map(({ id, x, y, weight }) => ({ id, x, y, measures: [weight] }));
  const graph = buildUnitGraph(units, edges, [measure]);
  if (!graph.ok) throw new Error(graph.problems[0]!.message);
  return graph.value;
}

/** Points drawn around towns of very different size. */
export function pointMap(count: number, seed: number): UnitGraph {
  const random = createRandom(seed, 'points');
  const towns = Array.from({ length: 60 }, () => ({
    x: 4000 * random.next(),
    y: 2500 * random.next(),
    size: random.next() ** 3
  }));
  const points = Array.from({ length: count }, (_, i) => {
    const town = towns[random.below(towns.length)]!;
    const spread = random.next() < 0.5 ? 60 : 600;
    const [x, y] = [town.x + spread * (random.next() - 0.5), town.y + spread * (random.next() - 0.5)];
    return { id: String(i), x, y, weight: 1 + Math.round(100_000 * town.size * random.next() ** 4) };
  });
  return voronoiMap(points, 'accounts');
}
