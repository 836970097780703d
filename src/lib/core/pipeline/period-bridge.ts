import { sumDecimals, type Decimal } from '../money.ts';
import type { PeriodForecast, ScoredDeal } from './forecast-period.ts';

/**
 * What leads from nothing to the expected total. `due`, `overdue` and `undated` are the open deals at the chance they
 * are won once decided, by where their expected close lies; `pushed-out` takes back what is decided only after the
 * period; `pulled-in` is won although expected later; `created` comes from deals not there yet.
 */
export type BridgeStepName =
  'closed' | 'due' | 'overdue' | 'undated' | 'pushed-out' | 'pulled-in' | 'created';

export type BridgeStep = { readonly step: BridgeStepName; readonly deals: number; readonly amount: Decimal };

/** The steps that are not zero, in order; their amounts add up to the total, to the cent. */
export function bridgePeriod({ closedDeals, closed, deals, newDeals }: PeriodForecast): BridgeStep[] {
  const at = (placement: ScoredDeal['open']['placement']) =>
    deals.filter(({ open }) => open.placement === placement);
  const sum = (of: readonly ScoredDeal[], figure: (deal: ScoredDeal) => Decimal) =>
    sumDecimals(of.map(figure));
  const weighted = ({ weighted }: ScoredDeal) => weighted;
  const [due, overdue, undated, later] = [at('in'), at('overdue'), at('none'), at('later')];
  const own = [...due, ...overdue, ...undated];
  const steps: BridgeStep[] = [
    { step: 'closed', deals: closedDeals, amount: closed },
    { step: 'due', deals: due.length, amount: sum(due, weighted) },
    { step: 'overdue', deals: overdue.length, amount: sum(overdue, weighted) },
    { step: 'undated', deals: undated.length, amount: sum(undated, weighted) },
    {
      step: 'pushed-out',
      deals: own.length,
      amount: sum(own, ({ expected, weighted }) => expected.minus(weighted))
    },
    { step: 'pulled-in', deals: later.length, amount: sum(later, ({ expected }) => expected) },
    { step: 'created', deals: Math.round(newDeals.wins), amount: newDeals.expected }
  ];
  return steps.filter(({ step, amount }) => step === 'closed' || !amount.isZero());
}
