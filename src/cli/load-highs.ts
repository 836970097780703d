import type {
  BinaryProgram,
  BinarySolution,
  SolveProgram,
  SolverLimits
} from '../lib/core/territory/binary-program.ts';

/** Options must be finite: a limit in seconds that is none. */
const LONGEST = 1e9;

/** What HiGHS says of a solution that keeps to every row. */
const FEASIBLE = 2;

/** HiGHS (Huangfu and Hall 2018), compiled to WebAssembly, as a solver of 0–1 programs; one thread, so it repeats. */
export async function loadHighs(): Promise<SolveProgram> {
  const { default: load } = await import('highs');
  const highs = await load();
  const { variableType, modelStatus } = highs.constants;

  return (
    { cost, rows, start, amounts = 0 }: BinaryProgram,
    { nodes, seconds, gap = 1e-7 }: SolverLimits
  ): BinarySolution => {
    const starts = [0];
    for (const { columns } of rows) starts.push(starts.at(-1)! + columns.length);
    const finite = (bound: number) => (Number.isFinite(bound) ? bound : Math.sign(bound) * highs.infinity);
    const data = {
      numCols: cost.length,
      numRows: rows.length,
      colCost: cost,
      colLower: new Float64Array(cost.length),
      colUpper: new Float64Array(cost.length).fill(1).fill(highs.infinity, cost.length - amounts),
      rowLower: Float64Array.from(rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(rows, ({ upper }) => finite(upper)),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
        values: Float64Array.from(rows.flatMap(({ values }) => values))
      },
      integrality: new Int32Array(cost.length)
        .fill(variableType.integer)
        .fill(variableType.continuous, cost.length - amounts)
    } as const;
    return highs.withModel(data, (model): BinarySolution => {
      model.options.set({
        output_flag: false,
        random_seed: 0,
        mip_rel_gap: 1e-9,
        mip_abs_gap: gap,
        mip_feasibility_tolerance: 1e-9,
        primal_feasibility_tolerance: 1e-9,
        mip_max_nodes: nodes,
        time_limit: Math.min(seconds, LONGEST)
      });
      if (start !== undefined) model.setSolution({ colValue: Float64Array.from(start) });
      model.run();
      const status = model.getModelStatus();
      if (status === modelStatus.infeasible)
        return { status: 'infeasible', bound: Infinity, chosen: undefined };
      const found = Number(model.info.get('primal_solution_status')) === FEASIBLE;
      const chosen = found
        ? Uint8Array.from(model.getSolution().colValue.slice(0, cost.length - amounts), (x) =>
            x > 0.5 ? 1 : 0
          )
        : undefined;
      return status === modelStatus.optimal
        ? { status: 'optimal', bound: model.getObjectiveValue(), chosen }
        : { status: 'limit', bound: Number(model.info.get('mip_dual_bound')), chosen };
    });
  };
}
