import { sumDecimals, ZERO, type Decimal } from '../money.ts';
import type { ScoredDeal } from './forecast-period.ts';

/** How sure a deal is called: the trade's five. */
export const forecastCategories = ['omitted', 'pipeline', 'best case', 'commit', 'closed'] as const;
export type ForecastCategory = (typeof forecastCategories)[number];

/** A category as CRMs spell it (`BestCase`, `Best Case`, `MostLikely`), or undefined. */
export function parseCategory(text: string): ForecastCategory | undefined {
  const plain = text.toLowerCase().replace(/[^a-z]/g, '');
  const known: Readonly<Record<string, ForecastCategory>> = {
    omitted: 'omitted', omit: 'omitted', pipeline: 'pipeline', bestcase: 'best case', upside: 'best case',
    mostlikely: 'commit', commit: 'commit', forecast: 'commit', closed: 'closed'
  }; // prettier-ignore
  return known[plain];
}

/** The category a measured chance stands for, where nobody made a call: from 0.7 commit, from 0.4 best case. */
export const categoryOfChance = (chance: number): ForecastCategory =>
  chance >= 0.7 ? 'commit' : chance >= 0.4 ? 'best case' : chance > 0.01 ? 'pipeline' : 'omitted';

/** One category's deals by the rep's call, with what the manager called of them beside it. */
export type CategoryLine = {
  readonly category: ForecastCategory;
  readonly deals: number;
  readonly value: Decimal;
  readonly expected: Decimal;
  readonly managerDeals: number;
  readonly managerValue: Decimal;
};

/** A deal's category as its rep called it; where nobody did, what its chance stands for. */
export const repCall = ({ open, rate }: ScoredDeal): ForecastCategory =>
  parseCategory(open.category) ?? categoryOfChance(rate.rate);

/** Roll the open deals up by category; a manager's call stands beside the rep's and never replaces it. */
export function rollUpCategories(
  deals: readonly ScoredDeal[],
  closed: { readonly deals: number; readonly amount: Decimal }
): CategoryLine[] {
  const called = deals.map((scored) => {
    const rep = repCall(scored);
    return { scored, rep, manager: parseCategory(scored.open.managerCategory) ?? rep };
  });
  const sumOf = (list: readonly { scored: ScoredDeal }[], figure: 'value' | 'expected') =>
    sumDecimals(list.map(({ scored }) => scored[figure]));
  return forecastCategories.map((category) => {
    const own = called.filter(({ rep }) => rep === category);
    const manager = called.filter((call) => call.manager === category);
    const sure = category === 'closed' ? closed : { deals: 0, amount: ZERO };
    return {
      category,
      deals: own.length + sure.deals,
      value: sumOf(own, 'value').plus(sure.amount),
      expected: sumOf(own, 'expected').plus(sure.amount),
      managerDeals: manager.length + sure.deals,
      managerValue: sumOf(manager, 'value').plus(sure.amount)
    };
  });
}
