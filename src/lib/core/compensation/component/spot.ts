import type { Decimal } from '../../money.ts';
import type { Period } from '../../period.ts';
import type { Credit } from '../crediting/credit.ts';
import type { Context } from '../measure/context.ts';
import type { PayStep, TierRow } from '../payout.ts';
import type { Component, Plan } from '../schema/plan.ts';

/** Where a component is computed: whose, on which plan, over which interval. */
export type Spot<C extends Component = Component> = {
  readonly context: Context;
  readonly payee: string;
  readonly plan: Plan;
  readonly component: C;
  readonly interval: Period;
  /** All the days the payee is on the plan. */
  readonly pieces: readonly Period[];
  /** What earlier intervals of the span have earned, for a true-up. */
  readonly earnedBefore: (span: Period) => Decimal;
};

/** What a component comes to, before the steps that follow the table. */
export type Priced = {
  readonly credit: Decimal;
  readonly quota: Decimal | undefined;
  readonly attainment: Decimal | undefined;
  /** Target incentive that goes with the quota. */
  readonly target: Decimal;
  readonly base: Decimal;
  readonly tiers: readonly TierRow[];
  readonly credits: readonly Credit[];
  /** The span the credit was summed over. */
  readonly span: Period;
  /** Steps the table itself took (a cap on credit, say), for the trace. */
  readonly steps: readonly PayStep[];
  readonly payout: Decimal;
};
