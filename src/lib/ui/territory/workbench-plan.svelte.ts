import type { Change } from '../../scenario/change.ts';
import type { Notices } from '../frame/notices.svelte.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { LoadedPlan } from './load-plan.ts';
import type { PaySource } from './pay-view.svelte.ts';
import type { PlanSource } from './territory-editor.svelte.ts';

/** What the page may hold back: a step back or forth that a lock forbids. `guard` answers how to stop guarding. */
export type GuardedSource = {
  readonly workspace: string;
  readonly guard: (allows: (changes: readonly Change[]) => boolean) => () => void;
};

/** The workbench as the editor sees it: the plan it opened, the scenario's changes, and where an edit goes. */
export class WorkbenchPlan implements PlanSource, PaySource, GuardedSource {
  readonly reps: ReadonlyMap<string, string>;

  constructor(
    readonly workbench: Workbench,
    readonly notices: Notices,
    readonly baseline: LoadedPlan
  ) {
    this.reps = baseline.reps;
  }
  get workspace(): string {
    return this.workbench.kind;
  }
  readonly guard: GuardedSource['guard'] = (allows) => {
    this.workbench.allows = ({ changes }) => allows(changes);
    return () => (this.workbench.allows = () => true);
  };
  readonly fastPay: PaySource['fastPay'] = (evaluation) => this.workbench.fastPay(evaluation);
  get changes(): readonly Change[] {
    return this.workbench.current.changes;
  }
  get others(): PlanSource['others'] {
    const { scenarios, currentId } = this.workbench;
    return scenarios
      .filter(({ id }) => id !== currentId)
      .map(({ id, scenario: { title, changes } }) => ({ id, title, changes }));
  }
  get evaluation() {
    return this.workbench.evaluation;
  }
  get baseEvaluation() {
    return this.workbench.baseEvaluation;
  }
  get stale(): boolean {
    return this.workbench.stale;
  }
  readonly apply = (label: string, changes: readonly Change[]): void => this.workbench.apply(label, changes);
  readonly announce = (text: string): void => this.notices.announce(text);
  readonly tell: PlanSource['tell'] = (text, action) => this.notices.show(text, action);
}
