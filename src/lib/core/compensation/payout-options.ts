import type { ReachedMemory } from './measure/context.ts';

/** What a calculation of pay may be told beside its plan and input. */
export type PayoutOptions = {
  /** Compute with what was known at this day or time, and what had been closed by then. */
  readonly asKnownAt?: string | undefined;
  /** Only these people's lines and payments; the others count in teams all the same. Not where money is shared. */
  readonly payees?: ReadonlySet<string>;
  /** What members of teams reached, kept from one calculation to the next by who calls. */
  readonly reached?: ReachedMemory;
};
