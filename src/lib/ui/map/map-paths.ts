import type { MapGeometry } from './map-geometry.ts';
import { parentBorders, shore, territoryBorders, unitBorders } from './territory-borders.ts';

/**
 * The canvas paths of a geometry, in the coordinates of its plane. What never changes is traced once; a territory is traced
 * again only when it gains or loses a unit.
 */
export class MapPaths {
  readonly unitLines: Path2D;
  readonly parentLines: Path2D;
  readonly shoreLine: Path2D;
  readonly #territories = new Map<number, Path2D>();
  readonly #units = new Map<number, Path2D>();
  #holders: Int32Array = new Int32Array();
  #borders: Path2D | undefined;

  constructor(readonly geometry: MapGeometry) {
    this.unitLines = this.ofArcs(unitBorders(geometry));
    this.parentLines = this.ofArcs(parentBorders(geometry));
    this.shoreLine = this.ofArcs(shore(geometry));
  }

  /** Take over who holds what; forget the paths of territories that differ. */
  follow(holders: Int32Array): void {
    if (holders === this.#holders) return;
    const before = this.#holders;
    for (let unit = 0; unit < holders.length; unit++) {
      if (holders[unit] === before[unit]) continue;
      this.#territories.delete(holders[unit]!);
      this.#territories.delete(before[unit] ?? -1);
    }
    this.#holders = holders;
    this.#borders = undefined;
  }

  /** All units of a territory as one path, so that the edges between them leave no seam; −1 is what nobody holds. */
  territory(position: number): Path2D {
    let path = this.#territories.get(position);
    if (path === undefined) {
      path = new Path2D();
      this.#holders.forEach((holder, unit) => {
        if (holder === position) this.#traceUnit(path!, unit);
      });
      this.#territories.set(position, path);
    }
    return path;
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
