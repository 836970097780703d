import * as v from 'valibot';
import { type Difference, differencesOf } from '../../differences.ts';
import { currencyExponent } from '../../money.ts';
import { type Result, reject, succeed } from '../../result.ts';
import { computePayout } from '../compute-payout.ts';
import { parsePayoutInput } from '../parse-input.ts';
import { parsePlan } from '../parse-plan.ts';
import { payoutDocument } from '../payout-document.ts';
import { notThisFile } from '../schema/kind-of-file.ts';
import { problemsOf } from '../schema/problems.ts';
import { traceLine } from '../trace/trace-line.ts';
import { printed } from '../trace/trace-document.ts';

const about = v.object({ payee: v.string(), period: v.string(), component: v.optional(v.string()) });
const figures = v.object({
  lines: v.array(v.record(v.string(), v.unknown())),
  payment: v.record(v.string(), v.unknown())
});
const disputeSchema = v.looseObject({
  format: v.literal('evenfield/dispute', 'must be "evenfield/dispute"'),
  version: v.literal(1, 'must be 1'),
  question: v.looseObject({ ...about.entries, text: v.optional(v.string(), '') }),
  plan: v.unknown(),
  input: v.unknown(),
  asKnownAt: v.optional(v.string()),
  expected: figures,
  trace: v.optional(v.array(v.unknown()), [])
});

/** A question on a statement with everything to compute it again: inputs, plan, trace, the amounts as they stood. */
export type Dispute = v.InferOutput<typeof disputeSchema>;
export type DisputeAbout = v.InferOutput<typeof about> & {
  readonly text?: string;
  readonly asKnownAt?: string | undefined;
};
export type Figures = v.InferOutput<typeof figures>;

/** What a dispute file says now: whether the amounts stand, and where they do not. */
export type Verification = {
  readonly stands: boolean;
  readonly expected: Figures;
  readonly found: Figures;
  readonly differences: readonly Difference[];
};

/** Make a dispute file about a payee's period (or one component of it) from a plan and input as written. */
export function createDispute(plan: unknown, input: unknown, question: DisputeAbout): Result<Dispute> {
  const { asKnownAt, text = '', ...rest } = question;
  const computed = figuresOf(plan, input, rest, asKnownAt);
  if (!computed.ok) return computed;
  return succeed({
    format: 'evenfield/dispute',
    version: 1,
    question: { ...rest, text },
    plan,
    input,
    ...(asKnownAt === undefined ? {} : { asKnownAt }),
    expected: computed.value.figures,
    trace: computed.value.trace
  });
}

const DISPUTE_FILE = {
  name: 'a dispute or share file',
  format: 'evenfield/dispute',
  fields: ['question', 'expected'],
  advice: 'make one on a statement of the Payout page, or with Share of a scenario'
};

/** Run a dispute file again, anywhere, and compare every figure. */
export function verifyDispute(json: unknown): Result<Verification> {
  const other = notThisFile(json, DISPUTE_FILE);
  if (other) return reject(other);
  const parsed = v.safeParse(disputeSchema, json);
  if (!parsed.success) return reject(...problemsOf(parsed.issues));
  const { plan, input, question, asKnownAt, expected } = parsed.output;
  const computed = figuresOf(plan, input, question, asKnownAt);
  if (!computed.ok) return computed;
  const found = computed.value.figures;
  const differences = differencesOf(expected, found);
  return succeed({ stands: differences.length === 0, expected, found, differences });
}

function figuresOf(
  planJson: unknown,
  inputJson: unknown,
  question: v.InferOutput<typeof about>,
  asKnownAt: string | undefined
): Result<{ figures: Figures; trace: unknown[] }> {
  const plan = parsePlan(planJson);
  const input = parsePayoutInput(inputJson);
  if (!plan.ok || !input.ok) {
    const under = (result: Result<unknown>, part: string) =>
      result.ok
        ? []
        : result.problems.map((problem) => ({
            ...problem,
            path: [part, ...problem.path],
            message: `${part}: ${problem.message}`
          }));
    return reject(...under(plan, 'plan'), ...under(input, 'input'));
  }
  const output = computePayout(plan.value, input.value, { asKnownAt });
  const isAsked = (row: { payee: string; period: string; component?: string }) =>
    row.payee === question.payee &&
    row.period === question.period &&
    (question.component === undefined || row.component === undefined || row.component === question.component);
  const { currency } = input.value;
  const printedOutput = payoutDocument(
    output,
    plan.value.settings.rounding.places ?? currencyExponent(currency)
  );
  const payment = printedOutput.payments.find(isAsked);
  if (!payment) {
    const message = `${question.payee} has no statement in ${question.period}; check both names against the input.`;
    return reject({ code: 'no-statement', message, path: ['question'] });
  }
  const figures = { lines: printedOutput.lines.filter(isAsked), payment };
  const trace = output.lines
    .filter(isAsked)
    .map((line) => printed('line', traceLine(plan.value, line, currency)));
  return succeed({ figures, trace });
}
