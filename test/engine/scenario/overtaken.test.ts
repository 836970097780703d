import { expect, test } from 'vitest';
import { createEvaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

test('an evaluation that is overtaken takes nobody else’s figures with it', async () => {
  const db = await openSmallCompany();
  const evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans: new Map() });
  await evaluator.baseline();
  const base = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
  const overtaken = new AbortController();
  const first = evaluator.evaluate(base, { signal: overtaken.signal }).catch(() => undefined);
  const second = evaluator.evaluate(base, { signal: new AbortController().signal });
  await Promise.resolve();
  overtaken.abort();
  expect((await second).totals.credit).toBe('250.00');
  await first;
  await db.close();
});
