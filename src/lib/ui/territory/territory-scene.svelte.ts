import { type Classes, classOf, deviationClasses, quantileClasses } from '../map/choropleth.ts';
import { type Mode, divergingPalette, sequentialPalette } from '../theme/palette.ts';
import { labelAnchor } from '../map/label-anchor.ts';
import { mapPalettes } from '../map/map-palette.ts';
import { MapPaths } from '../map/map-paths.ts';
import type { GhostMoves, MapNames, MapOverlay, MapScene, Pin, UnitClasses } from '../map/map-scene.ts';
import type { WantedLabel } from '../map/place-labels.ts';
import type { Point } from '../map/unit-finder.ts';
import type { MapTools } from './map-tools.svelte.ts';
import { isOutside } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { MeasureKey } from './unit-measures.ts';

/** What the fills say: who holds a unit, how far its holder is from the mean, or a measure of the unit itself. */
export type Colouring = 'territory' | 'deviation' | MeasureKey;

/** The picture of the plan: scene, names and what lies over them, all derived from the editor and the tools. */
export class TerritoryScene {
  colouring = $state<Colouring>('territory');
  spotlight = $state.raw<ReadonlySet<number> | undefined>(undefined);
  /** Moves a proposal would make. */
  readonly ghosts = $derived.by(() => this.proposed());
  /** A second line under a territory's name, by key. */
  readonly notes = $derived.by(() => this.remarks());
  /** Units that differ from the plan compared with, by who has them there. */
  readonly moved = $derived.by(() => this.differing());
  focused = $state(-1);
  readonly #paths: MapPaths;
  readonly #anchors = new Map<number, { units: readonly number[]; at: Point | undefined }>();

  constructor(
    readonly editor: TerritoryEditor,
    readonly tools: MapTools,
    readonly theme: () => Mode,
    readonly proposed: () => readonly GhostMoves[] = () => [],
    readonly remarks: () => ReadonlyMap<string, string> = () => new Map(),
    readonly differing: () => readonly GhostMoves[] = () => [],
    /** Colours of territories a proposal makes, in order. */
    readonly coming: () => readonly number[] = () => []
  ) {
    this.#paths = new MapPaths(editor.geometry);
  }

  readonly palette = $derived.by(() => mapPalettes[this.theme()]);
  readonly classes = $derived.by((): Classes | undefined => {
    const { editor, colouring } = this;
    if (colouring === 'territory') return undefined;
    if (colouring === 'deviation') return deviationClasses(editor.band, divergingPalette[this.theme()]);
    return quantileClasses(
      [...editor.measures.values[colouring]].filter((value) => value > 0),
      sequentialPalette[this.theme()]
    );
  });
  readonly #unitClasses = $derived.by((): UnitClasses | undefined => {
    const { classes, colouring, editor } = this;
    if (classes === undefined) return undefined;
    const { holders } = editor.plan;
    const ofUnit = Int8Array.from(holders, (holder, unit) => {
      if (colouring !== 'deviation')
        return classOf(classes, editor.measures.values[colouring as MeasureKey][unit]!);
      return holder < 0 ? -1 : classOf(classes, editor.balance.deviations[holder]!);
    });
    return { ofUnit, colours: classes.colours };
  });
  readonly scene = $derived.by((): MapScene => {
    const { editor } = this;
    return {
      paths: this.#paths,
      palette: this.palette,
      holders: editor.plan.holders,
      colours: [...editor.plan.territories.map(({ key }) => editor.colourOf(key)), ...this.coming()],
      classes: this.#unitClasses,
      locked: editor.lockedPositions,
      spotlight: this.spotlight
    };
  });

  readonly labels = $derived.by((): WantedLabel[] => {
    const { plan, balance, band, selected, geometry } = this.editor;
    return plan.territories.flatMap(({ key, name }, position) => {
      const units = this.editor.members.get(position)!;
      const at = this.#anchor(position, units);
      if (at === undefined) return [];
      const chosen = selected.includes(key);
      const note = this.notes.get(key);
      const area = units.reduce((sum, unit) => sum + geometry.areas[unit]!, 0);
      const outside = isOutside(balance.deviations[position]!, band);
      const priority =
        (chosen ? 4e6 : 0) + (note === undefined ? 0 : 2e6) + (outside ? 1e5 : 0) + Math.min(area, 9e4);
      return [
        {
          key,
          lines: note === undefined ? [name] : [name, note],
          at,
          priority,
          strong: chosen || note !== undefined
        }
      ];
    });
  });
  readonly #hovered = $derived.by(() => (this.tools.tool === 'info' ? this.tools.hovered : -1));
  readonly overlay = $derived.by((): MapOverlay => {
    const { editor } = this;
    return {
      selectedTerritories: editor.selected.flatMap((key) => editor.plan.position.get(key) ?? []),
      selectedUnits: new Set(editor.selectedUnits),
      ghosts: this.ghosts,
      moved: this.moved,
      hovered: this.#hovered,
      focused: this.focused,
      together: editor.rules.together.map(({ units }) => units),
      protectedUnits: editor.rules.protectedUnits
    };
  });
  /** Units as they would be painted now. */
  readonly painted = $derived.by((): GhostMoves | undefined => {
    const { handover } = this.tools;
    return handover && { to: handover.to, units: handover.units };
  });
  readonly names = $derived.by((): MapNames => ({ labels: this.labels, pins: this.pins }));
  /** Home bases that are set, and where the chosen territory would have one; the one in the hand goes with it. */
  readonly pins = $derived.by((): Pin[] => {
    const { editor, tools } = this;
    const { geometry, plan, selected } = editor;
    const centre = (unit: number): Point => [geometry.centres[2 * unit]!, geometry.centres[2 * unit + 1]!];
    return plan.territories.flatMap(({ key, home }, position): Pin[] => {
      if (tools.pinned?.key === key) return [{ key, at: tools.pinned.at, hollow: false }];
      const unit = home === null ? undefined : geometry.position.get(home);
      if (unit !== undefined) return [{ key, at: centre(unit), hollow: false }];
      const at =
        selected.at(-1) === key ? this.#anchor(position, this.editor.members.get(position)!) : undefined;
      return at === undefined
        ? []
        : [{ key, at: [at[0], at[1] - 14 / editor.camera.view.scale], hollow: true }];
    });
  });
  /** The pin under a point of the plane, with the reach of a fingertip. */
  pinAt([x, y]: Point): Pin | undefined {
    const reach = 9 / this.editor.camera.view.scale;
    return this.pins.findLast(({ at }) => Math.hypot(at[0] - x, at[1] - y) <= reach);
  }

  /** A name moves only when its territory gains or loses a unit. */
  #anchor(position: number, units: readonly number[]): Point | undefined {
    const known = this.#anchors.get(position);
    if (known?.units === units) return known.at;
    const at = labelAnchor(this.editor.geometry, units);
    this.#anchors.set(position, { units, at });
    return at;
  }
}
