import { afterAll, beforeAll, expect, test } from 'vitest';
import { computePayout } from '../../src/lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../src/lib/core/compensation/parse-plan.ts';
import { figureText } from '../../src/lib/core/compensation/payout-document.ts';
import type { Connector } from '../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../src/lib/engine/duckdb/node.ts';
import type { Result } from '../../src/lib/core/result.ts';

const CASES = 10_000;
let db: Connector;
beforeAll(async () => {
  db = await openNodeConnector();
});
afterAll(() => db.close());

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

// The same scattered figures on both sides: credit up to 200,000.00 and quota up to 100,000 for each case.
const creditCents = (i: number) => (i * 7919 * 31 + 17) % 20_000_000;
const quotaUnits = (i: number) => ((i * 104_729) % 90_000) + 10_000;
const cases = `SELECT i,
    CAST(CAST((i * 7919 * 31 + 17) % 20000000 AS DECIMAL(18,0)) * 0.01 AS DECIMAL(38,10)) AS credit,
    CAST(((i * 104729) % 90000) + 10000 AS DECIMAL(38,10)) AS quota
  FROM range(${CASES}) AS t(i)`;

const tiers = [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.075' }, { from: '1.25', rate: '0.1' }]; // prettier-ignore
const slice = (from: string, to: string | undefined) =>
  `greatest(CAST(0 AS DECIMAL(38,10)), ${to === undefined ? 'credit' : `least(credit, ${to} * quota)`} - ${from} * quota)`;

test.each([
  ['flat', { rate: '0.0375' }, 'credit * 0.0375'],
  ['marginal', { tiers }, `${slice('0.00', '1.00')} * 0.05 + ${slice('1.00', '1.25')} * 0.075 + ${slice('1.25', undefined)} * 0.1`],
  ['retroactive', { mode: 'retroactive', tiers }, 'credit * CASE WHEN credit >= 1.25 * quota THEN 0.1 WHEN credit >= quota THEN 0.075 ELSE 0.05 END'],
  ['threshold and cap', { rate: '0.06', threshold: { at: '0.5' }, caps: [{ on: 'earned', at: '4000' }] }, 'CASE WHEN credit < 0.5 * quota THEN 0 ELSE least(CAST(4000 AS DECIMAL(38,10)), credit * 0.06) END'],
  ['overage', { position: 'overage', by: 'amount', rate: '0.08' }, 'greatest(CAST(0 AS DECIMAL(38,10)), credit - quota) * 0.08'],
  ['lump', { mode: 'band', pays: 'fixed', tiers: [{ from: '0.8', rate: '500' }, { from: '1', rate: '1500' }] }, 'CASE WHEN credit >= quota THEN 1500 WHEN credit >= 0.8 * quota THEN 500 ELSE 0 END'],
  ['paid above the threshold', { rate: '0.1', threshold: { at: '0.5', pay: 'fromThreshold' } }, 'CASE WHEN credit < 0.5 * quota THEN 0 ELSE (credit - 0.5 * quota) * 0.1 END']
])('%s: SQL on decimals gives the same pay on 10,000 cases', async (_, component, expression) => {
  const { rows } = await db.query({ text: `SELECT CAST(i AS VARCHAR), CAST(CAST(${expression} AS DECIMAL(38,10)) AS VARCHAR) FROM (${cases}) ORDER BY i`, values: [] });
  const plan = valueOf(parsePlan({ format: 'evenfield/plan', version: 1, measures: [{ id: 'revenue' }], plans: [{ id: 'p', components: [{ id: 'c', kind: 'table', measure: 'revenue', ...component }] }] }));
  const span = { start: '2024-01-01', end: '2024-04-01' };
  const ids = Array.from({ length: CASES }, (_, i) => i);
  const input = valueOf(
    parsePayoutInput({
      currency: 'USD',
      periods: [{ id: 'Q1', ...span }],
      payees: ids.map((i) => ({ id: `p${i}` })),
      credits: ids.map((i) => ({ id: `k${i}`, payee: `p${i}`, measure: 'revenue', date: '2024-02-01', amount: creditCents(i) / 100 })),
      quotas: ids.map((i) => ({ payee: `p${i}`, measure: 'revenue', ...span, amount: quotaUnits(i) }))
    })
  );
  const found = new Map(computePayout(plan, input).lines.map(({ payee, unrounded }) => [payee, figureText(unrounded)]));
  const trimmed = (text: string) => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const differing = rows.filter(([i, pay]) => found.get(`p${String(i)}`) !== trimmed(String(pay)));
  expect(rows).toHaveLength(CASES);
  expect(differing.slice(0, 3)).toEqual([]);
}); // prettier-ignore
