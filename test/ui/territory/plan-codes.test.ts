import { expect, test } from 'vitest';
import { planCodes } from '../../../src/lib/ui/territory/plan-codes.ts';

const unit = (code: string, territory: string | null, accounts = 0) => ({
  unit: code,
  territory,
  accounts,
  credit: '0',
  potential: '5'
});

test('states listed beside counties are no units; a county of nobody is one', () => {
  expect(planCodes([unit('01', null), unit('01001', 'T1'), unit('01003', null), unit('02', null)])).toEqual([
    '01001',
    '01003'
  ]);
  expect(planCodes([unit('DE', null, 3), unit('FR', null)])).toEqual(['DE', 'FR']);
});
