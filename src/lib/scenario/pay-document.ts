import { computePayout } from '../core/compensation/compute-payout.ts';
import type { PayoutOutput } from '../core/compensation/payout.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { Plan, PlanDocument } from '../core/compensation/schema/plan.ts';
import { barFrom } from './payout-input.ts';

type Output = Pick<PayoutOutput, 'lines' | 'payments' | 'findings'>;
type Remembered = { readonly key: string; readonly output: Output };
type Memory = { readonly alone: Map<string, Remembered>; together?: Remembered };

/** What each plan document last paid, by payee: an edit computes only those whose inputs it changed. */
const memories = new WeakMap<PlanDocument, Memory>();

/**
 * Pay everybody on a plan document. Payees of plans without a team, pool or budget are paid one by one and only
 * when something of theirs changed; the others depend on their colleagues and are paid together.
 */
export function payDocument(document: PlanDocument, input: PayoutInput): Output {
  const memory = memories.get(document) ?? { alone: new Map() };
  memories.set(document, memory);
  const shared = new Set(document.plans.filter(dependsOnOthers).map(({ id }) => id));
  const soleIsShared = document.plans.length === 1 && shared.size === 1;
  const assigned = new Set(input.assignments.map(({ payee }) => payee));
  const bound = new Set(input.assignments.filter(({ plan }) => shared.has(plan)).map(({ payee }) => payee));
  if (soleIsShared) for (const { id } of input.payees) if (!assigned.has(id)) bound.add(id);
  const keys = inputKeys(input);
  const stale = new Set(
    [...keys.keys()].filter((id) => !bound.has(id) && memory.alone.get(id)?.key !== keys.get(id))
  );
  if (stale.size > 0) rememberEach(memory, computePayout(document, restrict(input, stale)), stale, keys);
  const outputs = [...keys.keys()].flatMap((id) => (bound.has(id) ? [] : [memory.alone.get(id)!.output]));
  if (bound.size > 0) outputs.push(payTogether(memory, document, input, bound, keys));
  return {
    lines: outputs.flatMap(({ lines }) => lines),
    payments: outputs.flatMap(({ payments }) => payments),
    findings: outputs.flatMap(({ findings }) => findings)
  };
}

const dependsOnOthers = ({ components }: Plan): boolean =>
  components.some(
    (part) => part.kind === 'pool' || part.budget !== undefined || ('team' in part && part.team !== undefined)
  );

function payTogether(
  memory: Memory,
  document: PlanDocument,
  input: PayoutInput,
  bound: ReadonlySet<string>,
  keys: ReadonlyMap<string, string>
): Output {
  const key = [
    ...keys.values(),
    ...input.hierarchy.map(({ id, manager, start, end }) => `${id}${manager}${start}${end}`)
  ].join('\n');
  if (memory.together?.key !== key) {
    const others = [...keys.keys()].filter((id) => !bound.has(id));
    const { lines, payments, findings } = computePayout(
      document,
      barFrom(input, document.plans[0]!.id, others)
    );
    const own = <T extends { readonly payee: string }>(rows: readonly T[]) =>
      rows.filter(({ payee }) => bound.has(payee));
    memory.together = { key, output: { lines: own(lines), payments: own(payments), findings } };
  }
  return memory.together.output;
}

function rememberEach(
  memory: Memory,
  { lines, payments, findings }: Output,
  stale: ReadonlySet<string>,
  keys: ReadonlyMap<string, string>
): void {
  const [linesOf, paymentsOf] = [groupByPayee(lines), groupByPayee(payments)];
  let said = findings;
  for (const id of stale) {
    const output = { lines: linesOf.get(id) ?? [], payments: paymentsOf.get(id) ?? [], findings: said };
    memory.alone.set(id, { key: keys.get(id)!, output });
    // A finding names its payee in words only: it is kept once, with the first of those it came up with.
    said = [];
  }
}

function restrict(input: PayoutInput, payees: ReadonlySet<string>): PayoutInput {
  const own = <T extends { readonly payee: string }>(rows: readonly T[]) =>
    rows.filter(({ payee }) => payees.has(payee));
  return {
    ...input,
    payees: input.payees.filter(({ id }) => payees.has(id)),
    assignments: own(input.assignments),
    credits: own(input.credits),
    quotas: own(input.quotas),
    adjustments: own(input.adjustments)
  };
}

function groupByPayee<T extends { readonly payee: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.payee);
    if (group) group.push(row);
    else groups.set(row.payee, [row]);
  }
  return groups;
}

/** Everything a payee's pay depends on, as one text each: equal texts are equal pay. */
function inputKeys(input: PayoutInput): Map<string, string> {
  const periods = input.periods.map(({ start, end }) => `${start}/${end}`).join();
  const parts = new Map<string, string[]>();
  for (const { id, base, targetIncentive, start, end, attributes } of input.payees) {
    parts.set(id, [
      periods,
      String(base),
      String(targetIncentive),
      String(start),
      String(end),
      JSON.stringify(attributes)
    ]);
  }
  const add = (payee: string, text: string) => parts.get(payee)?.push(text);
  for (const { payee, plan, start, end } of input.assignments) add(payee, `p${plan}/${start}/${end}`);
  for (const { payee, date, type, amount } of input.credits)
    add(payee, `c${date}/${type}/${amount.toFixed()}`);
  for (const { payee, measure, start, end, amount } of input.quotas)
    add(payee, `q${measure}/${start}/${end}/${amount.toFixed()}`);
  for (const { payee, period, amount, reason } of input.adjustments)
    add(payee, `a${period}/${amount.toFixed()}/${reason}`);
  return new Map([...parts].map(([id, list]) => [id, list.join('|')]));
}
