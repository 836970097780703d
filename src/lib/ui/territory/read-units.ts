import { type Result } from '../../core/result.ts';
import { type EdgeRow, type UnitGraph, buildUnitGraph } from '../../core/territory/unit-graph.ts';
import type { MapGeometry } from '../map/map-geometry.ts';

/** Where units lie and who borders whom, as the geography's two files say. */
export type UnitPlaces = {
  readonly places: ReadonlyMap<
    string,
    { readonly x: number; readonly y: number; readonly areaKm2: number; readonly perimeterKm: number }
  >;
  readonly edges: readonly EdgeRow[];
};

/** Read `fips,…,x_km,y_km,area_km2,perimeter_km,…` and `u,v,border_km`: files of ours, without quotes. */
export function readUnitPlaces(unitsCsv: string, edgesCsv: string): UnitPlaces {
  const [header = [], ...rows] = cellsOf(unitsCsv);
  const column = (name: string) => header.indexOf(name);
  const [x, y, area, perimeter] = ['x_km', 'y_km', 'area_km2', 'perimeter_km'].map(column) as [
    number,
    number,
    number,
    number
  ];
  const number = (row: readonly string[], at: number) => Number(row[at]);
  return {
    places: new Map(
      rows.map((row) => [
        row[column('fips')]!,
        {
          x: number(row, x),
          y: number(row, y),
          areaKm2: number(row, area),
          perimeterKm: number(row, perimeter)
        }
      ])
    ),
    edges: cellsOf(edgesCsv)
      .slice(1)
      .map(([u = '', v = '', border]) => ({ u, v, borderKm: Number(border) }))
  };
}

const cellsOf = (csv: string): string[][] =>
  csv
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

/** The graph of some measures over the units of a map; its units stand in the map's own order. */
export function graphOf(
  geometry: MapGeometry,
  { places, edges }: UnitPlaces,
  measures: readonly { readonly name: string; readonly values: Float64Array }[]
): Result<UnitGraph> {
  const units = geometry.ids.map((id, unit) => {
    const { x, y, ...shape } = places.get(id) ?? { x: NaN, y: NaN };
    return { id, x, y, measures: measures.map(({ values }) => Math.max(0, values[unit]!)), ...shape };
  });
  return buildUnitGraph(
    units,
    edges,
    measures.map(({ name }) => name)
  );
}

/** Neighbours of each unit by the edges, added to the borders the map draws; codes the map does not draw are passed over. */
export function linkedNeighbours(geometry: MapGeometry, edges: readonly EdgeRow[]): Int32Array[] {
  const near = geometry.neighbours.map((units) => new Set(units));
  for (const { u, v } of edges) {
    const [first, second] = [geometry.position.get(u), geometry.position.get(v)];
    if (first === undefined || second === undefined) continue;
    near[first]!.add(second);
    near[second]!.add(first);
  }
  return near.map((units) => Int32Array.from(units).sort());
}
