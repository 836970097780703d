import { type DegreeRange, equalAreaPlane } from '../../../core/territory/project-equal-area.ts';
import { ringArea } from '../polygon.ts';
import { crossings } from './crossings.ts';
import type { Shape } from './read-shapes.ts';
import { codeMatcher } from './shape-columns.ts';
import { type ShapeMap, geometryOfCut, measuredOf } from './shape-map.ts';
import { sharedArcs } from './shared-arcs.ts';
import { sharedBorders, withLinks } from './shared-borders.ts';

/** What a person says of a file of shapes. */
export type ShapeChoices = {
  readonly id: string;
  /** Property with the name; empty: the code. */
  readonly name: string;
  /** Property with the group (a state, a region); empty: none. */
  readonly parent: string;
  /** Longitude and latitude, or metres or any other length of a plane. */
  readonly coordinates: 'degrees' | 'metres';
};

type Unit = { readonly name: string; readonly parent: string; readonly shapes: Shape[] };

/** Build a map from shapes: codes as the data writes them, a plane in km, borders by shared outlines, islands linked. */
export function mapOfShapes(
  shapes: readonly Shape[],
  choices: ShapeChoices,
  codes: ReadonlySet<string>,
  /** Told in words what is going on. */
  onphase: (phase: string) => void = () => {}
): ShapeMap {
  const { units, unknownShapes } = unitsOf(shapes, choices, codes);
  const ids = [...units.keys()].sort();
  const inOrder = ids.map((id) => units.get(id)!);
  onphase('Laying the outlines on a plane');
  const { toPlane, name: projection } = planeOf(shapes, choices.coordinates);
  const flat = inOrder.map((unit) =>
    unit.shapes.flatMap(({ polygons }) => polygons.map((rings) => rings.map(toPlane)))
  );
  onphase('Finding shared borders');
  const cut = sharedArcs(flat.map((unit) => unit.flat()));
  const parents = inOrder.map(({ parent }) => parent);
  const names = {
    ids,
    names: inOrder.map(({ name }) => name),
    parents,
    parentNames: new Map([...new Set(parents)].map((parent) => [parent, parent]))
  };
  const geometry = geometryOfCut(names, cut);
  const { perimeters, ...borders } = sharedBorders(geometry);
  onphase('Linking islands');
  const links = crossings(geometry);
  return {
    names,
    cut,
    ...measuredOf(geometry, links),
    x: Float64Array.from(ids, (_, at) => geometry.centres[2 * at]!),
    y: Float64Array.from(ids, (_, at) => -geometry.centres[2 * at + 1]!),
    areaKm2: Float64Array.from(flat, (unit) => unit.reduce((sum, polygon) => sum + areaOf(polygon), 0)),
    perimeterKm: perimeters,
    edges: withLinks(borders, links),
    projection,
    unmatchedCodes: [...codes].filter((code) => !units.has(code)).sort(),
    unknownShapes,
    repeated: ids.filter((_, at) => inOrder[at]!.shapes.length > 1)
  };
}

/** Shapes by their code, the data's writing of it where the data knows it. */
function unitsOf(shapes: readonly Shape[], choices: ShapeChoices, codes: ReadonlySet<string>) {
  const match = codeMatcher(codes);
  const units = new Map<string, Unit>();
  const unknown = new Set<string>();
  for (const shape of shapes) {
    const written = shape.properties[choices.id];
    if (written === undefined) continue;
    const code = match(written);
    if (code === undefined) unknown.add(written);
    const id = code ?? written;
    const known = units.get(id);
    if (known !== undefined) known.shapes.push(shape);
    else
      units.set(id, {
        name: shape.properties[choices.name] ?? id,
        parent: shape.properties[choices.parent] ?? '',
        shapes: [shape]
      });
  }
  return { units, unknownShapes: [...unknown].sort() };
}

/** Rings in km with y growing downwards, as the screen has it. */
function planeOf(shapes: readonly Shape[], coordinates: ShapeChoices['coordinates']) {
  if (coordinates === 'metres') {
    return {
      name: 'the plane of the file, lengths in metres',
      toPlane: (ring: Float64Array) => ring.map((value, i) => (i % 2 === 0 ? value : -value) / 1000)
    };
  }
  const { name, project } = equalAreaPlane(rangeOf(shapes, 0), rangeOf(shapes, 1));
  return {
    name,
    toPlane(ring: Float64Array) {
      const plane = new Float64Array(ring.length);
      for (let i = 0; i < ring.length; i += 2) {
        const [east, north] = project(ring[i]!, ring[i + 1]!);
        plane[i] = east;
        plane[i + 1] = -north;
      }
      return plane;
    }
  };
}

function rangeOf(shapes: readonly Shape[], axis: 0 | 1): DegreeRange {
  let [least, most] = [Infinity, -Infinity];
  for (const { polygons } of shapes) {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (let i = axis; i < ring.length; i += 2) {
          if (ring[i]! < least) least = ring[i]!;
          if (ring[i]! > most) most = ring[i]!;
        }
      }
    }
  }
  return [least, most];
}

const areaOf = ([outer = new Float64Array(), ...holes]: readonly Float64Array[]): number =>
  Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);
