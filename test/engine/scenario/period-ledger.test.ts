import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withWorkspace } from '../../../src/cli/with-workspace.ts';
import { creditsByPeriod } from '../../../src/lib/engine/queries/credits-by-period.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { ledgerDays } from '../../../src/lib/scenario/ledger-days.ts';
import { loadBaseline, type LoadedBaseline } from '../../../src/lib/scenario/load-baseline.ts';
import { createPeriodLedger } from '../../../src/lib/scenario/period-ledger.ts';
import { stateOf } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

const demo = fileURLToPath(new URL('../../../datasets/demo', import.meta.url));

/** Random alignments one after the other: each asked of the ledger that knows those before, and anew. */
async function agrees(db: Connector, start: LoadedBaseline, numRuns: number) {
  const days = ledgerDays(start, stateOf(start, baselineScenario({ dataset: '', fingerprint: '' })));
  const [reps, territories] = [start.reps.map(({ rep }) => rep), start.territories.map(({ territory }) => territory)];
  const place = fc.record({
    territory: fc.constantFrom(...territories),
    rep: fc.option(fc.constantFrom(...reps), { nil: null })
  });
  const moves = fc.uniqueArray(fc.tuple(fc.constantFrom(...start.units.map(({ unit }) => unit)), place), {
    selector: ([unit]) => unit,
    maxLength: 12
  });
  const ledger = createPeriodLedger(db);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(moves, fc.constantFrom('territory', 'transaction')), { minLength: 1, maxLength: 3 }), async (steps) => {
      for (const [moved, follows] of steps) {
        const realignment = {
          units: moved.map(([unit]) => unit),
          territories: moved.map(([, { territory }]) => territory),
          reps: moved.map(([, { rep }]) => rep)
        };
        const asked = [start, days, realignment, follows as 'territory' | 'transaction'] as const;
        expect(await ledger(...asked)).toEqual(
          await creditsByPeriod(db, start.catalog, days, realignment, asked[3])
        );
      }
    }),
    { numRuns }
  );
} // prettier-ignore

const facts = { dataset: '', fingerprint: '', plans: new Map() };

test('a ledger that knows earlier alignments says what the whole question says, on a company with splits and named accounts', async () => {
  const db = await openSmallCompany();
  const run = (text: string) => db.query({ text, values: [] });
  await run(`CREATE TABLE sales_credit AS SELECT * FROM (VALUES ('t1', 'ada', 'revenue', 0.6), ('t1', 'ben', 'revenue', 0.4))
    AS c(transaction_id, rep_id, credit_type, credit_pct)`);
  await run(`CREATE TABLE account_assignment AS SELECT * FROM (VALUES ('bolt', 'T2', 'ben', DATE '2026-01-01', DATE '2026-03-01'))
    AS n(account_id, territory_id, rep_id, start_date, end_date)`);
  await run(`UPDATE sales_transaction SET rep_id = NULL WHERE transaction_id IN ('t3', 't5')`);
  await run(`INSERT INTO sales_transaction VALUES ('t6', 'ada', NULL, NULL, -5.25)`);
  await agrees(db, await loadBaseline(db, facts), 40);
  await db.close();
});

test('the same on the demo, to the cent and the row', async () => {
  await withWorkspace(demo, async ({ connector }) =>
    agrees(connector, await loadBaseline(connector, facts), 4)
  );
});
