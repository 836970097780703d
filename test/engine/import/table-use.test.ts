import { expect, test } from 'vitest';
import {
  missingTableFindings,
  unusedTableFindings
} from '../../../src/lib/engine/import/findings/table-use-findings.ts';

test('a table of one’s own and one that only queries read are named; the others are not', () => {
  const found = unusedTableFindings([
    { name: 'my_list', rows: 12 },
    { name: 'lead', rows: 1 },
    { name: 'position', rows: 0 },
    { name: 'quota', rows: 3 }
  ]);
  expect(found.map(({ message }) => message)).toEqual([
    'my_list holds 12 rows that no page reads, because no file like it is known; import the file again into one of our tables (“Goes into” on the page, --as TABLE on the command line), or ask it by query.',
    'lead holds 1 row that no page reads yet; queries can.'
  ]);
});

test('one sentence says what the pages still lack; deals do for sales, an empty table does not', () => {
  const [found, ...others] = missingTableFindings([
    { name: 'opportunity', rows: 5 },
    { name: 'rep', rows: 2 },
    { name: 'quota', rows: 0 }
  ]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'tables-missing', table: 'quota', keys: ['quota', 'territory'] });
  expect(found!.message).toBe(
    'Not here yet: without quotas there is no attainment: import rep, period and quota; without territories Territories has nothing to balance: import territories with their reps. The templates show what such files hold.'
  );
});

test('an empty workspace has its own words, a whole one none', () => {
  expect(missingTableFindings([])).toEqual([]);
  const whole = ['sales_transaction', 'rep', 'quota', 'territory'].map((name) => ({ name, rows: 1 }));
  expect(missingTableFindings(whole)).toEqual([]);
});
