import { headlineFigures, type HeadlineFigures } from '../../scenario/headline-figures.ts';
import { summariseScenario } from '../../scenario/describe-changes.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { Basis } from '../../scenario/scenario.ts';
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
  /** The base on the scenario's own basis. */
  readonly base: HeadlineFigures | undefined;
};

/** The base first, then the scenarios in their order. */
export function scenarioRows(
  entries: readonly ScenarioEntry[],
  baseOf: (basis: Basis) => Evaluation | undefined
): ScenarioRow[] {
  const figuresOf = (basis: Basis) => {
    const base = baseOf(basis);
    return base && headlineFigures(base);
  };
  return [
    {
      id: 'base',
      title: 'Base',
      status: 'base',
      what: 'The data as loaded',
      changes: 0,
      edited: undefined,
      figures: figuresOf('recast'),
      base: undefined
    },
    ...entries.map(
      ({ id, status, scenario, edited, evaluation }): ScenarioRow => ({
        id,
        title: scenario.title,
        status,
        what: summariseScenario(scenario),
        changes: scenario.changes.length,
        edited: edited.getTime() === 0 ? undefined : edited,
        figures: evaluation && headlineFigures(evaluation),
        base: figuresOf(scenario.basis)
      })
    )
  ];
}
