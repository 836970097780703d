import { lineTerms } from '../../core/compensation/explain/line-terms.ts';
import type { Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { inputForPayee } from '../../scenario/payee-input.ts';
import { formatMoney } from '../format/money.ts';
import type { QuotaSheetRow } from './quota-sheet.ts';
import { gapWords, teamQuota, teamRule } from './team-quota.ts';

/**
 * In words, the quota that the leader of a team's row is paid on in a period beside the row's sum, one sentence for each
 * way a plan counts the team; for everybody's row, that of those whose team nobody else's team holds.
 */
export function leaderQuotas(
  { pay, reps, attainment }: Evaluation,
  row: QuotaSheetRow,
  period: Period
): string[] {
  const names = new Map(reps.map(({ rep, name, manager }) => [rep, { name, manager }]));
  const isAsked = (payee: string) =>
    row.kind === 'total' ? !names.get(payee)?.manager : row.id === `team:${payee}`;
  const sentences = pay.documents.flatMap(({ document, input }) => {
    const lines = pay.lines.filter(
      ({ payee, start, end, adjusts }) =>
        adjusts === undefined && start === period.start && end === period.end && isAsked(payee)
    );
    return lines.flatMap((line) => {
      const component = document.plans
        .find(({ id }) => id === line.plan)
        ?.components.find(({ id }) => id === line.component);
      if (component?.kind !== 'table' || component.measure !== 'revenue') return [];
      const team = lineTerms(document, inputForPayee(document, input, line.payee), [line]).get(line)?.team;
      if (!team || component.position !== 'interval') return [];
      const quota = teamQuota({ reps, attainment }, line.payee, team, period);
      const gaps = gapWords(quota);
      return [
        `${teamRule(names.get(line.payee)?.name ?? line.payee, team, period)}: ${formatMoney(quota.counted)}${gaps === '' ? ', the same sum' : `, which is ${formatMoney(quota.sheet)} ${gaps}`}.`
      ];
    });
  });
  return [...new Set(sentences)];
}
