import type { MapScene } from './map-scene.ts';
import type { LinePatch } from './map-paths.ts';
import {
  type Frame,
  type Stroke,
  fillPath,
  isInSight,
  openFrame,
  openPart,
  strokePath
} from './paint-frame.ts';
import { boxOf } from './unit-box.ts';
import type { Box, MapView, Size } from './map-view.ts';
import { dotPath, hatchPath, lockHatch } from './textures.ts';

type Place = { readonly view: MapView; readonly size: Size; readonly pixelRatio: number };

/** The ground on a canvas. Where nothing but the holders of some units differs, only the part they lie in is drawn anew. */
export class Ground {
  #drawn: (Place & { readonly scene: MapScene }) | undefined;

  paint(canvas: HTMLCanvasElement, place: Place, scene: MapScene): void {
    const box = changedBox(this.#drawn, place, scene);
    const frame = openFrame(canvas, place.view, place.size, place.pixelRatio, box !== undefined);
    this.#drawn = { ...place, scene };
    if (box === undefined) return paintGround(frame, scene);
    if (!isInSight(frame, box)) return scene.paths.follow(scene.holders);
    paintGround(openPart(frame, box), scene);
    frame.context.restore();
  }
}

/** The box of the units that changed hands where all else is as it was drawn; undefined where it is not. */
export function changedBox(
  drawn: (Place & { readonly scene: MapScene }) | undefined,
  { view, size, pixelRatio }: Place,
  scene: MapScene
): Box | undefined {
  if (drawn?.view !== view || drawn.size !== size || drawn.pixelRatio !== pixelRatio) return undefined;
  const before = drawn.scene;
  const same = (['paths', 'palette', 'classes', 'spotlight'] as const).every(
    (part) => before[part] === scene[part]
  );
  if (!same || !isEqual(before.colours, scene.colours) || !isEqual([...before.locked], [...scene.locked]))
    return undefined;
  const changed: number[] = [];
  scene.holders.forEach((holder, unit) => {
    if (holder !== before.holders[unit]) changed.push(unit);
  });
  return boxOf(scene.paths.geometry.bounds, changed);
}

const isEqual = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Units this small, in pixels across, are drawn without lines between them: there would be nothing but lines. */
const FINEST = 3;

/** Fills, borders, locks and what is unassigned: all that stays while the hand moves. */
function paintGround(frame: Frame, scene: MapScene): void {
  const { paths, palette, colours, classes, locked, spotlight } = scene;
  paths.follow(scene.holders);
  const nobodys = { ...paths.territory(-1), box: paths.box(-1) };
  const strokeAll = (lines: readonly LinePatch[], stroke: Stroke) => {
    for (const { path, box } of lines) if (isInSight(frame, box)) strokePath(frame, path, stroke);
  };
  if (classes === undefined) {
    colours.forEach((colour, position) => {
      if (!isInSight(frame, paths.box(position))) return;
      const { path, rule } = paths.territory(position);
      fillPath(frame, path, palette.territories[colour]!, rule);
    });
    if (isInSight(frame, nobodys.box)) fillPath(frame, nobodys.path, palette.noData, nobodys.rule);
  } else {
    paintClasses(frame, scene);
  }
  if (isInSight(frame, nobodys.box)) dotPath(frame, nobodys.path, palette.ink, nobodys.rule);
  const detail = Math.min(1.6, Math.max(1, Math.sqrt(frame.view.scale) * 0.8));
  if (unitSize(scene) * frame.view.scale > FINEST)
    strokeAll(paths.unitLines, { colour: palette.unitLine, width: 0.35 * detail, opacity: 0.55 });
  strokeAll(paths.parentLines, { colour: palette.ink, width: 0.45, opacity: 0.3, dash: [1.5, 2.5] });
  for (const position of locked)
    if (isInSight(frame, paths.box(position))) {
      const { path, rule } = paths.territory(position);
      hatchPath(frame, path, lockHatch(palette.ink), rule);
    }
  strokeAll(paths.shoreLine, { colour: palette.nation, width: 0.6 });
  strokeAll(paths.borders(), { colour: palette.border, width: 1.5 * detail });
  if (spotlight !== undefined) dimOthers(frame, scene, spotlight);
}

/** How far a unit of middling size reaches on the plane. */
function unitSize({ paths: { geometry } }: MapScene): number {
  const { areas } = geometry;
  let total = 0;
  for (const area of areas) total += area;
  return Math.sqrt(total / Math.max(areas.length, 1));
}

function paintClasses(frame: Frame, { paths, palette, classes }: MapScene): void {
  const members = new Map<number, number[]>();
  classes!.ofUnit.forEach((index, unit) => {
    const units = members.get(index);
    if (units === undefined) members.set(index, [unit]);
    else units.push(unit);
  });
  for (const [index, units] of members) {
    fillPath(frame, paths.ofUnits(units), classes!.colours[index] ?? palette.noData);
  }
}

function dimOthers(
  frame: Frame,
  { paths, palette, holders }: MapScene,
  spotlight: ReadonlySet<number>
): void {
  const others: number[] = [];
  holders.forEach((_, unit) => {
    if (!spotlight.has(unit)) others.push(unit);
  });
  frame.context.globalAlpha = 0.6;
  fillPath(frame, paths.ofUnits(others), palette.sea);
  frame.context.globalAlpha = 1;
}
