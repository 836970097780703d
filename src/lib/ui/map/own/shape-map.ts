import type { EdgeRow } from '../../../core/territory/unit-graph.ts';
import { type MapGeometry, buildGeometry } from '../map-geometry.ts';
import type { UnitPairs } from './crossings.ts';
import { type FlatLists, flattenLists, listsOf } from './flat-lists.ts';
import type { CutRings } from './shared-arcs.ts';

/** Where units lie, by unit: km on the plane the measures of a plan are taken on, and the size of each. */
export type UnitSpots = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaKm2: Float64Array;
  readonly perimeterKm: Float64Array;
};

/** Borders by the positions of their units, then links over water of no length. */
export type UnitEdges = { readonly from: Int32Array; readonly to: Int32Array; readonly km: Float64Array };

/** A geography in flat arrays: a worker hands it to the page without copying. `projection` says what the plane is. */
export type ShapeMap = UnitSpots & {
  readonly names: Pick<MapGeometry, 'ids' | 'names' | 'parents' | 'parentNames'>;
  readonly cut: CutRings;
  readonly measured: Pick<MapGeometry, 'left' | 'right' | 'bounds' | 'centres' | 'areas'>;
  /** Units that share an arc, and with crossings over water linked. */
  readonly near: FlatLists;
  readonly linked: FlatLists;
  readonly edges: UnitEdges;
  readonly projection: string;
  /** Codes of the data no shape has, and shapes whose code the data does not know. */
  readonly unmatchedCodes: readonly string[];
  readonly unknownShapes: readonly string[];
  /** Codes several shapes share: they are one unit of several parts. */
  readonly repeated: readonly string[];
};

/** A map as the page takes it. */
export type OpenedMap = {
  readonly geometry: MapGeometry;
  readonly neighbours: readonly Int32Array[];
  readonly places: {
    readonly places: ReadonlyMap<string, { x: number; y: number; areaKm2: number; perimeterKm: number }>;
    readonly edges: readonly EdgeRow[];
  };
};

/** The rings of each unit as arc references, and the arcs: views of the flat arrays. */
export function openRings({ points, arcStart, references, ringStart, unitStart }: CutRings) {
  const arcs = Array.from({ length: arcStart.length - 1 }, (_, arc) =>
    points.subarray(2 * arcStart[arc]!, 2 * arcStart[arc + 1]!)
  );
  const all = listsOf({ start: ringStart, items: references });
  const rings = Array.from({ length: unitStart.length - 1 }, (_, unit) =>
    all.slice(unitStart[unit], unitStart[unit + 1])
  );
  return { arcs, rings };
}

/** The geometry of units whose rings were cut, but for the scale of its plane. */
export function geometryOfCut(
  { ids, names, parents, parentNames }: ShapeMap['names'],
  cut: CutRings
): Omit<MapGeometry, 'kilometresPerUnit'> {
  const { arcs, rings } = openRings(cut);
  const parentOf = new Map(ids.map((id, unit) => [id, parents[unit]!]));
  const { kilometresPerUnit: _scale, ...geometry } = buildGeometry(
    ids.map((id, unit) => ({ id, name: names[unit]!, rings: rings[unit]! })),
    arcs,
    { parentOf: (id) => parentOf.get(id)!, parentNames, kilometresPerUnit: () => 1 }
  );
  return geometry;
}

/** What a map shares with others of its kind: the parts of its geometry that are worked out from the cut rings. */
export function measuredOf(
  { left, right, bounds, centres, areas, neighbours }: Omit<MapGeometry, 'kilometresPerUnit'>,
  { from, to }: UnitPairs
): Pick<ShapeMap, 'measured' | 'near' | 'linked'> {
  const linked = [...neighbours];
  const link = (unit: number, other: number) => {
    if (!linked[unit]!.includes(other)) linked[unit] = Int32Array.of(...linked[unit]!, other).sort();
  };
  from.forEach((unit, i) => {
    link(unit, to[i]!);
    link(to[i]!, unit);
  });
  return {
    measured: { left, right, bounds, centres, areas },
    near: flattenLists(neighbours),
    linked: flattenLists(linked)
  };
}

/** Take a map over on the page; rows of text are made when somebody asks for them. */
export function openShapeMap(map: ShapeMap, kilometresPerUnit: MapGeometry['kilometresPerUnit']): OpenedMap {
  const { names, measured, x, y, areaKm2, perimeterKm, edges } = map;
  const { ids } = names;
  let [places, rows]: [OpenedMap['places']['places'] | undefined, EdgeRow[] | undefined] = [
    undefined,
    undefined
  ];
  return {
    geometry: {
      ...names,
      ...measured,
      ...openRings(map.cut),
      position: new Map(ids.map((id, unit) => [id, unit])),
      neighbours: listsOf(map.near),
      kilometresPerUnit
    },
    neighbours: listsOf(map.linked),
    places: {
      get places() {
        return (places ??= new Map(
          ids.map((id, unit) => [
            id,
            {
              x: x[unit]!,
              y: y[unit]!,
              areaKm2: areaKm2[unit]!,
              perimeterKm: perimeterKm[unit]!
            }
          ])
        ));
      },
      get edges() {
        return (rows ??= Array.from(edges.from, (unit, i) => ({
          u: ids[unit]!,
          v: ids[edges.to[i]!]!,
          borderKm: edges.km[i]!
        })));
      }
    }
  };
}

/** The arrays a map hands over instead of copying. */
export function buffersOf({ cut, measured, near, linked, edges, ...spots }: ShapeMap): ArrayBuffer[] {
  const { x, y, areaKm2, perimeterKm } = spots;
  const parts = [cut, measured, near, linked, edges, { x, y, areaKm2, perimeterKm }];
  const arrays = parts.flatMap((part) => Object.values(part) as (Float64Array | Int32Array)[]);
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
