import { Decimal, decimalText, sumDecimals } from '../core/money.ts';
import { measureAttainment, ratioText } from '../core/quota/attainment.ts';
import type { ClosedQuota } from '../core/quota/quota-periods.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import type { QuotaRow } from '../engine/queries/quota-rows.ts';
import { byIdentity } from './by-identity.ts';
import type { AttainmentRow } from './evaluation.ts';

type Quota = ClosedQuota<QuotaRow>;

/** What one rep sold under quota, period by period and in all. */
export type RepAttainment = {
  readonly rows: readonly AttainmentRow[];
  /** Unrounded; periods without a quota to divide by are left out. */
  readonly attainments: readonly Decimal[];
  readonly credit: Decimal;
  readonly quota: Decimal;
};

/** Going back and forth between so many scenarios measures nobody again. */
const KEPT_EACH = 4;

/**
 * Every rep's attainment, in order of the quotas given; a rep whose quotas and credits are the same objects is not
 * measured again, whatever a move changes for others. Amounts are written with at least `places`.
 */
export function repAttainments(
  revenue: readonly PeriodCredit[],
  quotas: readonly Quota[],
  places: number
): readonly RepAttainment[] {
  const creditsOf = creditsByRep(revenue);
  const byRep = new Map<string, Quota[]>();
  for (const quota of quotas) {
    const list = byRep.get(quota.rep);
    if (list) list.push(quota);
    else byRep.set(quota.rep, [quota]);
  }
  return [...byRep].map(([rep, own]) => {
    const credits = creditsOf.get(rep) ?? [];
    const measured = measuredOf(own[0]!);
    const known = measured.find(
      (one) => one.places === places && isSame(one.own, own) && isSame(one.credits, credits)
    );
    if (known) return known.attainment;
    const attainment = attainmentOf(own, credits, places);
    measured.unshift({ own, credits, places, attainment });
    measured.length = Math.min(measured.length, KEPT_EACH);
    return attainment;
  });
}

type Measured = {
  readonly own: readonly Quota[];
  readonly credits: readonly PeriodCredit[];
  readonly places: number;
  readonly attainment: RepAttainment;
};
/** What was measured of the reps whose first quota this is. */
const measuredOf = byIdentity((_: Quota): Measured[] => []);

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const creditsByRep = byIdentity((revenue: readonly PeriodCredit[]) => {
  const creditsOf = new Map<string, PeriodCredit[]>();
  for (const credit of revenue) {
    if (credit.rep === null) continue;
    const list = creditsOf.get(credit.rep);
    if (list) list.push(credit);
    else creditsOf.set(credit.rep, [credit]);
  }
  return creditsOf;
});

function attainmentOf(
  quotas: readonly Quota[],
  credits: readonly PeriodCredit[],
  places: number
): RepAttainment {
  const measured = measureAttainment(quotas, credits);
  const amounts = quotas.map(({ amount }) => new Decimal(amount));
  return {
    rows: measured.map(({ quota: { rep, measure, start, end }, credit, attainment }, i) => ({
      rep,
      measure,
      start,
      end,
      credit: decimalText(credit, places),
      quota: decimalText(amounts[i]!, places),
      attainment: ratioText(attainment)
    })),
    attainments: measured.flatMap(({ attainment }) => attainment ?? []),
    credit: sumDecimals(measured.map(({ credit }) => credit)),
    quota: sumDecimals(amounts)
  };
}
