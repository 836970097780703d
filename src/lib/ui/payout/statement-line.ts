import type { LineTerms } from '../../core/compensation/explain/line-terms.ts';
import type { TeamQuota } from '../quota/team-quota.ts';
import type { Component } from '../../core/compensation/schema/plan.ts';

/** A line of a statement: words, how it was worked out, the figure. `sum` closes the lines above it. */
export type StatementLine = {
  readonly words: string;
  readonly working: string;
  readonly figure: string;
  readonly sum?: boolean;
  /** Beside the sum, not part of it. */
  readonly aside?: boolean;
};

/** The component of a line, and its terms: proration, target incentive, team. */
export type LineBasis = {
  readonly component: Component;
  readonly terms: LineTerms;
  /** A team's quota beside what the Quotas page adds up. */
  readonly team?: TeamQuota | undefined;
};
