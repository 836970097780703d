import { createRandom } from '../../../src/lib/core/random.ts';
import { buildUnitGraph, type EdgeRow, type UnitGraph } from '../../../src/lib/core/territory/unit-graph.ts';

/** Cells of 10 × 10 km in rows and columns, with weights drawn from a seed (1 each without one). */
export function gridMap(columns: number, rows: number, seed?: number, measures = 1): UnitGraph {
  const random = seed === undefined ? undefined : createRandom(seed, 'grid');
  const id = (c: number, r: number) => `${String(r).padStart(3, '0')}-${String(c).padStart(3, '0')}`;
  const units = [];
  const edges: EdgeRow[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const weights = Array.from({ length: measures }, () =>
        random === undefined ? 1 : 1 + random.below(20)
      );
      units.push({ id: id(c, r), x: 10 * c, y: 10 * r, measures: weights, areaKm2: 100, perimeterKm: 40 });
      if (c + 1 < columns) edges.push({ u: id(c, r), v: id(c + 1, r), borderKm: 10 });
      if (r + 1 < rows) edges.push({ u: id(c, r), v: id(c, r + 1), borderKm: 10 });
    }
  }
  const names = Array.from({ length: measures }, (_, m) => `measure${m + 1}`);
  const graph = buildUnitGraph(units, edges, names);
  if (!graph.ok) throw new Error(graph.problems[0]!.message);
  return graph.value;
}

/** Any plan at all: territories drawn at random, some units without one. */
export function scatteredPlan(graph: UnitGraph, k: number, seed: number, open = false): Int32Array {
  const random = createRandom(seed, 'plan');
  return Int32Array.from({ length: graph.count }, () => random.below(open ? k + 1 : k) - (open ? 1 : 0));
}
