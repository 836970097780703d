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

/** Every rep's attainment, in order of the quotas given; a rep whose quotas are the same objects is not measured again. */
export function repAttainments(
  revenue: readonly PeriodCredit[],
  quotas: readonly Quota[]
): readonly RepAttainment[] {
  const { creditsOf, known } = measuredOn(revenue);
  const byRep = new Map<string, Quota[]>();
  for (const quota of quotas) {
    const list = byRep.get(quota.rep);
    if (list) list.push(quota);
    else byRep.set(quota.rep, [quota]);
  }
  return [...byRep].map(([rep, own]) => {
    const last = known.get(rep);
    if (last && last.own.length === own.length && own.every((quota, i) => quota === last.own[i]))
      return last.attainment;
    const attainment = attainmentOf(own, creditsOf.get(rep) ?? []);
    known.set(rep, { own, attainment });
    return attainment;
  });
}

const measuredOn = byIdentity((revenue: readonly PeriodCredit[]) => {
  const creditsOf = new Map<string, PeriodCredit[]>();
  for (const credit of revenue) {
    if (credit.rep === null) continue;
    const list = creditsOf.get(credit.rep);
    if (list) list.push(credit);
    else creditsOf.set(credit.rep, [credit]);
  }
  return {
    creditsOf,
    known: new Map<string, { readonly own: readonly Quota[]; readonly attainment: RepAttainment }>()
  };
});

function attainmentOf(quotas: readonly Quota[], credits: readonly PeriodCredit[]): RepAttainment {
  const measured = measureAttainment(quotas, credits);
  const amounts = quotas.map(({ amount }) => new Decimal(amount));
  return {
    rows: measured.map(({ quota: { rep, measure, start, end }, credit, attainment }, i) => ({
      rep,
      measure,
      start,
      end,
      credit: decimalText(credit, 2),
      quota: decimalText(amounts[i]!, 2),
      attainment: ratioText(attainment)
    })),
    attainments: measured.flatMap(({ attainment }) => attainment ?? []),
    credit: sumDecimals(measured.map(({ credit }) => credit)),
    quota: sumDecimals(amounts)
  };
}
