import { headlineFigures, type HeadlineFigures } from '../../scenario/headline-figures.ts';
import { summariseChanges } from '../../scenario/describe-changes.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { ScenarioEntry } from '../workbench/scenario-entry.ts';

/** A line of the list of scenarios. */
export type ScenarioRow = {
  readonly id: string;
  readonly title: string;
  readonly status: 'base' | 'draft' | 'saved';
  readonly what: string;
  readonly changes: number;
  readonly edited: Date | undefined;
  readonly figures: HeadlineFigures | undefined;
};

/** The base first, then the scenarios in their order. */
export function scenarioRows(entries: readonly ScenarioEntry[], base: Evaluation | undefined): ScenarioRow[] {
  return [
    {
      id: 'base',
      title: 'Base',
      status: 'base',
      what: 'The data as loaded',
      changes: 0,
      edited: undefined,
      figures: base && headlineFigures(base)
    },
    ...entries.map(
      ({ id, status, scenario, edited, evaluation }): ScenarioRow => ({
        id,
        title: scenario.title,
        status,
        what: summariseChanges(scenario.changes),
        changes: scenario.changes.length,
        edited: edited.getTime() === 0 ? undefined : edited,
        figures: evaluation && headlineFigures(evaluation)
      })
    )
  ];
}
