import { lineTerms } from '../../core/compensation/explain/line-terms.ts';
import type { Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { readPlan } from '../../scenario/read-plan.ts';
import type { PayeeAnswer, PayeeQuestion } from '../../scenario/scenario-service.ts';
import { formatMoney } from '../format/money.ts';
import type { QuotaSheetRow } from './quota-sheet.ts';
import { gapWords, teamQuota, teamRule } from './team-quota.ts';

/** Asks for the arithmetic of a payee under a plan document. */
export type AskPayee = (asked: PayeeQuestion) => Promise<PayeeAnswer | undefined>;

/**
 * In words, the quota that the leader of a team's row is paid on in a period beside the row's sum, one sentence for each
 * way a plan counts the team; for everybody's row, that of those whose team nobody else's team holds.
 */
export async function leaderQuotas(
  evaluation: Pick<Evaluation, 'pay' | 'plans' | 'reps' | 'attainment'>,
  row: QuotaSheetRow,
  period: Period,
  ask: AskPayee
): Promise<string[]> {
  const { pay, plans, reps } = evaluation;
  const names = new Map(reps.map(({ rep, name, manager }) => [rep, { name, manager }]));
  const isAsked = (payee: string) =>
    row.kind === 'total' ? !names.get(payee)?.manager : row.id === `team:${payee}`;
  const sentences = new Set<string>();
  for (const [name, json] of plans) {
    const read = readPlan(json);
    if (!read.ok) continue;
    const document = read.value;
    const tableOf = (line: { readonly plan: string; readonly component: string }) => {
      const component = document.plans
        .find(({ id }) => id === line.plan)
        ?.components.find(({ id }) => id === line.component);
      return component?.kind === 'table' &&
        component.measure === 'revenue' &&
        component.position === 'interval'
        ? component
        : undefined;
    };
    const leaders = pay.lines.flatMap((line) =>
      line.period === period.start && isAsked(line.payee) && tableOf(line)?.team !== undefined
        ? [line.payee]
        : []
    );
    for (const payee of new Set(leaders)) {
      const answer = await ask({ document: name, payee });
      const lines = (answer?.statements ?? [])
        .flatMap((statement) => statement.lines)
        .filter(
          (line) =>
            line.adjusts === undefined &&
            line.start === period.start &&
            line.end === period.end &&
            tableOf(line)
        );
      const terms = answer && lineTerms(document, answer.input, lines);
      for (const line of lines) {
        const team = terms?.get(line)?.team;
        if (team) sentences.add(sentenceOf(evaluation, payee, names.get(payee)?.name ?? payee, team, period));
      }
    }
  }
  return [...sentences];
}

function sentenceOf(
  evaluation: Pick<Evaluation, 'reps' | 'attainment'>,
  payee: string,
  name: string,
  team: Parameters<typeof teamQuota>[2],
  period: Period
): string {
  const quota = teamQuota(evaluation, payee, team, period);
  const gaps = gapWords(quota);
  return `${teamRule(name, team, period)}: ${formatMoney(quota.counted)}${gaps === '' ? ', the same sum' : `, which is ${formatMoney(quota.sheet)} ${gaps}`}.`;
}
