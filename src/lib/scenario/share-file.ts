import * as v from 'valibot';
import { type Difference, differencesOf } from '../core/differences.ts';
import { reject, succeed, type Result } from '../core/result.ts';
import { canonicalJson } from './canonical-text.ts';
import type { ScenarioService } from './scenario-service.ts';
import type { AttainmentRow, Evaluation, PayoutRow, Totals } from './evaluation.ts';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';
import { serializeScenario } from './serialize-scenario.ts';

/** The figures a share file freezes beside its scenario: what whoever opens it can hold against their own. */
export type SharedFigures = {
  readonly fingerprint: string;
  readonly totals: Totals;
  readonly attainment: readonly AttainmentRow[];
  readonly payouts: readonly PayoutRow[];
};

/** What is to be run again: a scenario, with the figures it had or (a plain scenario file) only its data's fingerprint. */
export type Share = {
  readonly scenario: Scenario;
  readonly figures: SharedFigures | undefined;
};

/** What a share says when it is run again. */
export type ShareVerification = {
  readonly stands: boolean;
  readonly expected: Partial<SharedFigures>;
  readonly found: Partial<SharedFigures>;
  readonly differences: readonly Difference[];
};

const record = v.record(v.string(), v.unknown());
const shareSchema = v.looseObject({
  format: v.literal('evenfield/share'),
  version: v.literal(1, 'must be 1'),
  scenario: record,
  figures: v.looseObject({
    fingerprint: v.string(),
    totals: record,
    attainment: v.array(record),
    payouts: v.array(record)
  })
});

/** Freeze a scenario with its figures as a text: one change and one figure a line. Equal ones are equal texts. */
export function shareFile(scenario: Scenario, evaluation: Evaluation): string {
  const { fingerprint, totals, attainment, payouts } = evaluation;
  const list = (rows: readonly unknown[]) =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => `      ${canonicalJson(row)}`).join(',\n')}\n    ]`;
  const inner = serializeScenario(scenario).trimEnd().replaceAll('\n', '\n  ');
  return `{
  "format": "evenfield/share",
  "version": 1,
  "scenario": ${inner},
  "figures": {
    "fingerprint": ${canonicalJson(fingerprint)},
    "totals": ${canonicalJson(totals)},
    "attainment": ${list(attainment)},
    "payouts": ${list(payouts)}
  }
}
`;
}

/** A share file, or a plain scenario file; undefined for a document of another format. */
export function readShare(json: unknown): Result<Share> | undefined {
  const format = (json as { readonly format?: unknown } | null)?.format;
  if (format === 'evenfield/scenario') {
    const scenario = parseScenario(JSON.stringify(json));
    return scenario.ok ? succeed({ scenario: scenario.value, figures: undefined }) : scenario;
  }
  if (format !== 'evenfield/share') return undefined;
  const parsed = v.safeParse(shareSchema, json);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => {
      const path = v.getDotPath(issue) ?? '';
      return { code: 'share-field', message: `${path}: ${issue.message}`, path: path.split('.') };
    });
    return reject(...problems);
  }
  const { scenario, figures } = parsed.output;
  const read = parseScenario(JSON.stringify(scenario));
  if (!read.ok) return read;
  return succeed({ scenario: read.value, figures: figures as unknown as SharedFigures });
}

/** Findings of changes that name what the data no longer has. */
const UNFIT = new Set(['quota-period-unknown', 'unit-unknown', 'territory-unknown', 'plan-unknown']);

/** Evaluate a share on the data at hand and hold it against what it says. Changes that no longer fit are differences. */
export async function verifyShare(
  { scenario, figures }: Share,
  evaluate: ScenarioService['evaluate']
): Promise<ShareVerification> {
  const evaluation = await evaluate(scenario);
  const { fingerprint, totals, attainment, payouts } = evaluation;
  const expected = figures ?? { fingerprint: scenario.baseline.fingerprint };
  const found = figures ? { fingerprint, totals, attainment, payouts } : { fingerprint };
  const unfit = evaluation.findings
    .filter(({ code }) => UNFIT.has(code))
    .map(({ message }): Difference => ({ path: 'scenario.changes', expected: null, found: message }));
  const differences = [...differencesOf(expected, found), ...unfit];
  return { stands: differences.length === 0, expected, found, differences };
}
