import { computePayout } from '../../src/lib/core/compensation/compute-payout.ts';
import { compilePlan } from '../../src/lib/core/compensation/fast/compile-plan.ts';
import { parsePayoutInput } from '../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../src/lib/core/compensation/schema/plan.ts';
import { traceLine } from '../../src/lib/core/compensation/trace/trace-line.ts';
import type { Result } from '../../src/lib/core/result.ts';

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
  for (const payees of [100, 1000]) {
    const input = inputFor(payees);
    computePayout(plan, inputFor(10));
    let lines = 0;
    const spent = milliseconds(() => {
      const output = computePayout(plan, input);
      lines = output.lines.length;
      if (payees === 1000) for (const line of output.lines) traceLine(plan, line, 'USD');
    });
    figures.push({
      name: `exact${payees === 1000 ? ' with trace' : ''}, ${payees} payees × 12 × 4`,
      value: spent,
      unit: 'ms'
    });
    figures.push({ name: `exact, per line at ${payees} payees`, value: (spent * 1000) / lines, unit: 'µs' });
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

/** Print the figures, one a line. */
export async function bench(print: (line: string) => void): Promise<void> {
  for (const { name, value, unit } of run()) print(`${name}: ${value.toFixed(2)} ${unit}`);
}
