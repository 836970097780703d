/** One risk of a plan, with rows that show it: computed, not asserted. */
export type LintFinding = {
  readonly code: LintCode;
  /** Plan and component, `plan/component`; of two components, the first. */
  readonly component: string;
  readonly message: string;
  readonly witness: Readonly<Record<string, unknown>>;
};

export type LintCode =
  | 'cliff'
  | 'gap'
  | 'dead-zone'
  | 'non-monotone'
  | 'unreachable-tier'
  | 'double-pay'
  | 'pay-at-zero'
  | 'windfall';
