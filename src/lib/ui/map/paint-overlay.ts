import { toScreen } from './map-view.ts';
import type { GhostMoves, MapOverlay, MapScene, Pin } from './map-scene.ts';
import { type Frame, fillPath, strokePath, useScreen } from './paint-frame.ts';
import type { PlacedLabel } from './place-labels.ts';
import { LABEL_LINE_HEIGHT } from './place-labels.ts';
import { outlineOf } from './territory-borders.ts';
import { ghostHatch, hatchPath } from './textures.ts';

/** Ghosts, what differs and selections. */
export function paintOverlay(frame: Frame, scene: MapScene, overlay: MapOverlay): void {
  for (const moved of overlay.moved) paintMoved(frame, scene, moved);
  for (const ghost of overlay.ghosts) paintGhost(frame, scene, ghost);
  for (const group of overlay.together) paintGroup(frame, scene, group);
  paintProtected(frame, scene, overlay.protectedUnits);
  paintSelectedTerritories(frame, scene, overlay);
  paintUnits(frame, scene, overlay);
}

/** Names and home bases, over everything. */
export function paintNames(
  frame: Frame,
  scene: MapScene,
  labels: readonly PlacedLabel[],
  pins: readonly Pin[]
): void {
  paintLabels(frame, scene, labels);
  paintPins(frame, scene, pins);
}

function paintGhost(frame: Frame, { paths, palette, colours }: MapScene, { to, units }: GhostMoves): void {
  const path = paths.ofUnits(units);
  hatchPath(frame, path, ghostHatch(palette.territories[colours[to]!] ?? palette.noData));
  strokePath(frame, path, { colour: palette.ink, width: 0.8, dash: [3, 2.2] });
}

/** Stripes in the colour of who had them, inside a line of the colour of drafts. */
function paintMoved(frame: Frame, { paths, palette, colours }: MapScene, { to, units }: GhostMoves): void {
  const inside = new Set(units);
  hatchPath(frame, paths.ofUnits(units), ghostHatch(palette.territories[colours[to]!] ?? palette.noData));
  const outline = paths.ofArcs(outlineOf(paths.geometry, inside));
  strokePath(frame, outline, { colour: palette.halo, width: 3.4, opacity: 0.9 });
  strokePath(frame, outline, { colour: palette.draft, width: 1.8 });
}

/** A dashed line round what must stay together. */
function paintGroup(frame: Frame, { paths, palette }: MapScene, units: readonly number[]): void {
  const inside = new Set(units);
  const outline = paths.ofArcs(outlineOf(paths.geometry, inside));
  strokePath(frame, outline, { colour: palette.halo, width: 4, opacity: 0.9 });
  strokePath(frame, outline, { colour: palette.brush, width: 2, dash: [6, 3] });
}

/** A ring in the middle of each unit that stays where it is. */
function paintProtected(frame: Frame, { paths, palette }: MapScene, units: readonly number[]): void {
  const { context, view } = frame;
  useScreen(frame);
  const { centres } = paths.geometry;
  const radius = Math.min(4.5, Math.max(2.2, view.scale * 1.6));
  for (const unit of units) {
    const [x, y] = toScreen(view, [centres[2 * unit]!, centres[2 * unit + 1]!]);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = palette.halo;
    context.fill();
    context.strokeStyle = palette.brush;
    context.lineWidth = 1.6;
    context.stroke();
  }
}

function paintSelectedTerritories(
  frame: Frame,
  { paths, palette, holders }: MapScene,
  overlay: MapOverlay
): void {
  paths.follow(holders);
  for (const position of overlay.selectedTerritories) {
    const outline = paths.ofArcs(outlineOf(paths.geometry, new Set(paths.members(position))));
    strokePath(frame, outline, { colour: palette.halo, width: 4.6, opacity: 0.9 });
    strokePath(frame, outline, { colour: palette.selection, width: 2.2 });
  }
}

function paintUnits(frame: Frame, { paths, palette }: MapScene, overlay: MapOverlay): void {
  const { selectedUnits, hovered, focused } = overlay;
  if (selectedUnits.size > 0) {
    const path = paths.ofUnits(selectedUnits);
    frame.context.globalAlpha = 0.16;
    fillPath(frame, path, palette.ink);
    frame.context.globalAlpha = 1;
    const outline = paths.ofArcs(outlineOf(paths.geometry, selectedUnits));
    strokePath(frame, outline, { colour: palette.halo, width: 3.4, opacity: 0.9 });
    strokePath(frame, outline, { colour: palette.selection, width: 1.5 });
  }
  if (hovered >= 0) strokePath(frame, paths.unit(hovered), { colour: palette.selection, width: 1.3 });
  if (focused >= 0) {
    strokePath(frame, paths.unit(focused), { colour: palette.focus, width: 5 });
    strokePath(frame, paths.unit(focused), { colour: palette.selection, width: 2 });
  }
}

export const labelFont = (strong: boolean): string =>
  `${strong ? 700 : 500} 11px "IBM Plex Sans Variable", "IBM Plex Sans", system-ui, sans-serif`;

function paintLabels(frame: Frame, { palette }: MapScene, labels: readonly PlacedLabel[]): void {
  const { context } = frame;
  useScreen(frame);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.ink;
  context.lineWidth = 2.6;
  for (const { lines, strong, centre, height } of labels) {
    context.font = labelFont(strong);
    lines.forEach((line, i) => {
      const y = centre[1] - height / 2 + (i + 0.5) * LABEL_LINE_HEIGHT;
      context.globalAlpha = 0.82;
      context.strokeText(line, centre[0], y);
      context.globalAlpha = 1;
      context.fillText(line, centre[0], y);
    });
  }
}

/** A house on a stem: filled where somebody set it, hollow where it only marks the centre. */
function paintPins(frame: Frame, { palette }: MapScene, pins: readonly Pin[]): void {
  const { context, view } = frame;
  useScreen(frame);
  context.lineJoin = 'round';
  for (const { at, hollow } of pins) {
    const [x, y] = toScreen(view, at);
    context.beginPath();
    context.moveTo(x - 6, y + 5);
    context.lineTo(x - 6, y - 1);
    context.lineTo(x, y - 7);
    context.lineTo(x + 6, y - 1);
    context.lineTo(x + 6, y + 5);
    context.closePath();
    context.strokeStyle = palette.halo;
    context.lineWidth = 4;
    context.stroke();
    context.fillStyle = hollow ? palette.halo : palette.selection;
    context.fill();
    context.strokeStyle = palette.selection;
    context.lineWidth = 1.5;
    context.stroke();
  }
}
