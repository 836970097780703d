import type { DemoFigures } from '../../scenario/demo-figures.ts';
import { PLANNED, summariseScenario } from '../../scenario/describe-changes.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { headlineFigures } from '../../scenario/headline-figures.ts';
import { mapDifference } from '../../scenario/map-difference.ts';
import { formatMoment } from '../format/date.ts';
import { formatCount } from '../format/number.ts';
import type { ScenarioEntry } from '../workbench/scenario-entry.ts';
import type { Card } from './card.ts';

type Shown = {
  readonly scenarios: readonly ScenarioEntry[];
  readonly base: Evaluation | undefined;
  /** The base on the forecast of coming periods. */
  readonly projected: Evaluation | undefined;
  /** Rows of the transactions table. */
  readonly transactions: number;
  readonly now: Date;
};

/** The cards of an open workspace: the base, then the scenarios. */
export function openCards({ scenarios, base, projected, transactions, now }: Shown): Card[] {
  return [
    {
      id: 'base',
      title: 'Base',
      status: 'base',
      line: `The data as loaded: ${formatCount(transactions, 'transaction')}.`,
      changes: 0,
      edited: 'As loaded',
      figures: base && headlineFigures(base),
      evaluation: base,
      map: base && mapDifference(base),
      stale: false
    },
    ...scenarios.map(({ id, status, scenario, edited, evaluation, stale }): Card => ({
      id,
      title: scenario.title,
      status,
      line: cardLine(scenario),
      changes: scenario.changes.length,
      edited: edited.getTime() === 0 ? 'Came with the demo' : formatMoment(edited, now),
      figures: evaluation && headlineFigures(evaluation),
      evaluation,
      ...(scenario.basis === 'projected' && { against: projected && headlineFigures(projected) }),
      map: evaluation && mapDifference(evaluation, base),
      stale: stale && evaluation !== undefined
    }))
  ];
}

const cardLine = (scenario: ScenarioEntry['scenario']) =>
  scenario.note === ''
    ? summariseScenario(scenario)
    : `${scenario.basis === 'projected' ? `${PLANNED}: ` : ''}${scenario.note}`;

/** The cards of the demo before the engine is up, from figures computed ahead. */
export const demoCards = ({ cards, rows }: DemoFigures): Card[] =>
  cards.map(({ id, title, line, changes, figures, map }): Card => ({
    id,
    title,
    status: id === 'base' ? 'base' : 'saved',
    line:
      id === 'base'
        ? `The data as loaded: ${formatCount(rows['sales_transaction'] ?? 0, 'transaction')}.`
        : line,
    changes,
    edited: id === 'base' ? 'As loaded' : 'Came with the demo',
    figures,
    map,
    stale: false
  }));
