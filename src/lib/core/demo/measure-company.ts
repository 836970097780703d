import { gini } from '../fairness/gini.ts';
import { coefficientOfVariation } from '../fairness/spread.ts';
import { Decimal } from '../money.ts';
import { quarterlyShareAtQuota, yearlyShareAtQuota, type DemoQuota } from './assign-quotas.ts';
import { demoRegions } from './demo-regions.ts';
import type { DemoCompany } from './generate-company.ts';
import { topShare } from './top-share.ts';

/** What the generated company measures at; shares and ratios, 1 is all. The bands it must lie in are in the tests. */
export type CompanyMeasures = {
  readonly potentialVariation: number;
  readonly potentialGini: number;
  /** Mean potential of a region's territories over that of all, by region. */
  readonly regionPotential: Readonly<Record<string, number>>;
  /** Ramped reps at or above quota: of their quarters, and of their whole calendar years (the last to date). */
  readonly quartersAtQuota: number;
  readonly yearsAtQuota: number;
  /** Quarters at quota by fifth of territories, from the smallest potential to the largest. */
  readonly quartersAtQuotaByPotential: readonly number[];
  /** Median of the attainment of ramped reps' quarters. */
  readonly medianAttainment: number;
  readonly topFifthOfAccounts: number;
  readonly thirdMonthOfQuarter: number;
  /** Of gross sales by amount: returned lines, and lines of cancelled deals. */
  readonly returned: number;
  readonly cancelled: number;
  /** Mean quota of a ramped rep for a year, in dollars. */
  readonly meanYearlyQuota: number;
};

export function measureCompany(company: DemoCompany): CompanyMeasures {
  const { territories, quotas } = company;
  const potentials = territories.map(({ potential }) => potential);
  const exact = potentials.map((potential) => new Decimal(potential));
  const mean = meanOf(potentials);
  const ramped = quotas.filter(({ isRamped }) => isRamped);
  return {
    potentialVariation: coefficientOfVariation(exact).toNumber(),
    potentialGini: gini(exact).toNumber(),
    regionPotential: Object.fromEntries(
      demoRegions.map(({ name }, region) => [
        name,
        meanOf(
          territories.filter((territory) => territory.region === region).map(({ potential }) => potential)
        ) / mean
      ])
    ),
    quartersAtQuota: quarterlyShareAtQuota(quotas),
    yearsAtQuota: yearlyShareAtQuota(quotas),
    quartersAtQuotaByPotential: byFifth(potentials, quotas),
    medianAttainment: medianOf(ramped.map(({ creditCents, amountCents }) => creditCents / amountCents)),
    ...measureLedger(company),
    meanYearlyQuota: Math.round((meanOf(ramped.map(({ amountCents }) => amountCents)) * 4) / 100)
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const medianOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function byFifth(potentials: readonly number[], quotas: readonly DemoQuota[]): number[] {
  const order = potentials.map((_, i) => i).sort((a, b) => potentials[a]! - potentials[b]! || a - b);
  const fifth = new Map(order.map((territory, rank) => [territory, Math.floor((rank * 5) / order.length)]));
  return [0, 1, 2, 3, 4].map((part) =>
    quarterlyShareAtQuota(quotas.filter(({ territory }) => fifth.get(territory) === part))
  );
}

function measureLedger({ accounts, transactions, lines, orders }: DemoCompany) {
  const revenue = new Float64Array(accounts.length);
  let [gross, returned, cancelled, third] = [0, 0, 0, 0];
  transactions.cents.forEach((cents, row) => {
    const order = lines.orders[transactions.lines[row]!]!;
    revenue[orders.accounts[order]!]! += cents;
    if (transactions.types[row] === 1) returned -= cents;
    else if (transactions.types[row] === 2) cancelled -= cents;
    else {
      gross += cents;
      if (new Date(transactions.days[row]! * 86_400_000).getUTCMonth() % 3 === 2) third += cents;
    }
  });
  return {
    topFifthOfAccounts: topShare([...revenue], 0.2),
    thirdMonthOfQuarter: third / gross,
    returned: returned / gross,
    cancelled: cancelled / gross
  };
}
