import type { TeamTerms } from '../../core/compensation/explain/line-terms.ts';
import { Decimal, sumDecimals, ZERO } from '../../core/money.ts';
import type { Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatDate, formatPeriod } from '../format/date.ts';
import { formatMoney } from '../format/money.ts';
import { formatCount } from '../format/number.ts';

/** Why the quota a leader is paid on differs from the sum of the Quotas page, one amount a reason. */
export type QuotaGap = { readonly why: 'gone' | 'partly' | 'elsewhere'; readonly people: number; readonly amount: Decimal }; // prettier-ignore

/** A leader's quota beside the sum on the Quotas page: `sheet` and the gaps add up to `counted`. */
export type TeamQuota = {
  readonly counted: Decimal;
  readonly sheet: Decimal;
  readonly gaps: readonly QuotaGap[];
};

type People = Pick<Evaluation, 'reps' | 'attainment'>;

/**
 * The quotas of a leader's team two ways: as pay counts them (whoever is in the team on the period's last day, each for
 * the days with the company) and as the Quotas page adds them up (whoever had a quota in the period and reports to the
 * leader now, whole).
 */
export function teamQuota({ reps, attainment }: People, leader: string, team: TeamTerms, period: Period): TeamQuota {
  const managers = new Map(reps.map(({ rep, manager }) => [rep, manager]));
  const whole = new Map<string, Decimal>();
  for (const { rep, start, end, quota } of attainment)
    if (start >= period.start && end <= period.end) whole.set(rep, (whole.get(rep) ?? ZERO).plus(quota));
  const onSheet = [...whole.keys()].filter((rep) => reportsTo(managers, rep, leader, team.of));
  const counted = new Map(team.members.map(({ payee, quota }) => [payee, quota ?? ZERO]));
  const gap = (why: QuotaGap['why'], people: readonly string[], amountOf: (rep: string) => Decimal): QuotaGap[] => {
    const amounts = people.map(amountOf).filter((amount) => !amount.isZero());
    return amounts.length === 0 ? [] : [{ why, people: amounts.length, amount: sumDecimals(amounts) }];
  };
  return {
    counted: sumDecimals([...counted.values()]),
    sheet: sumDecimals(onSheet.map((rep) => whole.get(rep)!)),
    gaps: [
      ...gap('gone', onSheet.filter((rep) => !counted.has(rep)), (rep) => whole.get(rep)!.negated()),
      ...gap('partly', onSheet.filter((rep) => counted.has(rep)), (rep) => counted.get(rep)!.minus(whole.get(rep)!)),
      ...gap('elsewhere', [...counted.keys()].filter((rep) => !onSheet.includes(rep)), (rep) => counted.get(rep)!)
    ]
  };
} // prettier-ignore

/** Whether somebody reports to a leader now: directly, or through others. A loop in the data ends. */
function reportsTo(
  managers: ReadonlyMap<string, string | null>,
  rep: string,
  leader: string,
  of: TeamTerms['of']
): boolean {
  const seen = new Set([rep]);
  for (let manager = managers.get(rep); manager && !seen.has(manager); manager = managers.get(manager)) {
    if (manager === leader) return true;
    if (of === 'direct') return false;
    seen.add(manager);
  }
  return false;
}

const reasons: Readonly<Record<QuotaGap['why'], (people: string) => string>> = {
  gone: (people) => `of ${people} no longer in the team on that day`,
  partly: (people) => `for days that ${people} did not work here, or relief and ramp`,
  elsewhere: (people) => `of ${people} in the team then and elsewhere now`
};

/** From the sum on the Quotas page to what pay counts: "less $91,000.00 of 1 person no longer in the team on that day". */
export const gapWords = ({ gaps }: TeamQuota): string =>
  gaps
    .map(({ why, people, amount }) => {
      const sign = amount.isNegative() ? 'less' : 'plus';
      return `${sign} ${formatMoney(amount.abs())} ${reasons[why](formatCount(people, 'person', 'people'))}`;
    })
    .join(', ');

/** The rule a leader's quota follows, beside the sum of a team's quotas. */
export const teamRule = (leader: string, team: TeamTerms, period: Period): string =>
  `${leader} is paid ${formatPeriod(period)} on the team as on ${formatDate(team.on)}, each for the days with the company`;
