import type { Problem, Result } from '../result.ts';

/** One row of a units table: the smallest piece of map (or account) that is never split. Coordinates in km. */
export type UnitRow = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly measures: readonly number[];
  readonly areaKm2?: number;
  readonly perimeterKm?: number;
};

/** Two neighbouring units; `borderKm` 0 is a link (bridge, ferry), left out means the lengths are not known. */
export type EdgeRow = { readonly u: string; readonly v: string; readonly borderKm?: number };

/**
 * Units and who borders whom, as typed arrays. The neighbours of unit `i` are
 * `neighbor[start[i] … start[i + 1])`, ascending; `border` and `edge` run beside `neighbor`.
 */
export type UnitGraph = {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly measureNames: readonly string[];
  /** One array per measure, by unit. */
  readonly values: readonly Float64Array[];
  /** Area and outline of each unit; undefined where the table has none, and then shape scores are too. */
  readonly areaKm2: Float64Array | undefined;
  readonly perimeterKm: Float64Array | undefined;
  readonly edgeCount: number;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeKm: Float64Array;
  /** False where the edges table has no border lengths: every edge then counts 1. */
  readonly hasBorderKm: boolean;
  readonly start: Int32Array;
  readonly neighbor: Int32Array;
  readonly border: Float64Array;
  readonly edge: Int32Array;
};

/** Most problems of one kind that are listed one by one. */
const LISTED = 5;

/**
 * Build the graph, or say everything that is wrong with it. Units are put in the order of their ids, so the
 * order of rows in a file never changes a plan; an edge given twice counts once (its longer border).
 */
export function buildUnitGraph(
  units: readonly UnitRow[],
  edges: readonly EdgeRow[],
  measureNames: readonly string[]
): Result<UnitGraph> {
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  const report = (code: string, message: string, path: readonly (string | number)[]) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= LISTED) problems.push({ code, message, path });
  };
  if (units.length === 0)
    report('no-units', 'The units table has no rows: give it at least one unit.', ['units']);

  const order = units.map((_, row) => row).sort((a, b) => compareText(units[a]!.id, units[b]!.id) || a - b);
  const sorted = order.map((row) => units[row]!);
  const indexOf = new Map<string, number>();
  sorted.forEach((unit, index) => {
    const path = ['units', order[index]!];
    if (unit.id === '') report('empty-id', `Unit row ${order[index]! + 1} has no id.`, path);
    else if (indexOf.has(unit.id))
      report('duplicate-unit', `Unit ${unit.id} is listed more than once.`, path);
    indexOf.set(unit.id, index);
    if (!Number.isFinite(unit.x) || !Number.isFinite(unit.y)) {
      report('bad-coordinates', `Unit ${unit.id} has no usable coordinates: both must be numbers.`, path);
    }
    measureNames.forEach((name, m) => {
      const value = unit.measures[m];
      if (value === undefined || !Number.isFinite(value)) {
        report('bad-measure', `Unit ${unit.id} has no number for the measure ${name}.`, [...path, name]);
      } else if (value < 0) {
        report(
          'negative-measure',
          `Unit ${unit.id} has a negative ${name} (${value}): measures start at 0.`,
          [...path, name]
        );
      }
    });
  });

  const seen = new Map<number, number>();
  edges.forEach(({ u, v, borderKm }, row) => {
    const path = ['edges', row];
    const [a, b] = [indexOf.get(u), indexOf.get(v)];
    for (const [id, index] of [
      [u, a],
      [v, b]
    ] as const) {
      if (index === undefined)
        report('unknown-unit', `Edge ${u}–${v} names the unit ${id}, which is not in the units table.`, path);
    }
    if (u === v) report('self-edge', `Unit ${u} borders itself in the edges table: take that row out.`, path);
    if (borderKm !== undefined && !(borderKm >= 0 && Number.isFinite(borderKm))) {
      report('bad-border', `Edge ${u}–${v} has a border that is no length (${borderKm}).`, path);
    }
    if (a === undefined || b === undefined || a === b) return;
    const key = Math.min(a, b) * sorted.length + Math.max(a, b);
    const km = borderKm ?? 1;
    seen.set(key, Math.max(seen.get(key) ?? 0, km));
  });
  for (const [code, count] of counts) {
    if (count > LISTED)
      problems.push({ code, message: `… and ${count - LISTED} more of the kind: ${code}.`, path: [] });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: assemble(
      sorted,
      seen,
      measureNames,
      indexOf,
      edges.every((edge) => edge.borderKm !== undefined)
    )
  };
}

function assemble(
  units: readonly UnitRow[],
  edges: ReadonlyMap<number, number>,
  measureNames: readonly string[],
  indexOf: ReadonlyMap<string, number>,
  hasBorderKm: boolean
): UnitGraph {
  const count = units.length;
  const keys = Float64Array.from(edges.keys()).sort();
  const edgeCount = keys.length;
  const [edgeFrom, edgeTo, edgeKm] = [
    new Int32Array(edgeCount),
    new Int32Array(edgeCount),
    new Float64Array(edgeCount)
  ];
  const start = new Int32Array(count + 1);
  keys.forEach((key, e) => {
    const [u, v] = [Math.floor(key / count), key % count];
    edgeFrom[e] = u;
    edgeTo[e] = v;
    edgeKm[e] = edges.get(key)!;
    start[u + 1]!++;
    start[v + 1]!++;
  });
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const neighbor = new Int32Array(2 * edgeCount);
  const border = new Float64Array(2 * edgeCount);
  const edge = new Int32Array(2 * edgeCount);
  const put = (at: number, other: number, e: number) => {
    const slot = fill[at]!++;
    neighbor[slot] = other;
    border[slot] = edgeKm[e]!;
    edge[slot] = e;
  };
  // Edges run in ascending (from, to): smaller neighbours first, then larger ones, so each list ascends.
  for (let e = 0; e < edgeCount; e++) put(edgeTo[e]!, edgeFrom[e]!, e);
  for (let e = 0; e < edgeCount; e++) put(edgeFrom[e]!, edgeTo[e]!, e);
  const column = (read: (unit: UnitRow) => number) => Float64Array.from(units, read);
  const optional = (read: (unit: UnitRow) => number | undefined) =>
    units.every((unit) => (read(unit) ?? -1) >= 0) ? column((unit) => read(unit)!) : undefined;
  return {
    ids: units.map(({ id }) => id),
    indexOf,
    count,
    x: column(({ x }) => x),
    y: column(({ y }) => y),
    measureNames,
    values: measureNames.map((_, m) => column(({ measures }) => measures[m]!)),
    areaKm2: optional(({ areaKm2 }) => areaKm2),
    perimeterKm: optional(({ perimeterKm }) => perimeterKm),
    edgeCount,
    edgeFrom,
    edgeTo,
    edgeKm,
    hasBorderKm,
    start,
    neighbor,
    border,
    edge
  };
}

/** Order of keys everywhere: by code unit, so it is the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
