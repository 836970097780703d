import { Delaunay } from 'd3-delaunay';
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
