import { expect, test } from 'vitest';
import { bareAmount } from '../../../src/lib/ui/form/bare-amount.ts';
import { formatMoney } from '../../../src/lib/ui/format/money.ts';
import { readQuota } from '../../../src/lib/ui/quota/quota-edits.ts';

test.each([
  ['$1,250', '1,250'],
  ['€ 5.50', '5.50'],
  ['1 250 €', '1250'],
  ['CHF 12', '12'],
  ['12 CHF', '12'],
  ['−€250', '-250'],
  ['€-250', '-250'],
  ['CA$7', '7'],
  ['250k €', '250k'],
  ['2 M', '2M'],
  ['twelve', 'twelve']
])('%s is %s', (typed, bare) => {
  expect(bareAmount(typed)).toBe(bare);
});

test.each(['USD', 'EUR', 'JPY', 'CHF', 'BHD', 'CAD', 'INR', 'BRL'])(
  'what is shown in %s is read back',
  (currency) => {
    expect(bareAmount(formatMoney('-1234', { currency })).replaceAll(',', '')).toMatch(/^-1234(\.0+)?$/);
  }
);

test('a quota is read in any currency', () => {
  expect(readQuota('€250k')).toEqual({ ok: true, value: '250000' });
  expect(readQuota('SEK 1,200')).toEqual({ ok: true, value: '1200' });
  expect(readQuota('-5').ok).toBe(false);
});
