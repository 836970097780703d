import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { statementsOf } from '../../../src/lib/core/compensation/statement/statement.ts';
import { statementSheets } from '../../../src/lib/ui/payout/statement-files.ts';
import { creditsOf, planOf, readInput, readPlan } from '../../core/compensation/pay.ts';

const foot = { plan: 'p', scenario: 's', base: 'b', data: 'd' };
/** The last amount of the first sheet, as it is written, and the currency beside it. */
function written(currency: string) {
  const plan = readPlan(planOf([{ rate: '0.1' }]));
  const input = readInput({ currency, credits: creditsOf([['2024-02-01', '12345']]) });
  const [sheet] = statementSheets({ name: 'x', statements: statementsOf(computePayout(plan, input)), nameOf: (id) => id, foot, currency }); // prettier-ignore
  expect(sheet!.header.slice(-2)).toEqual(['amount', 'currency']);
  const [amount, named] = sheet!.rows.at(-1)!.slice(-2);
  return [typeof amount === 'object' ? amount.number : amount, named];
}

test('a statement’s file has the places of its currency', () => {
  // 10 % of 12,345 is 1,234.5: a yen has no cents, so it rounds to 1,235; a dinar has three places.
  expect(written('USD')).toEqual(['1234.50', 'USD']);
  expect(written('JPY')).toEqual(['1235', 'JPY']);
  expect(written('BHD')).toEqual(['1234.500', 'BHD']);
});
