import type { MapGeometry } from '../map/map-geometry.ts';
import type { Point } from '../map/unit-finder.ts';

const PLACE = 'evenfield-brush-kilometres';
/** How far from the usual size a brush goes, either way. */
const REACH = { smaller: 5, larger: 30 } as const;

/** The radius of the brush, in kilometres: about one unit of the map at first, then what this map was last painted with. */
export class Brush {
  kilometres = $state(0);
  /** Where half of the units have no more room than a circle of this radius. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly #place: string;

  constructor(
    readonly geometry: Pick<MapGeometry, 'areas' | 'centres' | 'kilometresPerUnit'>,
    /** What the size is remembered under. */
    map: string,
    readonly storage?: Pick<Storage, 'getItem' | 'setItem'>
  ) {
    this.usual = rounded(medianRadius(geometry));
    this.least = rounded(this.usual / REACH.smaller);
    this.most = rounded(this.usual * REACH.larger);
    this.#place = `${PLACE} ${map}`;
    const kept = Number(storage?.getItem(this.#place) ?? NaN);
    this.kilometres = kept >= this.least && kept <= this.most ? kept : this.usual;
  }

  resize(kilometres: number): void {
    this.kilometres = rounded(Math.min(this.most, Math.max(this.least, kilometres)));
    this.storage?.setItem(this.#place, String(this.kilometres));
  }
  /** Place between least and most, 0 to 1: each step multiplies, so that small brushes have room on a slider. */
  get share(): number {
    return Math.log(this.kilometres / this.least) / Math.log(this.most / this.least);
  }
  resizeTo(share: number): void {
    this.resize(this.least * (this.most / this.least) ** share);
  }
  /** The radius in lengths of the plane, at a point of it. */
  radiusAt([x, y]: Point): number {
    return this.kilometres / this.geometry.kilometresPerUnit(x, y);
  }
  /** How many units of the usual size its circle has room for. */
  get units(): number {
    return Math.max(1, Math.round((this.kilometres / this.usual) ** 2));
  }
}

/** The median radius of circles as large as the units, in kilometres; 1 where the units have no area. */
function medianRadius({ areas, centres, kilometresPerUnit }: Brush['geometry']): number {
  const radii = Float64Array.from(
    areas,
    (area, unit) => Math.sqrt(area / Math.PI) * kilometresPerUnit(centres[2 * unit]!, centres[2 * unit + 1]!)
  ).sort();
  const median = radii[radii.length >> 1] ?? 0;
  return median > 0 ? median : 1;
}

/** Two places are all a hand can tell. */
const rounded = (kilometres: number): number => Number(kilometres.toPrecision(2));
