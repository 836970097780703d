import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openEvaluator } from '../../src/cli/open-evaluator.ts';
import { withWorkspace } from '../../src/cli/with-workspace.ts';
import { parsePlan } from '../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../src/lib/core/compensation/schema/plan.ts';
import { Decimal } from '../../src/lib/core/money.ts';
import type { Change } from '../../src/lib/scenario/change.ts';
import { stateOf, type Evaluator } from '../../src/lib/scenario/evaluate.ts';
import type { PaidEvaluation } from '../../src/lib/scenario/evaluation.ts';
import type { Connector } from '../../src/lib/engine/connector.ts';
import type { Realignment } from '../../src/lib/engine/queries/credited-lines.ts';
import { creditsByPeriod } from '../../src/lib/engine/queries/credits-by-period.ts';
import { createEvaluationReceiver } from '../../src/lib/scenario/evaluation-receiver.ts';
import { createEvaluationSender } from '../../src/lib/scenario/evaluation-sender.ts';
import { compileFastPay, type FastPay } from '../../src/lib/scenario/fast-pay.ts';
import { ledgerDays } from '../../src/lib/scenario/ledger-days.ts';
import type { LoadedBaseline } from '../../src/lib/scenario/load-baseline.ts';
import { createPeriodLedger } from '../../src/lib/scenario/period-ledger.ts';
import { payDocument } from '../../src/lib/scenario/pay-document.ts';
import { baselineScenario, type Scenario } from '../../src/lib/scenario/scenario.ts';
import { median } from './measure.ts';

type Print = (line: string) => void;

const demo = fileURLToPath(new URL('../../datasets/demo', import.meta.url));
const quarters = 12;
/** Reps of a company, with a manager for every eight of them, a director for every eight managers, and one above. */
const companySizes = [104, 1000, 10_000];

/** Edits of the demo in exact and in fast figures, and how their cost grows with the number of reps. */
export async function bench(print: Print): Promise<void> {
  await withWorkspace(demo, async (workspace) => {
    const evaluator = await openEvaluator(workspace, demo);
    const { fingerprint } = workspace.manifest;
    await benchEdits(print, evaluator, baselineScenario({ dataset: 'demo', fingerprint }));
    await benchMoves(print, workspace.connector, await evaluator.baseline());
  });
  for (const reps of companySizes) await benchGrowth(print, reps);
}

/** Milliseconds of processor time: what other programs take of the machine does not count. */
async function spent(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function medianOf(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await spent(() => work(run)));
  return median(times);
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms of processor time`;

async function benchEdits(print: Print, evaluator: Evaluator, base: Scenario): Promise<void> {
  let evaluation!: PaidEvaluation;
  const first = await spent(async () => (evaluation = await evaluator.evaluate(base)));
  print(`demo, first evaluation with loading and checks of the data: ${ms(first)}`);
  const evaluate = (change: Change) => evaluator.evaluate({ ...base, id: 'edited', changes: [change] });
  const { attainment, alignment, plans } = evaluation;
  const quotaEdit = (run: number): Change => {
    const { rep, measure, start, quota } = attainment[(run * 131) % attainment.length]!;
    return { type: 'quota.set', rep, measure, start, from: quota, to: String(Number(quota) + 1000 + run) };
  };
  for (let run = 0; run < 10; run++) await evaluate(quotaEdit(run));
  const edit = await medianOf(15, (run) => evaluate(quotaEdit(run + 10)));
  print(`demo, a quota edit to new exact figures (aim 50 ms): ${ms(edit)}`);
  await benchHandOver(print, (run) => evaluate(quotaEdit(run + 40)));
  const scale = await medianOf(3, (run) =>
    evaluate({ type: 'quota.scale', reps: null, factor: `1.0${run + 1}`, roundTo: '100' })
  );
  print(`demo, every quota scaled to new exact figures: ${ms(scale)}`);
  const units = [...alignment];
  const move = await medianOf(4, (run) => {
    const [unit, from] = units[run * 700 + 7]!;
    const to = units.find(([, territory]) => territory !== from)![1];
    return evaluate({ type: 'territory.move', units: [unit], from, to });
  });
  print(`demo, a county move to new exact figures: ${ms(move)}`);
  const [plan, document] = [...plans][0]!;
  const planEdit = await medianOf(3, (run) =>
    evaluate({ type: 'plan.edit', plan, from: document, to: steeper(document, 16 + run) })
  );
  print(`demo, a plan edit to new exact figures: ${ms(planEdit)}`);
  await benchFast(print, 'demo', evaluation, (run) => steeper(document, 16 + run), plan);
}

/** A county move asked of the ledger that is kept unit by unit, against asking for all credit again. */
async function benchMoves(print: Print, db: Connector, start: LoadedBaseline): Promise<void> {
  const days = ledgerDays(start, stateOf(start, baselineScenario({ dataset: '', fingerprint: '' })));
  const ledger = createPeriodLedger(db);
  const moved = (run: number): Realignment => {
    const held = start.units.filter(({ territory }) => territory !== null);
    return {
      units: [held[(run * 211) % held.length]!.unit],
      territories: [held[0]!.territory],
      reps: [null]
    };
  };
  await ledger(start, days, moved(1), 'territory');
  const kept = await medianOf(7, (run) => ledger(start, days, moved(run + 2), 'territory'));
  const anew = await medianOf(7, (run) =>
    creditsByPeriod(db, start.catalog, days, moved(run + 2), 'territory')
  );
  print(
    `demo, credit after a county move: asked of the kept ledger ÷ asked anew ${(kept / anew).toFixed(2)}`
  );
}

/** What handing an evaluation to a page costs beside making it: grouping, cloning and putting together. */
async function benchHandOver(
  print: Print,
  evaluate: (run: number) => Promise<PaidEvaluation>
): Promise<void> {
  const receiver = createEvaluationReceiver();
  const send = createEvaluationSender({
    groups: (parcel) => receiver.groups(structuredClone(parcel)),
    alignment: (entries) => receiver.alignment(structuredClone(entries)),
    forget: (numbers) => receiver.forget(structuredClone(numbers))
  });
  const hand = (evaluation: PaidEvaluation) =>
    receiver.open(structuredClone(send(evaluation)), evaluation.plans);
  hand(await evaluate(0));
  const made: PaidEvaluation[] = [];
  const making = await medianOf(7, async (run) => made.push(await evaluate(run + 1)));
  const handing = await medianOf(7, (run) => hand(made[run]!));
  print(`demo, a quota edit: handed to a page ÷ evaluated ${(handing / making).toFixed(2)}`);
}

type Rated = { plans: { components: { tiers?: { rate: unknown }[] }[] }[] };

/** The plan with the first accelerator at so many tenths of the base rate. */
function steeper(document: unknown, tenths: number): unknown {
  const copy = structuredClone(document) as Rated;
  copy.plans[0]!.components[0]!.tiers![1]!.rate = { baseRate: String(tenths / 10) };
  return copy;
}

async function benchFast(
  print: Print,
  name: string,
  evaluation: { readonly paid: Pick<PaidEvaluation['paid'], 'documents'> },
  slider: (run: number) => unknown,
  plan: string
): Promise<void> {
  let pay!: FastPay;
  const compile = await medianOf(3, () => {
    const compiled = compileFastPay(evaluation);
    if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
    pay = compiled.pay;
  });
  const { quotas } = evaluation.paid.documents[0]!.input;
  const move = (run: number) => {
    const [a, b] = [quotas[(run * 12) % quotas.length]!, quotas[(run * 12 + 360) % quotas.length]!];
    return pay.pay({
      credits: [
        { payee: a.payee, start: a.start, amount: -5000 },
        { payee: b.payee, start: b.start, amount: 5000 }
      ]
    });
  };
  const all = (run: number) =>
    pay.pay({
      quotas: quotas.map(({ payee, start, amount }) => ({ payee, start, amount: amount.toNumber() * (1 + run / 100) }))
    }); // prettier-ignore
  for (let run = 0; run < 20; run++) move(run);
  for (let run = 0; run < 3; run++) all(run);
  const moved = (await spent(() => Array.from({ length: 20 }, (_, run) => move(run)))) / 20;
  print(`${name}, fast figures: compiled once in ${ms(compile)}; credit moved between two reps: ${ms(moved)} (aim 4)`);
  const scaled = await medianOf(5, all);
  const slid = await medianOf(5, (run) => pay.withPlan(plan, slider(run)));
  print(`${name}, fast figures of everybody: every quota moved ${ms(scaled)} (aim 16), a plan slider ${ms(slid)} (aim 16)`);
} // prettier-ignore

/** Pay alone, without the engine: the demo's plans over a company of so many reps. */
async function benchGrowth(print: Print, reps: number): Promise<void> {
  const text = readFileSync(`${demo}/documents/plans/base.json`, 'utf8');
  const json: unknown = JSON.parse(text);
  const read = parsePlan(json);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
  const document: PlanDocument = read.value;
  const input = companyOf(reps);
  const name = `${reps} reps × ${quarters} quarters`;
  const first = await spent(() => payDocument(document, input));
  const edited = (run: number): PayoutInput => ({
    ...input,
    quotas: input.quotas.map((row, i) =>
      i === (run * 7919) % input.quotas.length ? { ...row, amount: row.amount.plus(1000 + run) } : row
    )
  });
  for (let run = 0; run < 3; run++) payDocument(document, edited(run));
  const edit = await medianOf(5, (run) => payDocument(document, edited(run + 3)));
  print(`pay of ${name}: all of it ${ms(first)}, after a quota edit ${ms(edit)}`);
  const paid = { paid: { documents: [{ name: 'base', document, input }] } };
  await benchFast(print, name, paid, (run) => steeper(json, 16 + run), 'base');
}

function companyOf(reps: number): PayoutInput {
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(5, '0')}`);
  const sellers = names('r', reps);
  const managers = names('m', Math.ceil(reps / 8));
  const directors = names('n', Math.ceil(managers.length / 8));
  const leaders = [...managers, ...directors, 'v'];
  const span = { start: null, end: null };
  const periods = Array.from({ length: quarters }, (_, i) => ({ start: day(i), end: day(i + 1), id: day(i) }));
  return {
    currency: 'USD',
    periods,
    payees: [...leaders, ...sellers].sort().map((id) => ({ id, targetIncentive: new Decimal(60_000), attributes: {} })),
    hierarchy: [
      ...sellers.map((id, i) => ({ id, manager: managers[i >> 3]!, ...span })),
      ...managers.map((id, i) => ({ id, manager: directors[i >> 3]!, ...span })),
      ...directors.map((id) => ({ id, manager: 'v', ...span }))
    ],
    assignments: [
      ...sellers.map((payee) => ({ payee, plan: 'account-executive', ...span })),
      ...leaders.map((payee) => ({ payee, plan: 'sales-leader', ...span }))
    ],
    credits: sellers.flatMap((payee, r) =>
      periods.map(({ start }, i) => ({ id: `${payee}|${start}`, payee, measure: 'revenue', date: start, amount: new Decimal(`${60_000 + ((r * 7919 + i * 104_729) % 90_000)}.37`), type: 'direct' as const }))
    ),
    quotas: sellers.flatMap((payee) => periods.map(({ start, end }) => ({ payee, measure: 'revenue', start, end, amount: new Decimal(100_000) }))),
    transactions: [], splits: [], relief: [], results: [], balances: [], adjustments: [], fx: []
  };
} // prettier-ignore

/** The first day of a quarter, counted from 2023. */
const day = (quarter: number): string =>
  `${2023 + (quarter >> 2)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`;
