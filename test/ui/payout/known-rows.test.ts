import { expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import { knownRows } from '../../../src/lib/ui/payout/known-rows.ts';
import type { PayoutRow } from '../../../src/lib/ui/payout/payout-rows.ts';

const [q1, q2] = ['2026-01-01', '2026-04-01'];
const row = (payee: string, first: string, second: string): PayoutRow => ({
  payee,
  name: payee,
  title: '',
  manager: '',
  plan: 'ae',
  quota: new Decimal(1),
  credit: new Decimal(1),
  attainment: undefined,
  paid: new Map([
    [q1!, new Decimal(first)],
    [q2!, new Decimal(second)]
  ]),
  total: new Decimal(first).plus(second),
  base: new Decimal(0)
});

test('pay as it was known then stands beside what is known now', () => {
  // Ann’s first quarter was 10.01 on that day and the second not paid yet; Bob was not known at all.
  const known = new Map([['ann', new Map([[q1!, new Decimal('10.01')], ['2025-10-01', new Decimal(99)]])]]); // prettier-ignore
  const [ann, bob] = knownRows([row('ann', '12.50', '20'), row('bob', '5', '5')], known);
  expect([...ann!.paid].map(([start, amount]) => [start, amount.toFixed()])).toEqual([[q1, '10.01'], [q2, '0']]); // prettier-ignore
  // The year on show only: what was paid in 2025 is no part of it.
  expect([ann!.total.toFixed(), ann!.base.toFixed()]).toEqual(['10.01', '32.5']);
  expect([bob!.total.toFixed(), bob!.base.toFixed()]).toEqual(['0', '10']);
});
