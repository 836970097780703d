import { lineTerms } from '../../core/compensation/explain/line-terms.ts';
import type { PayoutLine } from '../../core/compensation/payout.ts';
import type { PayoutInput } from '../../core/compensation/schema/input.ts';
import type { PlanDocument } from '../../core/compensation/schema/plan.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import type { IsoDate } from '../../core/period.ts';
import { inputForPayee, measuresTeam, plansOf, withEverybodyBelow } from '../../scenario/payee-input.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatPeriod } from '../format/date.ts';
import { teamQuota } from '../quota/team-quota.ts';
import { creditSums } from './credit-sums.ts';
import type { LineBasis } from './statement-line.ts';
import { statementSteps, type StatementStep } from './statement.ts';

/** Whether a plan of the payee counts the credit of a team. */
export const leadsTeam = (document: PlanDocument, input: PayoutInput, payee: string): boolean =>
  plansOf(document, input, payee).some(measuresTeam);

/** Whose credit a statement lists: the payee's, or everybody's below where a plan measures a team. */
export const peopleOf = (document: PlanDocument, input: PayoutInput, payee: string): ReadonlySet<string> =>
  leadsTeam(document, input, payee) ? withEverybodyBelow(input.hierarchy, payee) : new Set([payee]);

/** What a statement is read with: credit as known on a day, and the figures whose Quotas page it is held against. */
export type Reading = {
  readonly knownOn?: IsoDate | undefined;
  readonly evaluation?: Pick<Evaluation, 'reps' | 'attainment'> | undefined;
};

/** A statement in its four steps, with the terms each line rests on. */
export function readStatement(
  statement: Statement,
  document: PlanDocument,
  input: PayoutInput,
  { knownOn, evaluation }: Reading = {}
): StatementStep[] {
  const { payee } = statement;
  const period = input.periods.find(({ id }) => id === statement.period);
  const credits = period ? creditSums(input.credits, peopleOf(document, input, payee), period, knownOn) : [];
  const basisOf = basesOf(statement, document, input, evaluation);
  return statementSteps(statement, credits, {
    byHand: input.adjustments.filter((row) => row.payee === payee && row.period === statement.period),
    team: leadsTeam(document, input, payee),
    periodWords: (id) => {
      const found = input.periods.find((one) => one.id === id);
      return found ? formatPeriod(found) : id;
    },
    basisOf
  });
}

function basesOf(
  { payee, lines }: Statement,
  document: PlanDocument,
  input: PayoutInput,
  evaluation: Reading['evaluation']
) {
  const terms = lineTerms(document, inputForPayee(document, input, payee), lines);
  return (line: PayoutLine): LineBasis | undefined => {
    const found = terms.get(line);
    const component = document.plans
      .find(({ id }) => id === line.plan)
      ?.components.find(({ id }) => id === line.component);
    if (!found || !component) return undefined;
    // The page holds quotas of revenue, by period: only a quota of one interval can be set against it.
    const isComparable =
      component.kind === 'table' && component.measure === 'revenue' && component.position === 'interval';
    const team =
      evaluation && found.team && isComparable
        ? teamQuota(evaluation, payee, found.team, { start: line.start, end: line.end })
        : undefined;
    return { component, terms: found, team };
  };
}
