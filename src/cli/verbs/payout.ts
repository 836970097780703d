import { currencyExponent } from '../../lib/core/money.ts';
import { isIsoDate } from '../../lib/core/period.ts';
import { computePayout } from '../../lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../lib/core/compensation/parse-plan.ts';
import { payoutDocument } from '../../lib/core/compensation/payout-document.ts';
import { traceDocuments } from '../../lib/core/compensation/trace/trace-document.ts';
import { readJson, requireValue } from '../read-json.ts';
import { requireOption, textOption, UsageError, type Verb, writeDocument } from '../verb.ts';
import { writeOut } from '../write-out.ts';

const FINDINGS_SAID = 10;

/** Earnings and payments of a plan on an input, to the cent. */
export const verb: Verb = {
  summary: 'Compute earnings and payments of a plan, to the cent.',
  usage: '--plan PLAN.json --input INPUT.json [--as-known-at DATE] [--trace FILE]',
  options: {
    plan: { type: 'string' },
    input: { type: 'string' },
    trace: { type: 'string' },
    'as-known-at': { type: 'string' }
  },
  async run(args, output) {
    const [planPath, inputPath] = [requireOption(args, 'plan'), requireOption(args, 'input')];
    const asKnownAt = textOption(args, 'as-known-at');
    if (asKnownAt !== undefined && !isIsoDate(asKnownAt.split('T')[0]!))
      throw new UsageError(`--as-known-at needs a date such as 2026-03-31: ${asKnownAt}`);
    const plan = requireValue(planPath, parsePlan(await readJson(planPath)));
    const input = requireValue(inputPath, parsePayoutInput(await readJson(inputPath)));
    const result = computePayout(plan, input, { asKnownAt });
    for (const { message } of result.findings.slice(0, FINDINGS_SAID)) output.progress(`${message}\n`);
    if (result.findings.length > FINDINGS_SAID)
      output.progress(`and ${result.findings.length - FINDINGS_SAID} more findings, all in the output\n`);
    const trace = textOption(args, 'trace');
    if (trace !== undefined) await writeTrace(trace, [...traceDocuments(plan, result, input.currency)]);
    writeDocument(
      output,
      payoutDocument(result, plan.settings.rounding.places ?? currencyExponent(input.currency))
    );
  }
};

/** One trace a line (NDJSON). */
async function writeTrace(path: string, traces: readonly object[]): Promise<void> {
  await writeOut(path, traces.map((trace) => `${JSON.stringify(trace)}\n`).join(''));
}
