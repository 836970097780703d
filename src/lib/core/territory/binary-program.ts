/** One row of a program: the sum of `values` × the chosen `columns` lies within [lower, upper]. */
export type ProgramRow = {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
};

/**
 * Choose columns (each 0 or 1) at the least sum of costs, within every row. `start` is a choice known beforehand: a
 * solver may begin from it, and need not look where nothing beats it.
 */
export type BinaryProgram = {
  readonly cost: Float64Array;
  readonly rows: readonly ProgramRow[];
  readonly start?: Uint8Array;
};

/** What a solver found: nothing costs less than `bound`; `chosen` is its best choice, where it has one. */
export type BinarySolution = {
  readonly status: 'optimal' | 'infeasible' | 'limit';
  readonly bound: number;
  readonly chosen: Uint8Array | undefined;
};

/** How long a solver may try. Nodes repeat on any machine, seconds do not. */
export type SolverLimits = { readonly nodes: number; readonly seconds: number };

/** Solves programs; given from outside, since solvers are large (HiGHS) and load in their own way. */
export type SolveProgram = (program: BinaryProgram, limits: SolverLimits) => BinarySolution;
