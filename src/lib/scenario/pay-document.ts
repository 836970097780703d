import { computePayout } from '../core/compensation/compute-payout.ts';
import { distinctFindings } from '../core/compensation/distinct-findings.ts';
import type { ReachedMemory } from '../core/compensation/measure/context.ts';
import type { Finding } from '../core/compensation/crediting/credit.ts';
import type { Payment, PayoutLine, PayoutOutput } from '../core/compensation/payout.ts';
import { needsRecalculation } from '../core/compensation/retro/recalculate.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import { everybodyBelow, inputTexts, reachOf, Versions } from './input-versions.ts';

/** What one payee gets from a plan document; the same object as long as nothing of theirs changed. */
export type PayeePay = {
  readonly payee: string;
  readonly lines: readonly PayoutLine[];
  readonly payments: readonly Payment[];
};
type Output = PayoutOutput & { readonly payees: readonly PayeePay[] };
type Remembered = { readonly version: number; readonly pay: PayeePay; readonly findings: readonly Finding[] };
type Memory = {
  readonly versions: Versions;
  /** The last few of each payee: going back and forth between two scenarios computes nothing again. */
  readonly pays: Map<string, readonly Remembered[]>;
  readonly reached: Omit<ReachedMemory, 'versionOf'>;
};

const memories = new WeakMap<PlanDocument, Memory>();
const KEPT_EACH = 4;
/** Beyond so many different inputs a memory starts anew. */
const KEPT_IN_ALL = 200_000;

/**
 * Pay everybody on a plan document, computing only those who depend on something that changed: their own input, that
 * of the people below them where the plan measures a team or credit rolls up, everybody's where money is shared.
 */
export function payDocument(document: PlanDocument, input: PayoutInput): Output {
  if (isBeyondMemory(input)) return grouped(computePayout(document, input), input);
  const memory = memoryOf(document);
  const versions = versionsOf(memory.versions, document, input);
  const fitting = (payee: string) =>
    memory.pays.get(payee)?.find(({ version }) => version === versions.whole.get(payee));
  const stale = new Set([...versions.whole.keys()].filter((payee) => !fitting(payee)));
  if (stale.size > 0) {
    const reached = { ...memory.reached, versionOf: (payee: string) => versions.own.get(payee) ?? -1 };
    // Where money is shared the others' lines are needed too.
    const payees = versions.shared ? undefined : stale;
    const output = computePayout(document, input, { ...(payees ? { payees } : {}), reached });
    remember(memory, output, stale, versions.whole);
  }
  const found = [...versions.whole.keys()].map((payee) => fitting(payee)!);
  const payees = found.map(({ pay }) => pay);
  return {
    payees,
    lines: payees.flatMap(({ lines }) => lines),
    payments: payees.flatMap(({ payments }) => payments),
    findings: distinctFindings(found.flatMap(({ findings }) => findings))
  };
}

/** What the versions do not tell apart: then everything is computed. */
const isBeyondMemory = (input: PayoutInput): boolean =>
  [input.transactions, input.splits, input.relief, input.results, input.balances, input.fx].some(
    ({ length }) => length > 0
  ) || needsRecalculation(input, {});

function memoryOf(document: PlanDocument): Memory {
  const known = memories.get(document);
  if (known && known.versions.size < KEPT_IN_ALL) return known;
  const memory: Memory = {
    versions: new Versions(),
    pays: new Map(),
    reached: { spans: new Map() }
  };
  memories.set(document, memory);
  return memory;
}

/** A number for everything each payee's pay depends on, and one for what is their own. */
function versionsOf(numbers: Versions, document: PlanDocument, input: PayoutInput) {
  const own = new Map([...inputTexts(input)].map(([payee, text]) => [payee, numbers.of(text)]));
  const reach = reachOf(document, input);
  let everybody: number | undefined;
  let shared = false;
  const all = () => (everybody ??= numbers.of(`all ${[...own].join()} ${linksOf(input)}`));
  const whole = new Map(
    [...own].map(([payee, version]): [string, number] => {
      const wide = reach(payee);
      if (wide === 'own') return [payee, version];
      if (wide === 'everybody') {
        shared = true;
        return [payee, numbers.of(`${payee} ${all()}`)];
      }
      const { people, links } = everybodyBelow(input.hierarchy, payee);
      return [payee, numbers.of(`${version} ${people.map((id) => own.get(id)).join()} ${links}`)];
    })
  );
  return { own, whole, shared };
}

const linksOf = ({ hierarchy }: PayoutInput) =>
  hierarchy.map(({ id, manager, start, end }) => `${id}/${manager}/${start}/${end}`).join();

function remember(
  memory: Memory,
  { lines, payments, findings }: PayoutOutput,
  stale: ReadonlySet<string>,
  versions: ReadonlyMap<string, number>
): void {
  const [linesOf, paymentsOf] = [groupByPayee(lines), groupByPayee(payments)];
  const said = new Map<string, Finding[]>();
  const [first] = stale;
  for (const finding of findings) {
    // What names nobody is kept with the first; what names somebody who was not computed is kept with them already.
    const about = finding.keys['payee'] ?? first!;
    said.set(about, [...(said.get(about) ?? []), finding]);
  }
  for (const payee of stale) {
    const pay = { payee, lines: linesOf.get(payee) ?? [], payments: paymentsOf.get(payee) ?? [] };
    const one = { version: versions.get(payee)!, pay, findings: said.get(payee) ?? [] };
    memory.pays.set(payee, [one, ...(memory.pays.get(payee) ?? [])].slice(0, KEPT_EACH));
  }
}

function grouped(output: PayoutOutput, { payees }: PayoutInput): Output {
  const [lines, payments] = [groupByPayee(output.lines), groupByPayee(output.payments)];
  const ids = [...new Set(payees.map(({ id }) => id))].sort();
  return {
    ...output,
    payees: ids.map((payee) => ({
      payee,
      lines: lines.get(payee) ?? [],
      payments: payments.get(payee) ?? []
    }))
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
