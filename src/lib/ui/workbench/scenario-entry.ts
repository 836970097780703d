import type { Evaluation } from '../../scenario/evaluation.ts';
import type { History } from '../../scenario/history.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioStatus } from './workbench-memory.ts';

/** A scenario as the workbench holds it: its way back, its state, and its figures once they are there. */
export type ScenarioEntry = {
  readonly id: string;
  readonly status: ScenarioStatus;
  readonly edited: Date;
  readonly history: History;
  readonly scenario: Scenario;
  /** Figures of this very scenario, or older ones while newer are computed. */
  readonly evaluation: Evaluation | undefined;
  readonly stale: boolean;
};

/** Which of four series a scenario is drawn as: by its place in the list, 1 to 4. */
export const seriesOf = (entries: readonly { readonly id: string }[], id: string): number => {
  const at = entries.findIndex((entry) => entry.id === id);
  return at < 0 ? 0 : (at % 4) + 1;
};
