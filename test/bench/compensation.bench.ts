import { computePayout } from '../../src/lib/core/compensation/compute-payout.ts';
import { compilePlan } from '../../src/lib/core/compensation/fast/compile-plan.ts';
import { parsePayoutInput } from '../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../src/lib/core/compensation/schema/plan.ts';
import { traceLine } from '../../src/lib/core/compensation/trace/trace-line.ts';
import type { PayoutOutput } from '../../src/lib/core/compensation/payout.ts';
import type { Result } from '../../src/lib/core/result.ts';
import { openEvaluator, readScenarioArgument } from '../../src/cli/open-evaluator.ts';
import { withWorkspace } from '../../src/cli/with-workspace.ts';
import { compileFastPay } from '../../src/lib/scenario/fast-pay.ts';
import { liveRows } from '../../src/lib/ui/payout/live-rows.ts';
import { payoutSheet, payoutYears } from '../../src/lib/ui/payout/payout-rows.ts';
import { slideFigures, slideText, withFigure } from '../../src/lib/ui/payout/slide-figures.ts';
import { median } from './measure.ts';

/** One figure of the benchmark. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

const months = Array.from({ length: 12 }, (_, i) => ({
  id: `M${String(i + 1).padStart(2, '0')}`,
  start: `2024-${String(i + 1).padStart(2, '0')}-01`,
  end: i === 11 ? '2025-01-01' : `2024-${String(i + 2).padStart(2, '0')}-01`
}));

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

const table = (id: string, accelerator: string, rest: object = {}) => ({
  id,
  kind: 'table',
  measure: 'revenue',
  tiers: [{ from: '0', rate: '0.05' }, { from: '1', rate: accelerator }, { from: '1.25', rate: '0.1' }],
  ...rest
}); // prettier-ignore

/** Four components: accelerators, a threshold and cap, a year-to-date table, a pay curve. */
const planWith = (accelerator: string): PlanDocument =>
  valueOf(
    parsePlan({
      format: 'evenfield/plan',
      version: 1,
      measures: [{ id: 'revenue' }],
      plans: [
        {
          id: 'ae',
          components: [
            table('commission', accelerator),
            table('capped', accelerator, { threshold: { at: '0.5' }, caps: [{ on: 'targetIncentive', at: '3' }] }),
            table('year', accelerator, { position: 'cumulativeInput' }),
            table('bonus', accelerator, { pays: 'targetIncentive', mode: 'curve', tiers: [{ from: '0.7', rate: '0.5' }, { from: '1', rate: '1' }, { from: '1.2', rate: '2' }] })
          ]
        }
      ]
    })
  ); // prettier-ignore

function inputFor(payees: number): PayoutInput {
  const ids = Array.from({ length: payees }, (_, i) => `p${String(i).padStart(5, '0')}`);
  return valueOf(
    parsePayoutInput({
      currency: 'USD',
      periods: months,
      payees: ids.map((id) => ({ id, targetIncentive: '48000' })),
      credits: ids.flatMap((payee, p) =>
        months.map(({ id, start }, m) => ({ id: `${payee}-${id}`, payee, measure: 'revenue', date: start, amount: `${40000 + ((p * 7919 + m * 104729) % 80000)}.37` }))
      ),
      quotas: ids.flatMap((payee) => months.map(({ start, end }) => ({ payee, measure: 'revenue', start, end, amount: '80000' })))
    })
  ); // prettier-ignore
}

/** Processor time of a call in milliseconds: what other programs take of the machine does not count. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Exact with trace, fast, one slider move, and how the cost of a line grows with the number of payees. */
export function run(): Figure[] {
  const plan = planWith('0.075');
  const figures: Figure[] = [];
  computePayout(plan, inputFor(100));
  for (const payees of [100, 1000, 10_000]) {
    const input = inputFor(payees);
    let lines: PayoutOutput['lines'] = [];
    const spent = milliseconds(() => void ({ lines } = computePayout(plan, input)));
    figures.push({ name: `exact, ${payees} payees × 12 × 4`, value: spent, unit: 'ms' });
    figures.push({
      name: `exact, per line at ${payees} payees`,
      value: (spent * 1000) / lines.length,
      unit: 'µs'
    });
    if (payees !== 1000) continue;
    const traced = milliseconds(() => {
      for (const line of lines) traceLine(plan, line, 'USD');
    });
    figures.push({ name: 'exact with trace, 1000 payees × 12 × 4', value: spent + traced, unit: 'ms' });
    figures.push({
      name: 'exact with trace, per line',
      value: ((spent + traced) * 1000) / lines.length,
      unit: 'µs'
    });
  }
  for (const payees of [100, 1000, 10_000]) {
    const compiled = compilePlan(plan, inputFor(payees));
    if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
    for (let i = 0; i < 5; i++) compiled.plan.payout();
    const spent = milliseconds(() => void compiled.plan.payout());
    figures.push({ name: `fast, ${payees} payees × 12 × 4`, value: spent, unit: 'ms' });
    figures.push({
      name: `fast, per line at ${payees} payees`,
      value: (spent * 1e6) / (payees * 48),
      unit: 'ns'
    });
    if (payees !== 100) continue;
    const moved = planWith('0.08');
    const slider = milliseconds(() => {
      const again = compiled.plan.recompile(moved);
      if (again.supported) again.plan.payout();
    });
    figures.push({ name: 'one slider move, 100 payees, recompiled and paid', value: slider, unit: 'ms' });
  }
  return figures;
}

/** A slider on the demo's own plan: every payee's pay in floats, and the rows of the Payout table with it. */
async function slideOnDemo(): Promise<Figure[]> {
  const evaluation = await withWorkspace('datasets/demo', async (workspace) => {
    const evaluator = await openEvaluator(workspace, 'datasets/demo');
    return evaluator.evaluate(await readScenarioArgument('base'));
  });
  const [name, document] = [...evaluation.plans][0]!;
  const rows = payoutSheet(evaluation, evaluation, payoutYears(evaluation)[0]!).rows;
  let compiled = compileFastPay(evaluation);
  const compiling = milliseconds(() => void (compiled = compileFastPay(evaluation)));
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  const { pay } = compiled;
  const moves = slideFigures(document).flatMap((figure) =>
    Array.from({ length: 20 }, (_, at) => {
      const position = figure.min + ((figure.max - figure.min) * at) / 19;
      return withFigure(document, figure.path, slideText(position, figure));
    })
  );
  const [fast, table]: [number[], number[]] = [[], []];
  for (const moved of moves) {
    let result = pay.withPlan(name, moved);
    fast.push(milliseconds(() => void (result = pay.withPlan(name, moved))));
    const paid = result.supported ? result.pay : undefined;
    if (paid) table.push(milliseconds(() => void liveRows(rows, paid)));
  }
  const worst = (times: readonly number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
  return [
    { name: `demo, ${pay.payees.length} payees × ${pay.periods.length} quarters: compiled once`, value: compiling, unit: 'ms' },
    { name: `demo, one slider move to every payee’s pay, median of ${moves.length}`, value: median(fast), unit: 'ms' },
    { name: 'demo, one slider move, 95th of 100', value: worst(fast), unit: 'ms' },
    { name: `demo, the table’s ${rows.length} rows from it, median`, value: median(table), unit: 'ms' }
  ]; // prettier-ignore
}

/** Print the figures, one a line. */
export async function bench(print: (line: string) => void): Promise<void> {
  for (const { name, value, unit } of [...run(), ...(await slideOnDemo())])
    print(`${name}: ${value.toFixed(2)} ${unit}`);
}
