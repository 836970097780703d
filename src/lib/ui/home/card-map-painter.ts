import atlasAddress from 'us-atlas/counties-albers-10m.json?url';
import type { Topology } from 'topojson-specification';
import type { MapGeometry } from '../map/map-geometry.ts';
import { mapPalettes } from '../map/map-palette.ts';
import { type Area, MapPaths } from '../map/map-paths.ts';
import { assignTerritoryColours } from '../map/territory-colours.ts';
import { readCountyAtlas } from '../map/atlas.ts';
import { divergingPalette, type Mode } from '../theme/palette.ts';
import type { MapDifference } from '../../scenario/map-difference.ts';

let atlas: Promise<MapGeometry> | undefined;
const loadAtlas = () =>
  (atlas ??= fetch(atlasAddress).then(async (response) =>
    readCountyAtlas((await response.json()) as Topology)
  ));

const PLANE = { width: 975, height: 610 };
let colours: { readonly key: string; readonly of: ReadonlyMap<string, number> } | undefined;

/** Everything a small map needs, read once; the answer paints one map at the canvas's size. */
export async function loadPainter(
  map: MapDifference
): Promise<(canvas: HTMLCanvasElement, mode: Mode) => void> {
  const geometry = await loadAtlas();
  const territories = [...new Set(map.holders.values())].sort();
  const holders = Int32Array.from(geometry.ids, (unit) => territories.indexOf(map.holders.get(unit) ?? ''));
  const paths = new MapPaths(geometry);
  paths.follow(holders);
  const colourOf = territoryColours(geometry, territories, holders);
  return (canvas, mode) => paint(canvas, mode, { map, geometry, territories, holders, paths, colourOf });
}

type Painted = {
  readonly map: MapDifference;
  readonly geometry: MapGeometry;
  readonly territories: readonly string[];
  readonly holders: Int32Array;
  readonly paths: MapPaths;
  readonly colourOf: ReadonlyMap<string, number>;
};

function paint(
  canvas: HTMLCanvasElement,
  mode: Mode,
  { map, geometry, territories, holders, paths, colourOf }: Painted
) {
  const palette = mapPalettes[mode];
  const density = window.devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * density;
  canvas.height = canvas.clientHeight * density;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) return;
  const scale = Math.min(canvas.width / PLANE.width, canvas.height / PLANE.height) * 0.96;
  context.fillStyle = palette.sea;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate((canvas.width - PLANE.width * scale) / 2, (canvas.height - PLANE.height * scale) / 2);
  context.scale(scale, scale);
  const fill = ({ path, rule }: Area, colour: string) => {
    context.fillStyle = colour;
    context.fill(path, rule);
  };
  const worn = (territory: string) => palette.territories[colourOf.get(territory) ?? 0] ?? palette.noData;
  fill(paths.territory(-1), palette.noData);
  territories.forEach((territory, at) => {
    const change = map.kind === 'quota' ? map.change.get(territory) : undefined;
    if (map.kind === 'territories') fill(paths.territory(at), worn(territory));
    else fill(paths.territory(at), change === undefined ? palette.noData : changeColour(change, mode));
    if (map.kind !== 'moves') return;
    const units = [...holders.keys()].filter(
      (unit) => holders[unit] === at && map.moved.has(geometry.ids[unit]!)
    );
    if (units.length > 0) fill({ path: paths.ofUnits(units), rule: 'nonzero' }, worn(territory));
  });
  context.strokeStyle = palette.border;
  context.lineWidth = 0.9 / scale;
  for (const { path } of paths.borders()) context.stroke(path);
}

/** Steps of 2.5, 7.5 and 15 % either side. */
function changeColour(change: number, mode: Mode): string {
  const step = [0.025, 0.075, 0.15].filter((edge) => Math.abs(change) >= edge).length + 1;
  return divergingPalette[mode][4 + Math.sign(change) * step]!;
}

function territoryColours(geometry: MapGeometry, territories: readonly string[], holders: Int32Array) {
  const key = `${territories.join()}|${holders.join()}`;
  if (colours?.key === key) return colours.of;
  const touching = new Map(territories.map((territory) => [territory, new Set<string>()]));
  for (let arc = 0; arc < geometry.arcs.length; arc++) {
    const [a, b] = [geometry.left[arc]!, geometry.right[arc]!].map(
      (unit) => territories[holders[unit] ?? -1]
    );
    if (a === undefined || b === undefined || a === b) continue;
    touching.get(a)?.add(b);
    touching.get(b)?.add(a);
  }
  // Colours follow the first map drawn: a move on another card recolours nothing.
  const of = assignTerritoryColours(touching, colours?.of);
  colours = { key, of };
  return of;
}
