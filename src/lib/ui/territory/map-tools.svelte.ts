import type { MapGesture } from '../map/map-gesture.ts';
import type { HandShape } from '../map/map-scene.ts';
import { ringContains } from '../map/polygon.ts';
import type { Point } from '../map/unit-finder.ts';
import type { Brush } from './brush.svelte.ts';
import type { Handover } from './stroke-moves.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

export const tools = [
  { key: 'pan', letter: 'V', label: 'Move the map', icon: 'hand' },
  { key: 'info', letter: 'I', label: 'Look at a unit', icon: 'info' },
  { key: 'brush', letter: 'B', label: 'Brush', icon: 'brush' },
  { key: 'lasso', letter: 'L', label: 'Lasso', icon: 'lasso' },
  { key: 'rectangle', letter: 'R', label: 'Rectangle', icon: 'rectangle' },
  { key: 'parent', letter: 'S', label: 'Whole states', icon: 'territories' }
] as const;
export type Tool = (typeof tools)[number]['key'];

/** What is nearer than this on the plane is the same place. */
const LEAST_STEP = 0.4;

/** Where pins stand, and what becomes of one let go over a unit. */
export type PinHolder = {
  readonly pinAt: (point: Point) => { readonly key: string; readonly at: Point } | undefined;
  readonly drop: (key: string, unit: number) => void;
};

/** Accounts drawn as points: which one lies at a point (−1: none), which ones lie in a shape, and choosing them. */
export type PointHolder = {
  readonly accountAt: (point: Point) => number;
  readonly accountsIn: (inside: (point: Point) => boolean) => number[];
  readonly choose: (accounts: Iterable<number>, add: boolean) => void;
};

type HeldPin = { readonly key: string; readonly at: Point; readonly moved: boolean };
type Stroke = {
  readonly tool: Tool;
  readonly start: Point;
  /** Begun with Shift: it adds to what is selected, whoever is chosen. */
  readonly selects: boolean;
  readonly points: readonly Point[];
  readonly touched: ReadonlySet<number>;
};

/**
 * The tool in the hand. Brush, lasso, rectangle and whole states hand what they cover to the chosen territory; without one the
 * first click chooses it, and lasso and rectangle select. With Shift every tool adds to the selection, or takes out of it what
 * was all in it. One stroke is one step; Escape drops it.
 */
export class MapTools {
  tool = $state<Tool>('pan');
  pointer = $state.raw<Point | undefined>(undefined);
  #stroke = $state.raw<Stroke | undefined>(undefined);
  /** A home base in the hand. */
  pinned = $state.raw<HeldPin | undefined>(undefined);

  constructor(
    readonly editor: TerritoryEditor,
    readonly brush: Brush,
    readonly pins: PinHolder = { pinAt: () => undefined, drop: () => {} },
    readonly accounts: PointHolder = { accountAt: () => -1, accountsIn: () => [], choose: () => {} }
  ) {}

  readonly hovered = $derived.by(() =>
    this.pointer === undefined ? -1 : this.editor.finder.unitAt(this.pointer)
  );
  /** The account pointed at with a tool that looks; −1: none. */
  readonly account = $derived.by(() => {
    const looks = this.tool === 'pan' || this.tool === 'info';
    return looks && this.pointer !== undefined ? this.accounts.accountAt(this.pointer) : -1;
  });
  readonly radius = $derived.by(() => this.brush.radiusAt(this.pointer ?? [0, 0]));
  /** How many units lie under the brush; undefined where it is not on the map. */
  readonly underBrush = $derived.by(() =>
    this.pointer === undefined ? undefined : this.#underBrush(this.pointer, this.pointer).length
  );
  /** Units covered by the stroke so far, or by the tool where it hovers. */
  readonly covered = $derived.by((): readonly number[] => {
    if (this.#stroke !== undefined) return [...this.#stroke.touched];
    if (this.pointer === undefined) return [];
    if (this.tool === 'brush') return this.#underBrush(this.pointer, this.pointer);
    if (this.tool === 'parent') return this.#sameParent(this.hovered);
    return [];
  });
  #handover: Handover | undefined;
  /** What lifting the hand would do; undefined where the tool does not paint. The same as long as nothing in it differs. */
  readonly handover = $derived.by((): Handover | undefined => {
    const { receiver } = this.editor;
    if (receiver === undefined || this.#stroke?.selects || this.covered.length === 0) return undefined;
    const next = this.editor.handover(this.covered, receiver);
    if (this.#handover === undefined || !sameHandover(this.#handover, next)) this.#handover = next;
    return this.#handover;
  });
  readonly isStroking = $derived(this.#stroke !== undefined || this.pinned !== undefined);

  readonly hand = $derived.by((): HandShape | undefined => {
    const stroke = this.#stroke;
    if (stroke?.tool === 'lasso') return { kind: 'lasso', points: stroke.points };
    if (stroke?.tool === 'rectangle') {
      return { kind: 'box', corner: stroke.start, opposite: stroke.points.at(-1) ?? stroke.start };
    }
    if (this.tool === 'brush' && this.pointer !== undefined) {
      return { kind: 'circle', centre: this.pointer, radius: this.radius };
    }
    return undefined;
  });

  pick(tool: Tool): void {
    this.cancel();
    this.tool = tool;
  }
  /** One level back: the stroke, then the selected units, then the chosen territories. False when nothing was left. */
  escape(): boolean {
    if (this.isStroking) this.cancel();
    else if (this.editor.selectedUnits.size > 0) this.editor.selectedUnits.clear();
    else if (this.editor.selected.length > 0) this.editor.choose(undefined);
    else return false;
    return true;
  }
  cancel(): void {
    this.#stroke = undefined;
    this.pinned = undefined;
  }

  readonly gesture = (gesture: MapGesture): void => {
    if (gesture.kind === 'leave') this.pointer = undefined;
    else if (gesture.kind === 'cancel') this.cancel();
    else {
      this.pointer = gesture.point;
      if (gesture.kind === 'start') this.#start(gesture.point, gesture.extend, gesture.box);
      else if (gesture.kind === 'drag') this.#extend(gesture.from, gesture.point);
      else if (gesture.kind === 'finish') this.#finish(gesture.point);
    }
  };

  #start(point: Point, extend: boolean, box: boolean): void {
    const unit = this.editor.finder.unitAt(point);
    const tool = box && this.tool !== 'pan' ? 'rectangle' : this.tool;
    if (tool === 'pan' || tool === 'info') {
      const account = this.accounts.accountAt(point);
      if (account >= 0) return this.#lookAt(account, extend);
      const pin = extend ? undefined : this.pins.pinAt(point);
      if (pin === undefined) return this.#look(unit, extend);
      this.pinned = { key: pin.key, at: pin.at, moved: false };
      return;
    }
    const paints = tool === 'brush' || tool === 'parent';
    if (paints && !extend && this.editor.receiver === undefined) return this.#look(unit, false);
    const touched = new Set(
      tool === 'brush' ? this.#underBrush(point, point) : tool === 'parent' ? this.#sameParent(unit) : []
    );
    this.#stroke = { tool, start: point, selects: extend, points: [point], touched };
  }
  #extend(from: Point, point: Point): void {
    if (this.pinned !== undefined) {
      this.pinned = { ...this.pinned, at: point, moved: true };
      return;
    }
    const stroke = this.#stroke;
    if (stroke === undefined) return;
    const { finder } = this.editor;
    if (stroke.tool === 'brush') {
      const fresh = this.#underBrush(from, point).filter((unit) => !stroke.touched.has(unit));
      if (fresh.length > 0) this.#stroke = { ...stroke, touched: new Set([...stroke.touched, ...fresh]) };
    } else if (stroke.tool === 'rectangle') {
      this.#stroke = { ...stroke, points: [point], touched: new Set(finder.unitsInBox(stroke.start, point)) };
    } else if (stroke.tool === 'lasso') {
      const { start } = stroke;
      const last = stroke.points.at(-1)!;
      if (isNear(point, last)) return;
      const points = [...stroke.points, point];
      this.#stroke = {
        ...stroke,
        points,
        touched: turned(stroke.touched, finder.unitsInside([start, last, point]))
      };
    }
  }
  #finish(point: Point): void {
    const { pinned } = this;
    this.pinned = undefined;
    if (pinned !== undefined) return this.#dropPin(pinned, point);
    const stroke = this.#stroke;
    if (stroke === undefined) return;
    this.#stroke = undefined;
    const { editor } = this;
    const isArea = stroke.tool === 'lasso' || stroke.tool === 'rectangle';
    const selects = stroke.selects || editor.receiver === undefined;
    // A click with a tool that surrounds means what lies under it.
    if (selects && isArea && stroke.points.length === 1 && isNear(stroke.start, point))
      return this.#look(editor.finder.unitAt(point), stroke.selects);
    const touched = stroke.tool === 'lasso' ? editor.finder.unitsInside(stroke.points) : stroke.touched;
    if (!selects) return editor.hand(touched, editor.receiver!);
    const accounts = isArea ? this.accounts.accountsIn(insideOf(stroke)) : [];
    if (!stroke.selects || accounts.length > 0) this.accounts.choose(accounts, stroke.selects);
    if (stroke.selects) editor.extendUnits(touched);
    else editor.chooseUnits(touched);
  }
  /** A pin let go over a unit makes it the home base; one not moved only chooses its territory. */
  #dropPin({ key, moved }: HeldPin, point: Point): void {
    const unit = this.editor.finder.unitAt(point);
    if (moved && unit >= 0) this.pins.drop(key, unit);
    else this.editor.choose(key);
  }
  /** Choose what lies under the pointer, and nothing else: its territory, with the info tool the unit too. With Shift, add the unit. */
  #look(unit: number, extend: boolean): void {
    const { editor } = this;
    if (extend) return unit < 0 ? undefined : editor.chooseUnits([unit], true);
    this.accounts.choose([], false);
    editor.chooseUnits(this.tool === 'info' && unit >= 0 ? [unit] : []);
    editor.choose(unit < 0 ? undefined : editor.keyAt(editor.plan.holders[unit]!));
  }
  #lookAt(account: number, extend: boolean): void {
    if (!extend) this.editor.selectedUnits.clear();
    this.accounts.choose([account], extend);
  }
  #underBrush(from: Point, to: Point): number[] {
    const { finder } = this.editor;
    const radius = this.brush.radiusAt(to);
    const under = finder.unitAt(to);
    const along = finder.unitsAlong(from, to, radius);
    return under < 0 || along.includes(under) ? along : [...along, under];
  }
  #sameParent(unit: number): number[] {
    const { parents } = this.editor.geometry;
    return unit < 0 ? [] : parents.flatMap((parent, other) => (parent === parents[unit] ? [other] : []));
  }
}

const isNear = (a: Point, b: Point): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) < LEAST_STEP;

function insideOf({ tool, start, points }: Stroke): (point: Point) => boolean {
  if (tool === 'lasso') {
    const ring = points.flat();
    return ([x, y]) => ringContains(ring, x, y);
  }
  const end = points.at(-1)!;
  const isBetween = (at: number, a: number, b: number) => at >= Math.min(a, b) && at <= Math.max(a, b);
  return ([x, y]) => isBetween(x, start[0], end[0]) && isBetween(y, start[1], end[1]);
}

const sameHandover = (a: Handover, b: Handover): boolean =>
  a.to === b.to &&
  a.heldByLock === b.heldByLock &&
  a.units.length === b.units.length &&
  a.units.every((unit, i) => unit === b.units[i]);

/**
 * A lasso one point longer takes in, or lets out, what lies in the triangle of its start, its last point and the new one:
 * inside is where an odd number of those triangles lie over each other.
 */
function turned(inside: ReadonlySet<number>, triangle: readonly number[]): Set<number> {
  const next = new Set(inside);
  for (const unit of triangle) if (!next.delete(unit)) next.add(unit);
  return next;
}
