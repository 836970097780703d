/** One row of a program: the sum of `values` × the chosen `columns` lies within [lower, upper]. */
export type ProgramRow = {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
};

/**
 * Choose columns (each 0 or 1) at the least sum of costs, within every row. `start` is a choice known beforehand: a
 * solver may begin from it, and need not look where nothing beats it. The last `amounts` columns are not choices but
 * any amount from 0 up (none where left out).
 */
export type BinaryProgram = {
  readonly cost: Float64Array;
  readonly rows: readonly ProgramRow[];
  readonly start?: Uint8Array | Float64Array;
  readonly amounts?: number;
};

/** What a solver found: nothing costs less than `bound`; `chosen` is its best choice, where it has one. */
export type BinarySolution = {
  readonly status: 'optimal' | 'infeasible' | 'limit';
  readonly bound: number;
  readonly chosen: Uint8Array | undefined;
};

/**
 * How long a solver may try. Nodes repeat on any machine, seconds do not. `gap` is how far above
 * the bound a choice may cost and count as optimal; without it, next to nothing.
 */
export type SolverLimits = { readonly nodes: number; readonly seconds: number; readonly gap?: number };

/** Solves programs; given from outside, since solvers are large (HiGHS) and load in their own way. */
export type SolveProgram = (program: BinaryProgram, limits: SolverLimits) => BinarySolution;
