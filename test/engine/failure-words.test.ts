import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../src/lib/engine/duckdb/node.ts';
import { failureWords } from '../../src/lib/engine/failure-words.ts';
import { ImportProblem } from '../../src/lib/engine/import/import-problem.ts';
import { EngineLost } from '../../src/lib/engine/query-error.ts';
import { WorkerStopped } from '../../src/lib/engine/worker-life.ts';

let db: Connector;
beforeAll(async () => {
  db = await openNodeConnector();
  await db.query({ text: 'CREATE TABLE rep AS SELECT 1 AS rep_id', values: [] });
}, 60_000);
afterAll(() => db.close());

const failureOf = (text: string): Promise<unknown> =>
  db.query({ text, values: [] }).then(
    () => undefined,
    (error: unknown) => error
  );

test.each([
  ['SELECT * FROM quota', /^The table quota is not here\. Import it/],
  ['SELECT nosuch FROM rep', /^A table lacks the column nosuch\. Import its file again/],
  [
    "SELECT CAST('99999999999999' AS DECIMAL(18,4)) * CAST('99999999999999' AS DECIMAL(18,4)) * 9999",
    /too large to add up exactly/
  ],
  ["SELECT CAST('x' AS INTEGER)", /^A value in the tables is not of the kind/],
  ["SELECT error('odd')", /^The engine could not answer\./]
])('what the engine says of %s is told in a sentence, its own words kept apart', async (text, sentence) => {
  const words = failureWords(await failureOf(text));
  expect(words.sentence).toMatch(sentence);
  expect(words.sentence).not.toMatch(/Error:|LINE 1|DECIMAL/);
  expect(words.details).toMatch(/Error/);
});

test('what was written for people is told as it is', () => {
  const problem = new ImportProblem('empty', 'a.csv is empty');
  expect(failureWords(problem)).toEqual({ sentence: 'a.csv is empty.' });
  const ended = 'The browser ended the import, most often for want of memory.';
  expect(failureWords(new WorkerStopped(ended))).toEqual({ sentence: ended });
  expect(failureWords(Object.assign(new Error('No quota.'), { name: 'EvaluationError' }))).toEqual({
    sentence: 'No quota.'
  });
});

test('a lost engine, a full disk and a fault of the program say what to do', () => {
  expect(failureWords(new EngineLost('worker ended')).sentence).toMatch(/Your data is kept/);
  expect(failureWords(new DOMException('', 'QuotaExceededError')).sentence).toMatch(/storage is full/);
  expect(failureWords(new RangeError('Array buffer allocation: could not allocate')).sentence).toMatch(
    /memory/
  );
  expect(failureWords(new TypeError('x is undefined'))).toEqual({
    sentence: 'Something in the program went wrong. Your data is kept; try again, or reload the page.',
    details: 'TypeError: x is undefined'
  });
});
