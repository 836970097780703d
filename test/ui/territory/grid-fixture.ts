import type { Topology } from 'topojson-specification';
import { readGeometry } from '../../../src/lib/ui/map/map-geometry.ts';
import type { PlanBaseline } from '../../../src/lib/ui/territory/territory-plan.ts';

/** A map of 3 × 2 unit squares: `a b c` above `d e f`. Arcs are the sides of the squares. */
export function gridGeometry() {
  const arcs: number[][][] = [];
  const side = (from: number[], to: number[]) => arcs.push([from, to]) - 1;
  const across = [0, 1, 2].map((y) => [0, 1, 2].map((x) => side([x, y], [x + 1, y])));
  const down = [0, 1].map((y) => [0, 1, 2, 3].map((x) => side([x, y], [x, y + 1])));
  const square = (id: string, x: number, y: number) => ({
    type: 'Polygon' as const,
    id,
    properties: { name: id.toUpperCase() },
    arcs: [[across[y]![x]!, down[y]![x + 1]!, ~across[y + 1]![x]!, ~down[y]![x]!]]
  });
  const geometries = [...'abcdef'].map((id, i) => square(id, i % 3, Math.floor(i / 3)));
  const topology: Topology = {
    type: 'Topology',
    objects: { cells: { type: 'GeometryCollection', geometries } },
    arcs
  };
  return readGeometry(topology, {
    object: 'cells',
    parentOf: (id) => (id < 'd' ? 'north' : 'south'),
    parentNames: new Map([
      ['north', 'North'],
      ['south', 'South']
    ]),
    kilometresPerUnit: () => 10
  });
}

/** West holds a and d, East holds c and f, Middle holds b and e. */
export const gridBaseline: PlanBaseline = {
  territories: [
    { territory: 'E', name: 'East', parent: null, rep: 'r2' },
    { territory: 'M', name: 'Middle', parent: null, rep: null },
    { territory: 'W', name: 'West', parent: null, rep: 'r1' }
  ],
  parents: new Map(),
  units: [
    { unit: 'a', territory: 'W' },
    { unit: 'b', territory: 'M' },
    { unit: 'c', territory: 'E' },
    { unit: 'd', territory: 'W' },
    { unit: 'e', territory: 'M' },
    { unit: 'f', territory: 'E' }
  ]
};
