import { projectEqualArea } from '../lib/core/territory/project-equal-area.ts';
import { buildUnitGraph, compareText, type UnitGraph } from '../lib/core/territory/unit-graph.ts';
import { readTable, requireColumn, type TextTable } from './read-table.ts';
import { WorkError } from './verb.ts';

/** The units and edges of a call, ready to score, and where the coordinates came from. */
export type UnitFiles = {
  readonly graph: UnitGraph;
  /** Name of the projection where lon, lat were projected; null where x_km, y_km were given. */
  readonly projection: string | null;
  /** Coordinates in km of a place given as x_km, y_km or lon, lat. */
  place(table: TextTable, row: readonly string[], file: string): [number, number];
};

/** An empty cell is not a 0. */
const toNumber = (cell: string | undefined): number =>
  cell === undefined || cell.trim() === '' ? NaN : Number(cell);

const RESERVED = new Set([
  'id',
  'name',
  'state',
  'county',
  'fips',
  'lon',
  'lat',
  'x_km',
  'y_km',
  'area_km2',
  'perimeter_km'
]);

/** Read the units and edges tables; without `measures` the first column of numbers is the measure. */
export async function readUnitFiles(
  unitsFile: string,
  edgesFile: string,
  measures: readonly string[],
  linksFile?: string
): Promise<UnitFiles> {
  const [units, edges] = [await readTable(unitsFile), await readTable(edgesFile)];
  const links = linksFile === undefined ? [] : await readLinks(linksFile);
  const idAt = requireColumn(units, 'id', unitsFile);
  const names = measures.length > 0 ? measures : [firstMeasure(units, unitsFile)];
  const measureAt = names.map((name) => requireColumn(units, name, unitsFile));
  refuseCells(units, unitsFile, idAt, measureAt);
  const optional = (table: TextTable, name: string) => table.columns.indexOf(name);
  const [areaAt, perimeterAt] = [optional(units, 'area_km2'), optional(units, 'perimeter_km')];
  const coordinates = readCoordinates(units, unitsFile);
  const [uAt, vAt] = [requireColumn(edges, 'u', edgesFile), requireColumn(edges, 'v', edgesFile)];
  const borderAt = optional(edges, 'border_km');
  if (borderAt >= 0) refuseCells(edges, edgesFile, uAt, [borderAt], 'its length in km, 0 for a link');
  const graph = buildUnitGraph(
    units.rows.map((row, i) => ({
      id: row[idAt] ?? '',
      x: coordinates.x[i]!,
      y: coordinates.y[i]!,
      measures: measureAt.map((at) => toNumber(row[at])),
      areaKm2: areaAt < 0 ? undefined : toNumber(row[areaAt]),
      perimeterKm: perimeterAt < 0 ? undefined : toNumber(row[perimeterAt])
    })),
    [
      ...edges.rows.map((row) => ({
        u: row[uAt] ?? '',
        v: row[vAt] ?? '',
        borderKm: borderAt < 0 ? undefined : toNumber(row[borderAt])
      })),
      ...links.map(({ u, v }) => (borderAt < 0 ? { u, v } : { u, v, borderKm: 0 }))
    ],
    names
  );
  if (!graph.ok) throw new WorkError(graph.problems.map(({ message }) => message).join('\n'));
  return { graph: graph.value, projection: coordinates.projection, place: coordinates.place };
}

/** Links a planner adds (bridges, ferries, islands): edges without a border. */
async function readLinks(file: string): Promise<{ u: string; v: string }[]> {
  const table = await readTable(file);
  const [uAt, vAt] = [requireColumn(table, 'u', file), requireColumn(table, 'v', file)];
  return table.rows.map((row) => ({ u: row[uAt] ?? '', v: row[vAt] ?? '' }));
}

/** The first column that is meant as numbers: most of its cells are. One bad cell must not pass it over in silence. */
function firstMeasure({ columns, rows }: TextTable, file: string): string {
  const found = columns.find(
    (name, at) =>
      !RESERVED.has(name) && 2 * rows.filter((row) => Number.isFinite(toNumber(row[at]))).length > rows.length
  );
  if (found === undefined)
    throw new WorkError(`${file} has no column of numbers to balance: name one with --measure.`);
  return found;
}

/** Bad cells told one by one. */
const CELLS_TOLD = 5;

/** Refuse cells that should be numbers and are none, each by its line and column. */
function refuseCells(
  { columns, rows, lines }: TextTable,
  file: string,
  idAt: number,
  numbersAt: readonly number[],
  wanted = 'a number, 0 where there is none'
): void {
  const told: string[] = [];
  let bad = 0;
  for (const [i, row] of rows.entries()) {
    for (const at of numbersAt) {
      const cell = row[at] ?? '';
      if (Number.isFinite(toNumber(cell))) continue;
      const what = cell.trim() === '' ? 'is blank' : `is no number (${cell.trim()})`;
      if (++bad <= CELLS_TOLD)
        told.push(`${file}, line ${lines[i]}: ${columns[at]} of ${row[idAt] ?? ''} ${what}; give ${wanted}.`);
    }
  }
  if (bad > CELLS_TOLD) told.push(`… and ${bad - CELLS_TOLD} more cells like these.`);
  if (bad > 0) throw new WorkError(told.join('\n'));
}

function readCoordinates(units: TextTable, file: string) {
  const [xAt, yAt] = [units.columns.indexOf('x_km'), units.columns.indexOf('y_km')];
  const [lonAt, latAt] = [units.columns.indexOf('lon'), units.columns.indexOf('lat')];
  const planar = xAt >= 0 && yAt >= 0;
  if (!planar && (lonAt < 0 || latAt < 0))
    throw new WorkError(`${file} has no coordinates: it needs the columns x_km, y_km or lon, lat.`);
  const column = (at: number) => Float64Array.from(units.rows, (row) => toNumber(row[at]));
  if (!planar) {
    const idAt = units.columns.indexOf('id');
    for (const row of units.rows) {
      if (!(Math.abs(toNumber(row[lonAt])) <= 360 && Math.abs(toNumber(row[latAt])) <= 90)) {
        throw new WorkError(`Unit ${row[idAt]} has no usable coordinates: lon and lat must be degrees.`);
      }
    }
  }
  const projected = lonAt >= 0 && latAt >= 0 ? projectEqualArea(column(lonAt), column(latAt)) : undefined;
  const place = (table: TextTable, row: readonly string[], placeFile: string): [number, number] => {
    const at = (name: string) => toNumber(row[table.columns.indexOf(name)]);
    const [x, y, lon, lat] = [at('x_km'), at('y_km'), at('lon'), at('lat')];
    if (planar && Number.isFinite(x) && Number.isFinite(y)) return [x, y];
    if (planar) throw new WorkError(`${placeFile} must give seats as x_km, y_km, like the units.`);
    if (projected === undefined || !Number.isFinite(lon) || !(Math.abs(lat) <= 90)) {
      throw new WorkError(`${placeFile} must give seats as lon, lat in degrees, like the units.`);
    }
    return projected.project(lon, lat);
  };
  if (planar) return { x: column(xAt), y: column(yAt), projection: null, place };
  return { x: projected!.x, y: projected!.y, projection: projected!.name, place };
}

/** Read a `unit,territory` table as a map; a unit twice with different territories is refused. */
export async function readAlignment(file: string, graph: UnitGraph): Promise<Map<string, string>> {
  const table = await readTable(file);
  const [unitColumn, territoryColumn] = [
    requireColumn(table, 'unit', file),
    requireColumn(table, 'territory', file)
  ];
  const territoryOf = new Map<string, string>();
  for (const row of table.rows) {
    const [unit, territory] = [row[unitColumn] ?? '', row[territoryColumn] ?? ''];
    unitAt(graph, unit, file);
    if (territory === '') continue;
    const known = territoryOf.get(unit);
    if (known !== undefined && known !== territory) {
      throw new WorkError(
        `${file} puts the unit ${unit} in two territories, ${known} and ${territory}: keep one row.`
      );
    }
    territoryOf.set(unit, territory);
  }
  return territoryOf;
}

/** The number of a unit that a file names, or a refusal by name. */
function unitAt(graph: UnitGraph, unit: string, file: string): number {
  const at = graph.indexOf.get(unit);
  if (at === undefined)
    throw new WorkError(`${file} names the unit ${unit}, which is not in the units table.`);
  return at;
}

/** Read a `unit,group` table: the units of each group; rows without a group are left out. */
export async function readGroups(file: string, graph: UnitGraph): Promise<number[][]> {
  const table = await readTable(file);
  const [unitColumn, groupColumn] = [requireColumn(table, 'unit', file), requireColumn(table, 'group', file)];
  const groups = new Map<string, Set<number>>();
  for (const row of table.rows) {
    const [unit, group] = [unitAt(graph, row[unitColumn] ?? '', file), row[groupColumn] ?? ''];
    if (group === '') continue;
    groups.set(group, (groups.get(group) ?? new Set()).add(unit));
  }
  return [...groups.values()].map((units) => [...units].sort((a, b) => a - b));
}

/** Read a table with a `unit` column: the units it names. */
export async function readUnitList(file: string, graph: UnitGraph): Promise<number[]> {
  const table = await readTable(file);
  const column = requireColumn(table, 'unit', file);
  return [...new Set(table.rows.map((row) => unitAt(graph, row[column] ?? '', file)))].sort((a, b) => a - b);
}

/** A row of a limits table: what a territory must hold of a measure. */
export type LabelledLimit = {
  readonly label: string;
  readonly measure: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Read `territory,measure,minimum,maximum`; an empty minimum or maximum is no limit. */
export async function readLimits(file: string): Promise<LabelledLimit[]> {
  const table = await readTable(file);
  const at = ['territory', 'measure', 'minimum', 'maximum'].map((name) => requireColumn(table, name, file));
  return table.rows.map((row) => {
    const [label, measure, minimum, maximum] = at.map((column) => row[column] ?? '') as [
      string,
      string,
      string,
      string
    ];
    const amount = (text: string) => {
      if (text.trim() === '') return undefined;
      const value = Number(text);
      if (!(value >= 0 && Number.isFinite(value)))
        throw new WorkError(
          `${file} gives territory ${label} the limit ${text}: limits are numbers from 0 on.`
        );
      return value;
    };
    return { label, measure, minimum: amount(minimum), maximum: amount(maximum) };
  });
}

/** Numbers before letters in their own order (2 before 10), else by code unit. */
export function compareLabels(a: string, b: string): number {
  const [x, y] = [/^\d{1,15}$/.test(a), /^\d{1,15}$/.test(b)];
  if (x && y) return Number(a) - Number(b) || compareText(a, b);
  return x === y ? compareText(a, b) : x ? -1 : 1;
}

/** A plan by unit, as numbers into `labels`; −1 where a unit has none or its label is not among them. */
export function holdersOf(
  graph: UnitGraph,
  territoryOf: ReadonlyMap<string, string>,
  labels: readonly string[]
): Int32Array {
  const number = new Map(labels.map((label, t) => [label, t]));
  return Int32Array.from(graph.ids, (id) => number.get(territoryOf.get(id) ?? '') ?? -1);
}
