import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { type Problem, type Result, reject, succeed } from '../../../core/result.ts';

/** A polygon of a file: its outer ring, then its holes; x and y in turn, as written. */
export type ShapeRings = readonly Float64Array[];
/** A polygon as GeoJSON has it. */
type WrittenRings = readonly (readonly (readonly unknown[])[])[];
/** One unit of a file: its properties as text, and its polygons. */
export type Shape = {
  readonly properties: Readonly<Record<string, string>>;
  readonly polygons: readonly ShapeRings[];
};
export type ShapeFile = {
  readonly kind: 'GeoJSON' | 'TopoJSON';
  readonly shapes: readonly Shape[];
  /** What is in the file and cannot be a unit: points, lines, empty features. */
  readonly passedOver: number;
  /** The reference system the file names, as it names it; undefined: none, so longitude and latitude by the standard. */
  readonly crs: string | undefined;
  /** All positions could be degrees. */
  readonly looksLikeDegrees: boolean;
};

export const SHAPE_LIMITS = {
  characters: 80_000_000,
  shapes: 60_000,
  positions: 6_000_000,
  properties: 200
} as const;

/** Metres from the middle of any plane of the Earth, generously. */
const OFF_EARTH = 1e8;
/** Collections inside collections that are looked into. */
const DEEPEST = 16;

/** The id of a feature, offered beside its properties. */
export const SHAPE_ID = '(id of the shape)';

/** Read GeoJSON or TopoJSON; limits come before parsing, and every refusal is one sentence. */
export function readShapes(text: string): Result<ShapeFile> {
  if (text.length > SHAPE_LIMITS.characters) {
    return refuse(
      'too-large',
      `The file has ${text.length.toLocaleString('en-US')} characters; at most ${SHAPE_LIMITS.characters.toLocaleString('en-US')} can be read. Simplify the outlines first.`
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('not-json', `The file is not JSON: ${error.message}.`);
  }
  if (!isRecord(json)) return refuse('not-geography', NOT_GEOGRAPHY);
  const features = featuresOf(json);
  if (!features.ok) return features;
  if (features.value.length > SHAPE_LIMITS.shapes) {
    return refuse(
      'too-many-shapes',
      `The file has ${features.value.length.toLocaleString('en-US')} shapes; at most ${SHAPE_LIMITS.shapes.toLocaleString('en-US')} can be drawn.`
    );
  }
  return collect(json, features.value);
}

const NOT_GEOGRAPHY = 'The file is JSON but neither GeoJSON (a FeatureCollection) nor TopoJSON (a Topology).';
const refuse = (code: string, message: string): Result<never> =>
  reject({ code, message, path: [] } satisfies Problem);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The features of GeoJSON, or of the finest object of a TopoJSON. */
export function featuresOf(json: Record<string, unknown>): Result<readonly unknown[]> {
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features']))
    return succeed(json['features']);
  if (json['type'] === 'Feature') return succeed([json]);
  if (json['type'] !== 'Topology' || !isRecord(json['objects']))
    return refuse('not-geography', NOT_GEOGRAPHY);
  try {
    const topology = json as unknown as Topology;
    const all = Object.keys(topology.objects).map((name) => {
      const read = feature(topology, topology.objects[name]!);
      return read.type === 'FeatureCollection' ? read.features : [read];
    });
    // The object with most shapes is the finest: counties rather than states.
    return succeed(all.sort((a, b) => b.length - a.length)[0] ?? []);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return refuse(
      'damaged-topology',
      'The TopoJSON is damaged: its shapes name outlines the file does not have.'
    );
  }
}

function collect(json: Record<string, unknown>, features: readonly unknown[]): Result<ShapeFile> {
  const shapes: Shape[] = [];
  let [passedOver, positions] = [0, 0];
  const extent = new Extent();
  for (const one of features) {
    const polygons = isRecord(one) ? polygonsOf(one['geometry']) : [];
    if (polygons.length === 0 || !isRecord(one)) {
      passedOver++;
      continue;
    }
    for (const ring of polygons.flat()) positions += ring.length;
    const read = polygons.map((rings) => rings.map((ring) => extent.take(ring)));
    if (extent.fault !== undefined) {
      const { fault } = extent;
      return refuse(fault.code, `Shape ${shapes.length + 1} ${fault.message}`);
    }
    if (positions > SHAPE_LIMITS.positions) {
      return refuse(
        'too-many-positions',
        `The outlines have more than ${SHAPE_LIMITS.positions.toLocaleString('en-US')} points; simplify them first.`
      );
    }
    shapes.push({ properties: propertiesOf(one), polygons: read });
  }
  if (shapes.length === 0)
    return refuse('no-areas', 'The file has no areas: a map of territories needs polygons.');
  if (extent.isFlat)
    return refuse('no-extent', 'The outlines enclose nothing: every position lies on one point or line.');
  if (shapes.every(({ properties }) => Object.keys(properties).length === 0))
    return refuse('no-properties', 'The shapes have no property that could be the code of a unit.');
  const crs = json['crs'];
  const name = isRecord(crs) && isRecord(crs['properties']) ? crs['properties']['name'] : undefined;
  return succeed({
    kind: json['type'] === 'Topology' ? 'TopoJSON' : 'GeoJSON',
    shapes,
    passedOver,
    crs: typeof name === 'string' ? name : undefined,
    looksLikeDegrees: extent.couldBeDegrees
  });
}

/** Positions as numbers, what they span, and the first that is none. */
class Extent {
  couldBeDegrees = true;
  fault: { readonly code: string; readonly message: string } | undefined;
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  get isFlat(): boolean {
    return this.#left === this.#right || this.#top === this.#bottom;
  }
  take(ring: WrittenRings[number]): Float64Array {
    const points = new Float64Array(2 * ring.length);
    for (let i = 0; i < ring.length && this.fault === undefined; i++) {
      const x = ring[i]![0] as number;
      const y = ring[i]![1] as number;
      points[2 * i] = x;
      points[2 * i + 1] = y;
      if (!Number.isFinite(x) || !Number.isFinite(y))
        this.fault = { code: 'bad-position', message: 'has a position that is not two numbers.' };
      else if (Math.abs(x) > OFF_EARTH || Math.abs(y) > OFF_EARTH)
        this.fault = { code: 'off-earth', message: `lies off the Earth: at ${x}, ${y}.` };
      if (Math.abs(x) > 360 || Math.abs(y) > 90) this.couldBeDegrees = false;
      if (x < this.#left) this.#left = x;
      if (x > this.#right) this.#right = x;
      if (y < this.#top) this.#top = y;
      if (y > this.#bottom) this.#bottom = y;
    }
    return points;
  }
}

function polygonsOf(geometry: unknown, depth = 0): WrittenRings[] {
  if (!isRecord(geometry) || depth > DEEPEST) return [];
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection' && Array.isArray(geometries))
    return geometries.flatMap((inner) => polygonsOf(inner, depth + 1));
  if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  return (Array.isArray(polygons) ? polygons : []).filter(isPolygon);
}

const isPolygon = (value: unknown): value is WrittenRings =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (ring) => Array.isArray(ring) && ring.length >= 4 && ring.every((position) => Array.isArray(position))
  );

/** Properties as text; a number keeps its digits, what is nested is left out. */
function propertiesOf(one: Record<string, unknown>): Record<string, string> {
  const read: Record<string, string> = {};
  const { id, properties } = one;
  if (typeof id === 'string' || typeof id === 'number') read[SHAPE_ID] = String(id);
  if (!isRecord(properties)) return read;
  for (const [name, value] of Object.entries(properties).slice(0, SHAPE_LIMITS.properties))
    if (typeof value === 'string' || typeof value === 'number') read[name] = String(value);
  return read;
}
