import Ajv from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { describePlan } from '../../../src/lib/core/compensation/document/describe-plan.ts';
import { lintPlan } from '../../../src/lib/core/compensation/lint/lint-plan.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { inputJsonSchema, planJsonSchema } from '../../../src/lib/core/compensation/schema/published.ts';
import { replayTrace } from '../../../src/lib/core/compensation/trace/replay-trace.ts';
import { traceLine } from '../../../src/lib/core/compensation/trace/trace-line.ts';
import { creditsOf, MONTHS, quotaOf, readInput, valueOf } from './pay.ts';

const contract = new URL('../../contract/payout/', import.meta.url).pathname;
const plans = import.meta.glob('/scenarios/plans/*.json', { eager: true, import: 'default' }) as Record<
  string,
  unknown
>;
const published = (name: string) => JSON.parse(readFileSync(`${contract}${name}`, 'utf8'));

test('the published schemas are those the program reads by', () => {
  expect(published('plan.schema.json')).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  expect(published('input.schema.json')).toEqual(JSON.parse(JSON.stringify(inputJsonSchema())));
});

const input = readInput({
  periods: MONTHS.slice(0, 6),
  payees: [{ id: 'ann', base: '60000', targetIncentive: '40000', start: '2024-01-10', attributes: { commissionPct: '0.012' } }, { id: 'max', targetIncentive: '50000' }],
  hierarchy: [{ id: 'ann', manager: 'max' }],
  assignments: [],
  credits: [...creditsOf([['2024-02-10', '70000.10'], ['2024-03-05', '150000'], ['2024-05-05', '-999.99']]), ...creditsOf([['2024-02-11', 90]], 'ann', 'units')],
  quotas: ['revenue', 'units', 'margin'].flatMap((measure) => ['ann', 'max'].map((payee) => quotaOf('600000', { start: '2024-01-01', end: '2025-01-01' }, payee, measure))),
  results: MONTHS.slice(0, 6).map(({ id }) => ({ payee: 'ann', measure: 'satisfaction', period: id, value: '0.95' }))
}); // prettier-ignore

test.each(Object.entries(plans))(
  '%s is valid, reads, pays, traces, is described and looked over',
  (_, json) => {
    const validate = new Ajv({ formats: { date: true } }).compile(planJsonSchema());
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    const document = valueOf(parsePlan(json));
    const assignments = document.plans.length > 1 ? [{ payee: 'ann', plan: document.plans[0]!.id, start: null, end: null }, { payee: 'max', plan: document.plans[1]!.id, start: null, end: null }] : []; // prettier-ignore
    const output = computePayout(document, { ...input, assignments });
    expect(output.lines.length).toBeGreaterThan(0);
    for (const line of output.lines) {
      const replay = replayTrace(traceLine(document, line, 'USD'));
      expect(replay.differences).toEqual([]);
      expect(replay.amount.eq(line.earned)).toBe(true);
    }
    expect(describePlan(document).every(({ text }) => text.endsWith('.') || text.endsWith(':'))).toBe(true);
    for (const finding of lintPlan(document)) expect(Object.keys(finding.witness).length).toBeGreaterThan(0);
  }
);
