import type { GhostMoves, MapScene } from './map-scene.ts';
import type { MapView, Size } from './map-view.ts';
import { fillPath, openFrame, strokePath } from './paint-frame.ts';

type Place = { readonly view: MapView; readonly size: Size; readonly pixelRatio: number };
type Drawn = Place & { readonly scene: MapScene; readonly painted: GhostMoves | undefined };

/** Units under the hand, in the receiver's colour with dashed edges. A stroke that only grows draws only what is new. */
export class PaintedUnits {
  #drawn: Drawn | undefined;

  paint(canvas: HTMLCanvasElement, place: Place, scene: MapScene, painted: GhostMoves | undefined): void {
    const before = this.#drawn;
    const added = before && painted && isSame(before, place, scene) && grown(before.painted, painted);
    this.#drawn = { ...place, scene, painted };
    const frame = openFrame(canvas, place.view, place.size, place.pixelRatio, Array.isArray(added));
    const units = added || painted?.units;
    if (painted === undefined || units === undefined || units.length === 0) return;
    const { paths, palette, colours } = scene;
    const path = paths.ofUnits(units);
    fillPath(frame, path, palette.territories[colours[painted.to]!] ?? palette.noData);
    strokePath(frame, path, { colour: palette.ink, width: 1, dash: [3, 2.2] });
  }
}

const isSame = (drawn: Drawn, { view, size, pixelRatio }: Place, scene: MapScene): boolean =>
  drawn.view === view && drawn.size === size && drawn.pixelRatio === pixelRatio && drawn.scene === scene;

/** What was added where everything else is as it was; false where something left. Both ascend. */
export function grown(before: GhostMoves | undefined, { to, units }: GhostMoves): number[] | false {
  if (before?.to !== to || before.units.length > units.length) return false;
  const added: number[] = [];
  let at = 0;
  for (const unit of units) {
    if (before.units[at] === unit) at++;
    else added.push(unit);
  }
  return at === before.units.length && added;
}
