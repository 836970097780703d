import type { Box } from '../map/map-view.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { TerritoryProblem } from './territory-problems.ts';
import type { TerritoryScene } from './territory-scene.svelte.ts';
import { describeProblem } from './problem-words.ts';

/** Going from problem to problem: each is chosen, brought into the middle, and the rest is greyed until something else is done. */
export class ProblemTour {
  at = $state(-1);
  constructor(
    readonly editor: TerritoryEditor,
    readonly picture: TerritoryScene
  ) {}

  readonly current = $derived.by((): TerritoryProblem | undefined => this.editor.problems[this.at]);

  step(by: 1 | -1): void {
    const { problems } = this.editor;
    if (problems.length === 0) return this.editor.source.announce('No problems');
    this.show(
      (this.at < 0 ? (by > 0 ? 0 : problems.length - 1) : this.at + by + problems.length) % problems.length
    );
  }
  show(index: number): void {
    const { editor, picture } = this;
    const problem = editor.problems[index];
    if (problem === undefined) return;
    this.at = index;
    editor.choose(editor.keyAt(problem.territory));
    picture.spotlight = new Set(problem.units);
    editor.camera.show(boxOf(editor.geometry.bounds, problem.units));
    editor.source.announce(
      `Problem ${index + 1} of ${editor.problems.length}: ${describeProblem(editor.plan, problem, editor.noun)}`
    );
  }
  leave(): void {
    this.at = -1;
    this.picture.spotlight = undefined;
  }
}

/** The box round some units. */
export function boxOf(bounds: Float64Array, units: readonly number[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of units) {
    box[0] = Math.min(box[0], bounds[4 * unit]!);
    box[1] = Math.min(box[1], bounds[4 * unit + 1]!);
    box[2] = Math.max(box[2], bounds[4 * unit + 2]!);
    box[3] = Math.max(box[3], bounds[4 * unit + 3]!);
  }
  return box;
}
