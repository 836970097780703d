import type { MapGeometry } from './map-geometry.ts';
import type { Box } from './map-view.ts';
import { extentOf } from './unit-finder.ts';
import { parentBorders, shore, territoryBorders, unitBorders } from './territory-borders.ts';

/** A part of the lines between units, and the box of the plane it lies in. */
export type LinePatch = { readonly path: Path2D; readonly box: Box };

/** Patches each way: lines out of sight are left undrawn by the patch. */
const PATCHES = 12;

/**
 * The canvas paths of a geometry, in the coordinates of its plane. What never changes is traced once; a territory is traced
 * again only when it gains or loses a unit.
 */
export class MapPaths {
  readonly unitLines: readonly LinePatch[];
  readonly parentLines: Path2D;
  readonly shoreLine: Path2D;
  readonly #territories = new Map<number, Path2D>();
  readonly #boxes = new Map<number, Box>();
  readonly #units = new Map<number, Path2D>();
  #holders: Int32Array = new Int32Array();
  #borders: Path2D | undefined;

  constructor(readonly geometry: MapGeometry) {
    this.unitLines = this.#patches(unitBorders(geometry));
    this.parentLines = this.ofArcs(parentBorders(geometry));
    this.shoreLine = this.ofArcs(shore(geometry));
  }

  /** Take over who holds what; forget the paths of territories that differ. */
  follow(holders: Int32Array): void {
    if (holders === this.#holders) return;
    const before = this.#holders;
    for (let unit = 0; unit < holders.length; unit++) {
      if (holders[unit] === before[unit]) continue;
      for (const position of [holders[unit]!, before[unit] ?? -1]) {
        this.#territories.delete(position);
        this.#boxes.delete(position);
      }
    }
    this.#holders = holders;
    this.#borders = undefined;
  }

  /** All units of a territory as one path, so that the edges between them leave no seam; −1 is what nobody holds. */
  territory(position: number): Path2D {
    let path = this.#territories.get(position);
    if (path === undefined) {
      path = new Path2D();
      for (const unit of this.#members(position)) this.#traceUnit(path, unit);
      this.#territories.set(position, path);
    }
    return path;
  }
  /** Where a territory lies; an empty one nowhere. */
  box(position: number): Box {
    let box = this.#boxes.get(position);
    if (box === undefined) {
      box = NOWHERE;
      const { bounds } = this.geometry;
      for (const unit of this.#members(position)) {
        const at = 4 * unit;
        box = [
          Math.min(box[0], bounds[at]!),
          Math.min(box[1], bounds[at + 1]!),
          Math.max(box[2], bounds[at + 2]!),
          Math.max(box[3], bounds[at + 3]!)
        ];
      }
      this.#boxes.set(position, box);
    }
    return box;
  }

  borders(): Path2D {
    this.#borders ??= this.ofArcs(territoryBorders(this.geometry, this.#holders));
    return this.#borders;
  }

  unit(unit: number): Path2D {
    let path = this.#units.get(unit);
    if (path === undefined) {
      path = new Path2D();
      this.#traceUnit(path, unit);
      this.#units.set(unit, path);
    }
    return path;
  }

  ofUnits(units: Iterable<number>): Path2D {
    const path = new Path2D();
    for (const unit of units) this.#traceUnit(path, unit);
    return path;
  }

  ofArcs(arcs: readonly number[]): Path2D {
    const path = new Path2D();
    for (const arc of arcs) {
      const points = this.geometry.arcs[arc]!;
      path.moveTo(points[0]!, points[1]!);
      for (let i = 2; i < points.length; i += 2) path.lineTo(points[i]!, points[i + 1]!);
    }
    return path;
  }

  #members(position: number): number[] {
    const units: number[] = [];
    for (let unit = 0; unit < this.#holders.length; unit++)
      if (this.#holders[unit] === position) units.push(unit);
    return units;
  }
  #patches(arcs: readonly number[]): LinePatch[] {
    const { arcs: lines } = this.geometry;
    const [left, top, right, bottom] = extentOf(this.geometry.bounds);
    const place = (value: number, from: number, to: number) =>
      Math.min(PATCHES - 1, Math.floor(((value - from) / Math.max(to - from, 1e-9)) * PATCHES));
    const patches = new Map<number, { arcs: number[]; box: [number, number, number, number] }>();
    for (const arc of arcs) {
      const points = lines[arc]!;
      const key = place(points[0]!, left, right) + PATCHES * place(points[1]!, top, bottom);
      let patch = patches.get(key);
      if (patch === undefined) patches.set(key, (patch = { arcs: [], box: [...NOWHERE] }));
      patch.arcs.push(arc);
      for (let i = 0; i < points.length; i += 2) {
        patch.box[0] = Math.min(patch.box[0], points[i]!);
        patch.box[1] = Math.min(patch.box[1], points[i + 1]!);
        patch.box[2] = Math.max(patch.box[2], points[i]!);
        patch.box[3] = Math.max(patch.box[3], points[i + 1]!);
      }
    }
    return [...patches.values()].map(({ arcs: own, box }) => ({ path: this.ofArcs(own), box }));
  }
  #traceUnit(path: Path2D, unit: number): void {
    for (const ring of this.geometry.rings[unit]!) {
      let started = false;
      for (const reference of ring) {
        const points = this.geometry.arcs[reference < 0 ? ~reference : reference]!;
        const last = points.length - 2;
        for (let i = started ? 2 : 0; i <= last; i += 2) {
          const at = reference < 0 ? last - i : i;
          if (started) path.lineTo(points[at]!, points[at + 1]!);
          else path.moveTo(points[at]!, points[at + 1]!);
          started = true;
        }
      }
      path.closePath();
    }
  }
}

const NOWHERE = [Infinity, Infinity, -Infinity, -Infinity] as const;
