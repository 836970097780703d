import type { MapScene } from './map-scene.ts';
import { type Frame, fillPath, isInSight, strokePath } from './paint-frame.ts';
import { dotPath, hatchPath, lockHatch } from './textures.ts';

/** Units this small, in pixels across, are drawn without lines between them: there would be nothing but lines. */
const FINEST = 3;

/** Fills, borders, locks and what is unassigned: all that stays while the hand moves. */
export function paintGround(frame: Frame, scene: MapScene): void {
  const { paths, palette, colours, classes, locked, spotlight } = scene;
  paths.follow(scene.holders);
  if (classes === undefined) {
    colours.forEach((colour, position) => {
      if (isInSight(frame, paths.box(position)))
        fillPath(frame, paths.territory(position), palette.territories[colour]!);
    });
    fillPath(frame, paths.territory(-1), palette.noData);
  } else {
    paintClasses(frame, scene);
  }
  if (scene.holders.includes(-1)) dotPath(frame, paths.territory(-1), palette.ink);
  const detail = Math.min(1.6, Math.max(1, Math.sqrt(frame.view.scale) * 0.8));
  if (unitSize(scene) * frame.view.scale > FINEST) {
    for (const { path, box } of paths.unitLines)
      if (isInSight(frame, box))
        strokePath(frame, path, { colour: palette.unitLine, width: 0.35 * detail, opacity: 0.55 });
  }
  strokePath(frame, paths.parentLines, { colour: palette.ink, width: 0.45, opacity: 0.3, dash: [1.5, 2.5] });
  for (const position of locked)
    if (isInSight(frame, paths.box(position)))
      hatchPath(frame, paths.territory(position), lockHatch(palette.ink));
  strokePath(frame, paths.shoreLine, { colour: palette.nation, width: 0.6 });
  strokePath(frame, paths.borders(), { colour: palette.border, width: 1.5 * detail });
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
