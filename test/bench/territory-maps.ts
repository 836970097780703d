import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { readTable, requireColumn } from '../../src/cli/read-table.ts';
import { holdersOf, readAlignment, readUnitFiles } from '../../src/cli/territory-files.ts';
import { buildUnitGraph, type UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';

const geography = new URL('../../datasets/geography/', import.meta.url).pathname;

/** The maps of the table. `best` is the best inertia known, where one is. */
export type TerritoryMaps = {
  readonly origin: string;
  counties(...measures: string[]): Promise<UnitGraph>;
  northCarolina(): Promise<UnitGraph>;
  /** The plan in force to realign to households; undefined where the map has none. */
  currentPlan(graph: UnitGraph): Promise<Int32Array | undefined>;
  readonly best: { readonly us48?: number; readonly nc?: number; readonly three?: number };
};

/** Counties of some states; the shipped ones, whatever the tuning instances are. */
export const stateMap = (states: string, measures: readonly string[] = ['population']): Promise<UnitGraph> =>
  shippedCounties(measures, (state) => states.split('+').includes(state));

/** The tuning instances where they are, else the same kinds of map from the shipped counties. */
export function territoryMaps(): TerritoryMaps {
  const places = [process.env['EVENFIELD_TERRITORY_DATA'] ?? '', '../shared/data/territory-dev'];
  const folder = places
    .map((place) => resolve(place))
    .find((place) => existsSync(join(place, 'us48.nodes.csv')));
  return folder === undefined ? shippedMaps() : tuningMaps(folder);
}

function tuningMaps(folder: string): TerritoryMaps {
  const read = async (name: string, measures: string[]) =>
    (await readUnitFiles(join(folder, `${name}.nodes.csv`), join(folder, `${name}.edges.csv`), measures))
      .graph;
  return {
    origin: 'territory-dev',
    counties: (...measures) => read('us48', measures),
    northCarolina: () => read('nc', ['population']),
    async currentPlan(graph) {
      const plan = await readAlignment(join(folder, 'us48.current-k48.csv'), graph);
      return holdersOf(graph, plan, [...new Set(plan.values())].sort());
    },
    best: { us48: 6.647e12, nc: 2.84485e10, three: 1.435e13 }
  };
}

function shippedMaps(): TerritoryMaps {
  return {
    origin:
      'datasets/geography (no territory-dev: ratios are to the best run of each row, and nothing is realigned)',
    counties: (...measures) => shippedCounties(measures, (state) => state !== 'AK' && state !== 'HI'),
    northCarolina: () => shippedCounties(['population'], (state) => state === 'NC'),
    currentPlan: async () => undefined,
    best: {}
  };
}

/** Counties of some states that hang together, with their shared borders. */
async function shippedCounties(
  measures: readonly string[],
  keep: (state: string) => boolean
): Promise<UnitGraph> {
  const [unitsFile, edgesFile] = [`${geography}us_counties.csv`, `${geography}county_adjacency.csv`];
  const [units, edges] = [await readTable(unitsFile), await readTable(edgesFile)];
  const column = (name: string) => requireColumn(units, name, unitsFile);
  const [id, state, x, y, area, perimeter] = [
    'fips',
    'state',
    'x_km',
    'y_km',
    'area_km2',
    'perimeter_km'
  ].map(column) as [number, number, number, number, number, number];
  const rows = units.rows.filter((row) => keep(row[state]!));
  const inside = new Set(rows.map((row) => row[id]!));
  const borders = edges.rows
    .map(([u = '', v = '', km = '']) => ({ u, v, borderKm: Number(km) }))
    .filter(({ u, v }) => inside.has(u) && inside.has(v));
  const whole = largestPart([...inside], borders);
  const graph = buildUnitGraph(
    rows
      .filter((row) => whole.has(row[id]!))
      .map((row) => ({
        id: row[id]!,
        x: Number(row[x]),
        y: Number(row[y]),
        measures: measures.map((name) => Number(row[column(name)])),
        areaKm2: Number(row[area]),
        perimeterKm: Number(row[perimeter])
      })),
    borders.filter(({ u, v }) => whole.has(u) && whole.has(v)),
    measures
  );
  if (!graph.ok) throw new Error(graph.problems[0]!.message);
  return graph.value;
}

function largestPart(ids: readonly string[], edges: readonly { u: string; v: string }[]): Set<string> {
  const neighbors = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { u, v } of edges) {
    neighbors.get(u)!.push(v);
    neighbors.get(v)!.push(u);
  }
  let best = new Set<string>();
  const seen = new Set<string>();
  for (const origin of ids) {
    if (seen.has(origin)) continue;
    const part = [origin];
    seen.add(origin);
    for (const at of part) {
      for (const next of neighbors.get(at)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    if (part.length > best.size) best = new Set(part);
  }
  return best;
}
