import type { MapPalette } from './map-palette.ts';
import type { MapPaths } from './map-paths.ts';
import type { WantedLabel } from './place-labels.ts';
import type { Point } from './unit-finder.ts';

/** The colouring of a map by a measure: the class of each unit (−1: no data) and the classes' colours. */
export type UnitClasses = { readonly ofUnit: Int8Array; readonly colours: readonly string[] };

/** What lies still while the hand moves. Territories are positions; −1 holds what is unassigned. */
export type MapScene = {
  readonly paths: MapPaths;
  readonly palette: MapPalette;
  readonly holders: Int32Array;
  /** Palette index per territory position. */
  readonly colours: readonly number[];
  readonly classes?: UnitClasses | undefined;
  readonly locked: ReadonlySet<number>;
  /** Where given, everything but these units is greyed. */
  readonly spotlight?: ReadonlySet<number> | undefined;
};

/** Units a proposal would hand over, and to whom. */
export type GhostMoves = { readonly to: number; readonly units: readonly number[] };

/** Points over the map: x and y in turn, the unit each lies in, and its share (0 to 1) of the largest, as its area. */
export type MapPoints = {
  readonly at: Float64Array;
  readonly units: Int32Array;
  readonly share: Float64Array;
  readonly selected: ReadonlySet<number>;
};

export type Pin = { readonly key: string; readonly at: Point; readonly hollow: boolean };

/** The tool in the hand, in coordinates of the plane. */
export type HandShape =
  | { readonly kind: 'circle'; readonly centre: Point; readonly radius: number }
  | { readonly kind: 'lasso'; readonly points: readonly Point[] }
  | { readonly kind: 'box'; readonly corner: Point; readonly opposite: Point };

/** What lies over the scene and does not follow the hand. */
export type MapOverlay = {
  readonly selectedTerritories: readonly number[];
  readonly selectedUnits: ReadonlySet<number>;
  readonly ghosts: readonly GhostMoves[];
  /** Units that differ from another plan, and who has them there. */
  readonly moved: readonly GhostMoves[];
  /** The unit looked at, or −1. */
  readonly hovered: number;
  readonly focused: number;
  /** Groups of units a proposal must keep together, and units it must leave where they are. */
  readonly together: readonly (readonly number[])[];
  readonly protectedUnits: readonly number[];
};

/** Names, and home bases; a hollow pin is where a territory's centre lies until one is set. */
export type MapNames = { readonly labels: readonly WantedLabel[]; readonly pins: readonly Pin[] };
