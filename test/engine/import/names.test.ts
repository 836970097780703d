import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateAlias, statedAliases } from '../../../src/lib/ui/data/mapping-edits.ts';
import { asExisting, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const reps = 'rep_id,name,title\nR1,Ann Baker,AE\nR2,Bo Li,AE\nR3,Cy Day,AE\nR4,Cy Day,AE\n';
const owned = 'SELECT owner_id, CAST(amount AS VARCHAR) FROM t ORDER BY ALL';

test('quotas by name find their people, in whatever order the files come', async () => {
  const outcome = await engine.run({
    'a quota.csv': 'Salesperson,Period,Quota\nann  baker,2026-Q1,10\n"Li, Bo",2026-Q1,20\nR3,2026-Q1,30\nDee Fox,2026-Q1,40\n',
    'reps.csv': reps
  }); // prettier-ignore
  expect(await engine.rows(outcome, 'quota', owned)).toEqual([
    ['Dee Fox', '40.0000'],
    ['R1', '10.0000'],
    ['R2', '20.0000'],
    ['R3', '30.0000']
  ]);
  const said = outcome.report.findings.map(({ message }) => message);
  expect(said).toContain(
    'a quota.csv, Salesperson: names were matched to the rep_id of rep, such as ann  baker to R1.'
  );
  expect(said).toContain(
    'quota: 1 quota is of an owner that is no rep_id and no name in rep: Dee Fox. They count as quotas that nobody’s sales meet; write the rep_id, or load these people.'
  );
});

test('a name two people have is rejected with both keys', async () => {
  const people = await engine.run({ 'reps.csv': reps });
  const outcome = await engine.run(
    { 'q.csv': 'rep,period,quota\nCy Day,2026-Q1,10\nBo Li,2026-Q1,20\n' },
    { existing: asExisting(people) }
  );
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({
      line: 2,
      column: 'rep',
      value: 'Cy Day',
      code: 'ambiguous-name',
      message: '2 in rep have this name (R3, R4); write the rep_id instead.'
    })
  ]);
  expect(await engine.rows(outcome, 'quota', owned)).toEqual([['R2', '20.0000']]);
});

test('deals and orders by the name of the rep find them too', async () => {
  const people = await engine.run({ 'reps.csv': reps });
  const outcome = await engine.run(
    { 'deals.csv': 'opportunity_id,owner,stage,amount,close_date\nD1,Ann Baker,Won,5,2026-01-02\nD2,R2,Won,6,2026-01-03\n' },
    { existing: asExisting(people) }
  ); // prettier-ignore
  expect(await engine.rows(outcome, 'opportunity', 'SELECT owner_rep_id FROM t ORDER BY 1')).toEqual([
    ['R1'],
    ['R2']
  ]);
});

test('who refers to nobody can be said to mean a key, beside names that are matched by themselves', async () => {
  const files = {
    'q.csv': 'Salesperson,Period,Quota\nAnn Baker,2026-Q1,10\nJ. Smith,2026-Q1,20\n',
    'reps.csv': reps
  };
  const first = await engine.run(files);
  expect(first.choices['owner_id']).toEqual([
    { key: 'R1', name: 'Ann Baker' },
    { key: 'R2', name: 'Bo Li' },
    { key: 'R3', name: 'Cy Day' },
    { key: 'R4', name: 'Cy Day' }
  ]);
  const stated = first.mappings.map((mapping) =>
    stateAlias(mapping, 'quota', { column: 'owner_id', value: 'J. Smith', means: 'R2' })
  );
  const again = await engine.run(files, { mappings: stated });
  expect(await engine.rows(again, 'quota', owned)).toEqual([
    ['R1', '10.0000'],
    ['R2', '20.0000']
  ]);
  const codes = again.report.findings.map(({ code }) => code);
  expect(codes).toContain('alias-applied');
  expect(codes).not.toContain('orphan');
  expect(again.mappings.flatMap(statedAliases)).toEqual([
    { table: 'quota', column: 'owner_id', value: 'J. Smith', means: 'R2' }
  ]);
});
