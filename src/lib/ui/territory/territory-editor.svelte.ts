import { SvelteSet } from 'svelte/reactivity';
import { setApart } from '../../core/territory/set-apart.ts';
import type { UnitDetail } from '../../engine/queries/alignment-rows.ts';
import type { Change } from '../../scenario/change.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { assignTerritoryColours, territoryNeighbours } from '../map/territory-colours.ts';
import { createUnitFinder, extentOf } from '../map/unit-finder.ts';
import { MapCamera } from '../map/map-camera.svelte.ts';
import { positionsApart } from './deviation-words.ts';
import { describeMove, describeStep } from './move-words.ts';
import { PlanRules } from './plan-rules.svelte.ts';
import { COUNTY, type UnitNoun } from './unit-noun.ts';
import { type Handover, handoverOf, movesOf } from './stroke-moves.ts';
import { type TerritoryBalance, balanceOf, holdersAfter } from './territory-balance.ts';
import { PlanMembers } from './plan-members.ts';
import { type PlanBaseline, nameOfHolder, planAfter } from './territory-plan.ts';
import { findProblems } from './territory-problems.ts';
import { type KeptLocks, forgetNothing } from './kept-locks.ts';
import type { UnitPlaces } from './read-units.ts';
import { type MeasureKey, readUnitMeasures, usefulMeasures } from './unit-measures.ts';

/** What the page takes from the workbench. `changes` and `baseline` are reactive. */
export type PlanSource = {
  readonly baseline: PlanBaseline & { readonly units: readonly UnitDetail[] };
  readonly changes: readonly Change[];
  readonly reps: ReadonlyMap<string, string>;
  /** Other scenarios over the same baseline. */
  readonly others: readonly {
    readonly id: string;
    readonly title: string;
    readonly changes: readonly Change[];
  }[];
  readonly apply: (label: string, changes: readonly Change[]) => void;
  readonly announce: (text: string) => void;
  /** A line that stays a while, with one thing to do next. */
  readonly tell: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
};

/** The problems bar lies over the top of the map. */
const ROOM_AROUND = { top: 54, right: 12, bottom: 40, left: 12 } as const;

/** The plan on the map with what is chosen and locked in it. Every edit goes through `hand`, one undo step each. */
export class TerritoryEditor {
  measure = $state<MeasureKey>('potential');
  band = $state(0.1);
  /** Keys of the territories looked at; the last one is what the tools paint with. */
  selected = $state.raw<readonly string[]>([]);
  readonly selectedUnits = new SvelteSet<number>();
  readonly locks = new SvelteSet<string>();

  readonly finder;
  readonly camera;
  readonly measures = $derived.by(() => readUnitMeasures(this.geometry, this.source.baseline.units));
  readonly usefulMeasures = $derived(usefulMeasures(this.measures));
  readonly base = $derived.by(() => planAfter(this.geometry, this.source.baseline, []));
  readonly plan = $derived.by(() => planAfter(this.geometry, this.source.baseline, this.source.changes));
  readonly values = $derived(this.measures.values[this.measure]);
  readonly #members;
  readonly members = $derived.by(() => this.#members.of(this.plan));
  readonly #territoryCount = $derived(this.plan.territories.length);
  /** Units too big for any balanced territory. */
  readonly apart = $derived.by(() => setApart(this.values, this.#territoryCount, this.band));
  readonly balance = $derived(this.balanceWith(this.plan.holders));
  readonly baseBalance = $derived(
    balanceOf(
      this.base.holders,
      this.base.territories.length,
      this.values,
      setApart(this.values, this.base.territories.length, this.band)
    )
  );
  readonly problems = $derived.by(() =>
    findProblems(this.plan, this.members, this.balance, this.band, this.#members.pieces)
  );
  readonly lockedPositions = $derived(
    new Set([...this.locks].flatMap((key) => this.plan.position.get(key) ?? []))
  );
  /** Colours of the base plan stay; a territory made since takes one its neighbours do not wear. */
  readonly #baseColours = $derived.by(() => coloursOf(this.base, this.geometry));
  readonly colours = $derived.by(() => {
    const known = this.#baseColours;
    if (this.plan.territories.every(({ key }) => known.has(key))) return known;
    return coloursOf(this.plan, this.geometry, known);
  });

  /** What proposals must heed. */
  readonly rules: PlanRules;

  constructor(
    readonly geometry: MapGeometry,
    readonly source: PlanSource,
    /** Neighbours with crossings over water linked; pieces are counted over these. */
    readonly neighbours: readonly ArrayLike<number>[] = geometry.neighbours,
    readonly places: UnitPlaces['places'] = new Map(),
    readonly keptLocks: KeptLocks = forgetNothing,
    readonly noun: UnitNoun = COUNTY
  ) {
    this.measure = this.usefulMeasures[0] ?? 'potential';
    this.#members = new PlanMembers(neighbours);
    this.finder = createUnitFinder(geometry);
    this.rules = new PlanRules(this);
    this.camera = new MapCamera(extentOf(geometry.bounds), () => ROOM_AROUND);
    for (const key of keptLocks.read()) this.locks.add(key);
  }

  /** The balance of the current territories were the units held so. */
  balanceWith(holders: Int32Array): TerritoryBalance {
    return balanceOf(holders, this.plan.territories.length, this.values, this.apart);
  }
  /** Position of what the tools paint with; undefined until a territory is chosen. */
  get receiver(): number | undefined {
    return this.plan.position.get(this.selected.at(-1) ?? '');
  }
  colourOf(key: string): number {
    return this.colours.get(key) ?? 0;
  }
  /** Connected groups of some units, largest first; of the list of a territory they are worked out once. */
  piecesOf(units: readonly number[]): readonly (readonly number[])[] {
    return this.#members.pieces(units);
  }
  keyAt(position: number): string | undefined {
    return this.plan.territories[position]?.key;
  }

  choose(key: string | undefined, add = false): void {
    if (key === undefined) this.selected = [];
    else if (!add) this.selected = [key];
    else if (this.selected.includes(key)) this.selected = this.selected.filter((other) => other !== key);
    else this.selected = [...this.selected.slice(-1), key];
  }
  chooseUnits(units: Iterable<number>, add = false): void {
    if (!add) this.selectedUnits.clear();
    for (const unit of units) {
      if (add && this.selectedUnits.has(unit)) this.selectedUnits.delete(unit);
      else this.selectedUnits.add(unit);
    }
  }
  /** Add units to the selection; take them out where all of them were in it. */
  extendUnits(units: Iterable<number>): void {
    const all = [...units];
    const isIn = all.every((unit) => this.selectedUnits.has(unit));
    for (const unit of all) {
      if (isIn) this.selectedUnits.delete(unit);
      else this.selectedUnits.add(unit);
    }
  }

  toggleLock(key: string): void {
    const name = this.plan.territories[this.plan.position.get(key) ?? -1]?.name ?? key;
    const unlocked = this.locks.delete(key);
    if (!unlocked) this.locks.add(key);
    this.keptLocks.keep([...this.locks]);
    this.source.announce(
      unlocked ? `${name} is unlocked` : `${name} is locked: nothing can be taken out of it`
    );
  }
  lockAll(lock: boolean): void {
    this.locks.clear();
    if (lock) for (const { key } of this.plan.territories) this.locks.add(key);
    this.keptLocks.keep([...this.locks]);
    this.source.announce(lock ? 'Every territory is locked' : 'No territory is locked');
  }

  /** What handing these units to a territory would do now. */
  handover(units: Iterable<number>, to: number): Handover {
    return handoverOf(this.plan.holders, units, to, this.lockedPositions);
  }
  /** Hand units over as one undo step, and say what came of it. */
  hand(units: Iterable<number>, to: number): void {
    const handover = this.handover(units, to);
    if (handover.units.length === 0) return this.#refuse(handover);
    this.applyMoves(describeStep(this.plan, handover, this.noun), [handover]);
  }
  /** Apply several hand-overs as one undo step. */
  applyMoves(label: string, handovers: readonly Pick<Handover, 'to' | 'units'>[]): void {
    const before = this.balance;
    const plan = this.plan;
    let holders = plan.holders;
    const changes = handovers.flatMap((handover) => {
      const moves = movesOf(this.geometry, { ...plan, holders }, handover);
      holders = holdersAfter(holders, handover.units, handover.to);
      return moves;
    });
    const after = this.balanceWith(holders);
    this.source.apply(label, changes);
    this.source.announce(describeMove(plan, handovers, before, after, this.noun, positionsApart(this)));
  }
  /** The first locked territory that would lose units were these the scenario's changes, and how many. */
  brokenLock(changes: readonly Change[]): { readonly name: string; readonly units: number } | undefined {
    if (this.locks.size === 0) return undefined;
    const after = planAfter(this.geometry, this.source.baseline, changes);
    const lost = new Map<number, number>();
    this.plan.holders.forEach((holder, unit) => {
      const still = after.territories[after.holders[unit]!]?.key === this.keyAt(holder);
      if (!still && this.lockedPositions.has(holder)) lost.set(holder, (lost.get(holder) ?? 0) + 1);
    });
    const [first] = [...lost].sort(([a], [b]) => a - b);
    return first && { name: nameOfHolder(this.plan, first[0]), units: first[1] };
  }
  #refuse({ heldByLock }: Handover): void {
    if (heldByLock > 0) this.source.announce('Nothing moved: the territory that holds them is locked');
  }
}

function coloursOf(
  plan: { territories: readonly { key: string }[]; holders: Int32Array },
  geometry: MapGeometry,
  known?: ReadonlyMap<string, number>
): Map<string, number> {
  const keys = plan.territories.map(({ key }) => key);
  return assignTerritoryColours(territoryNeighbours(keys, plan.holders, geometry.neighbours), known);
}
