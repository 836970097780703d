import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { QueryCancelled } from '../../../src/lib/engine/query-error.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { createEvaluator } from '../../../src/lib/scenario/evaluate.ts';
import type { Evaluation, PaidEvaluation } from '../../../src/lib/scenario/evaluation.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { createScenarioService } from '../../../src/lib/scenario/scenario-service.ts';
import {
  openScenarioClient,
  type ScenarioClient,
  type ScenarioWorker
} from '../../../src/lib/ui/workbench/scenario-client.ts';
import { serveScenarios } from '../../../src/lib/ui/workbench/scenario-server.ts';
import { openSmallCompany } from './small-company.ts';

const plan = (above: string) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [
        {
          kind: 'table',
          id: 'commission',
          measure: 'revenue',
          tiers: [
            { from: '0', rate: '0.1' },
            { from: '1', rate: above }
          ]
        }
      ]
    }
  ]
});
const facts = { dataset: 'Small', fingerprint: 'f', plans: new Map([['base', plan('0.2')]]) };
const base = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
const scenario = (changes: readonly Change[], id = 'other') => ({ ...base, id, changes });
const quota = (to: string): Change => ({ type: 'quota.set', rep: 'ada', measure: 'revenue', start: '2026-01-01', from: '80', to }); // prettier-ignore
const move = (unit: string, to: string | null): Change => ({ type: 'territory.move', units: [unit], from: 'T1', to }); // prettier-ignore
const edited = (above: string): Change => ({ type: 'plan.edit', plan: 'base', from: plan('0.2'), to: plan(above) }); // prettier-ignore

let db: Connector;
beforeAll(async () => {
  db = await openSmallCompany();
}, 60_000);
afterAll(() => db.close());

/** A worker that is not one: its messages are cloned and late, as a worker's are, and it can be made to die. */
function line() {
  let lost = (_reason: string) => {};
  let alive = true;
  const ends: { here?: (data: unknown) => void; there?: (data: unknown) => void } = {};
  const post = (to: 'here' | 'there') => (message: unknown, transfer: Transferable[]) => {
    const sent = structuredClone(message, { transfer });
    bytes += JSON.stringify(sent)?.length ?? 0;
    setTimeout(() => alive && ends[to]?.(sent), 0);
  };
  let bytes = 0;
  serveScenarios({ post: post('here'), onMessage: (listener) => (ends.there = listener) });
  const worker: ScenarioWorker = {
    post: post('there'),
    onMessage: (listener) => (ends.here = listener),
    onLost: (listener) => (lost = listener),
    end: () => (alive = false)
  };
  return { worker, die: () => ((alive = false), lost('out of memory')), sent: () => bytes };
}

function open(states: string[] = []) {
  const lines: ReturnType<typeof line>[] = [];
  const client = openScenarioClient({
    connector: db,
    facts,
    forecast: () => Promise.reject(new Error('not asked for here')),
    start: () => (lines.push(line()), lines.at(-1)!.worker),
    onState: (state) => states.push(state)
  });
  return { client, lines };
}

/** What pages see, and nothing of what stays where it was computed. */
const shown = ({ paid: _, alignment, plans, ...evaluation }: Evaluation & Partial<PaidEvaluation>) => ({
  ...evaluation,
  alignment: [...alignment].sort(),
  plans: [...plans]
});

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((amount) => quota(String(amount))),
  fc.tuple(fc.constantFrom('01001', '01003', '01005'), fc.constantFrom('T1', 'T2', null)).map(([unit, to]) => move(unit, to)),
  fc.constantFrom('0.2', '0.3', '0.4').map(edited)
); // prettier-ignore

test('after any edits and undos a page sees through its worker what is evaluated at once', async () => {
  const { client } = open();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(change, fc.boolean(), fc.constantFrom('one', 'two')), { minLength: 1, maxLength: 6 }),
      async (edits) => {
        let changes: readonly Change[] = [];
        for (const [next, undo, id] of edits) {
          const before = changes;
          changes = [...changes, next];
          const asked = scenario(changes, id);
          const fresh = await createEvaluator(db, structuredClone(facts)).evaluate(structuredClone(asked));
          expect(shown(await client.evaluate(asked))).toEqual(shown(fresh));
          if (undo) changes = before;
        }
      }
    ),
    { numRuns: 15 }
  );
  client.close();
});

test('an edit sends only what it changes: the rows of one person, the base’s rows stay the same objects', async () => {
  const { client, lines } = open();
  const first = await client.evaluate(base);
  const before = lines[0]!.sent();
  const second = await client.evaluate(scenario([quota('90')]));
  expect(lines[0]!.sent() - before).toBeLessThan(before);
  const rowsOf = ({ payouts }: Evaluation, payee: string) => payouts.filter((row) => row.payee === payee);
  expect(rowsOf(second, 'ben').every((row, at) => row === rowsOf(first, 'ben')[at])).toBe(true);
  expect(rowsOf(second, 'ada')).not.toEqual(rowsOf(first, 'ada'));
  expect(second.credits).toBe(first.credits);
  client.close();
});

test('a newer edit cancels the older one; what was asked after it is answered', async () => {
  const { client } = open();
  await client.evaluate(base);
  const overtaken = new AbortController();
  const older = client.evaluate(scenario([move('01001', 'T2')]), { signal: overtaken.signal });
  const newer = client.evaluate(scenario([move('01003', 'T2')]));
  overtaken.abort();
  await expect(older).rejects.toBeInstanceOf(QueryCancelled);
  const fresh = await createEvaluator(db, facts).evaluate(scenario([move('01003', 'T2')]));
  expect((await newer).totals).toEqual(fresh.totals);
  client.close();
});

test('a worker that dies is replaced and asked the same again; the page only hears of it', async () => {
  const states: string[] = [];
  const { client, lines } = open(states);
  const before = shown(await client.evaluate(scenario([quota('90')])));
  const asked = client.evaluate(scenario([quota('90'), move('01001', 'T2')]));
  lines[0]!.die();
  const fresh = await createEvaluator(db, facts).evaluate(scenario([quota('90'), move('01001', 'T2')]));
  expect(shown(await asked)).toEqual(shown(fresh));
  expect(shown(await client.evaluate(scenario([quota('90')])))).toEqual(before);
  expect([lines.length, states]).toEqual([2, ['restarting', 'ready']]);
  client.close();
});

test('a question that ends two workers fails with one sentence, and the next one is answered', async () => {
  const { client, lines } = open();
  const asked = client.evaluate(base);
  lines[0]!.die();
  await new Promise((resolve) => setTimeout(resolve, 0));
  lines[1]!.die();
  await expect(asked).rejects.toThrow('The worker that computes figures ended: out of memory');
  expect((await client.evaluate(base)).totals.credit).toBe('250.00');
  client.close();
});

test('what is asked about pay is the same through the worker, with its decimals', async () => {
  const { client } = open();
  const here = createScenarioService(db, facts);
  const asked = scenario([quota('90')]);
  const about = { document: 'base', payee: 'ada' };
  const answers = async (service: ScenarioClient | typeof here) => [
    await service.payeePay(asked, about),
    await service.statements(asked, '2026-01-01'),
    await service.payInput(asked, 'base'),
    await service.fastInputs(asked),
    await service.dataDate(),
    await service.creditDetail(asked, { reps: ['ada'], start: '2026-01-01', end: '2026-04-01' }),
    await service.closedPay(asked, { ...about, days: 10 }),
    await service.compare(base, asked)
  ];
  const through = await answers(client);
  expect(through).toEqual(await answers(here));
  expect(through[1]).toHaveLength(2);
  client.close();
});
