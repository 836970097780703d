import type { Evaluation } from '../../scenario/evaluation.ts';
import type { History } from '../../scenario/history.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioStatus } from './workbench-memory.ts';

/** What a draft is called until somebody names it. */
export const UNNAMED_DRAFT = 'Draft';

/** A scenario as the workbench holds it: its way back, its state, and its figures once they are there. */
export type ScenarioEntry = {
  readonly id: string;
  readonly status: ScenarioStatus;
  readonly edited: Date;
  /** Which of four series it is drawn as, 1 to 4; its own for as long as it lives. */
  readonly series: number;
  readonly history: History;
  readonly scenario: Scenario;
  /** Figures of this very scenario, or older ones while newer are computed. */
  readonly evaluation: Evaluation | undefined;
  readonly stale: boolean;
};

/** The series a scenario is drawn as, 1 to 4; 0 for the base. */
export const seriesOf = (entries: readonly Pick<ScenarioEntry, 'id' | 'series'>[], id: string): number =>
  entries.find((entry) => entry.id === id)?.series ?? 0;

const SERIES = [1, 2, 3, 4];

/** A series for one more scenario: the one fewest others are drawn as, the first of those. */
export function freeSeries(others: readonly { readonly series: number }[]): number {
  const uses = SERIES.map((series) => others.filter((other) => other.series === series).length);
  return SERIES[uses.indexOf(Math.min(...uses))]!;
}
