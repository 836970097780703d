import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { TerritoryProblem } from './territory-problems.ts';
import type { TerritoryScene } from './territory-scene.svelte.ts';
import { boxOf } from '../map/unit-box.ts';
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
