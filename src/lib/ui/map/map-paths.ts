import { ArcLoops } from './arc-loops.ts';
import type { ArcRing, MapGeometry } from './map-geometry.ts';
import type { Box } from './map-view.ts';
import { extentOf } from './unit-finder.ts';
import { outlineOf, parentBorders, shore, unitBorders } from './territory-borders.ts';

/** A part of the lines between units, and the box of the plane it lies in. */
export type LinePatch = { readonly path: Path2D; readonly box: Box };

/** An area and the rule that says what is inside it. */
export type Area = { readonly path: Path2D; readonly rule: CanvasFillRule };

/** Patches each way: lines out of sight are left undrawn by the patch. */
const PATCHES = 12;
/** Share of the arcs that may lie between no two units where territories are still traced by their outlines alone. */
const MOSTLY_SHARED = 1 / 3;

type Patch = { readonly arcs: number[]; readonly box: [number, number, number, number] };

/**
 * The canvas paths of a geometry, in the coordinates of its plane. What never changes is traced once; a territory is traced
 * again only when it gains or loses a unit, and borders only where it did.
 */
export class MapPaths {
  readonly unitLines: readonly LinePatch[];
  readonly parentLines: readonly LinePatch[];
  readonly shoreLine: readonly LinePatch[];
  readonly #territories = new Map<number, Area>();
  readonly #boxes = new Map<number, Box>();
  readonly #units = new Map<number, Path2D>();
  readonly #loops: ArcLoops;
  readonly #isShared: boolean;
  /** Arcs between units by patch, the patch of each arc, and the borders of patches nothing changed in. */
  readonly #patches: readonly Patch[];
  readonly #patchOf: Int32Array;
  readonly #borders: (LinePatch | undefined)[];
  #holders: Int32Array = new Int32Array();

  constructor(readonly geometry: MapGeometry) {
    const between = unitBorders(geometry);
    this.#patches = this.#inPatches(between);
    this.#patchOf = new Int32Array(geometry.arcs.length).fill(-1);
    this.#patches.forEach(({ arcs }, patch) => {
      for (const arc of arcs) this.#patchOf[arc] = patch;
    });
    this.#borders = this.#patches.map(() => undefined);
    this.#loops = new ArcLoops(geometry);
    this.#isShared = between.length >= geometry.arcs.length * (1 - MOSTLY_SHARED);
    const lines = ({ arcs, box }: Patch): LinePatch => ({ path: this.ofArcs(arcs), box });
    this.unitLines = this.#patches.map(lines);
    this.parentLines = this.#inPatches(parentBorders(geometry)).map(lines);
    this.shoreLine = this.#inPatches(shore(geometry)).map(lines);
  }

  /** Take over who holds what; forget the paths of territories that differ. */
  follow(holders: Int32Array): void {
    if (holders === this.#holders) return;
    const before = this.#holders;
    for (let unit = 0; unit < holders.length; unit++) {
      if (holders[unit] === before[unit]) continue;
      this.#forgetBorders(unit);
      for (const position of [holders[unit]!, before[unit] ?? -1]) {
        this.#territories.delete(position);
        this.#boxes.delete(position);
      }
    }
    this.#holders = holders;
  }

  /** All units of a territory as one area, so that the edges between them leave no seam; −1 is what nobody holds. */
  territory(position: number): Area {
    let area = this.#territories.get(position);
    if (area === undefined) {
      area = this.#areaOf(this.members(position));
      this.#territories.set(position, area);
    }
    return area;
  }
  /** Where a territory lies; an empty one nowhere. */
  box(position: number): Box {
    let box = this.#boxes.get(position);
    if (box === undefined) {
      box = NOWHERE;
      const { bounds } = this.geometry;
      for (const unit of this.members(position)) {
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

  /** Lines between territories, by the patch. */
  borders(): readonly LinePatch[] {
    const holders = this.#holders;
    const { left, right } = this.geometry;
    return this.#patches.map(({ arcs, box }, patch) => {
      const differs = (arc: number) => holders[left[arc]!] !== holders[right[arc]!];
      return (this.#borders[patch] ??= { path: this.ofArcs(arcs.filter(differs)), box });
    });
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

  ofArcs(arcs: Iterable<number>): Path2D {
    const path = new Path2D();
    for (const arc of arcs) {
      const points = this.geometry.arcs[arc]!;
      path.moveTo(points[0]!, points[1]!);
      for (let i = 2; i < points.length; i += 2) path.lineTo(points[i]!, points[i + 1]!);
    }
    return path;
  }

  /** The units of a territory, ascending. */
  members(position: number): number[] {
    const units: number[] = [];
    for (let unit = 0; unit < this.#holders.length; unit++)
      if (this.#holders[unit] === position) units.push(unit);
    return units;
  }
  #forgetBorders(unit: number): void {
    for (const ring of this.geometry.rings[unit]!) {
      for (const reference of ring) {
        const patch = this.#patchOf[reference < 0 ? ~reference : reference]!;
        if (patch >= 0) this.#borders[patch] = undefined;
      }
    }
  }
  /** By the outline alone where units share their borders; where outlines do not meet each unit is traced on its own. */
  #areaOf(units: readonly number[]): Area {
    if (!this.#isShared) return { path: this.ofUnits(units), rule: 'nonzero' };
    const path = new Path2D();
    for (const loop of this.#loops.of(outlineOf(this.geometry, new Set(units)))) this.#traceRing(path, loop);
    return { path, rule: 'evenodd' };
  }
  #inPatches(arcs: readonly number[]): Patch[] {
    const { arcs: lines } = this.geometry;
    const [left, top, right, bottom] = extentOf(this.geometry.bounds);
    const place = (value: number, from: number, to: number) =>
      Math.min(PATCHES - 1, Math.floor(((value - from) / Math.max(to - from, 1e-9)) * PATCHES));
    const patches = new Map<number, Patch>();
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
    return [...patches.values()];
  }
  #traceUnit(path: Path2D, unit: number): void {
    for (const ring of this.geometry.rings[unit]!) this.#traceRing(path, ring);
  }
  #traceRing(path: Path2D, ring: ArcRing): void {
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

const NOWHERE = [Infinity, Infinity, -Infinity, -Infinity] as const;
