import { expect, test } from 'vitest';
import { standingOf } from '../../../src/lib/ui/territory/balance-groups.ts';

test('territories are in band only where there is a mean to compare with', () => {
  expect(standingOf({ outside: 0 }, true)).toEqual({ tone: 'good', words: 'All in band' });
  expect(standingOf({ outside: 3 }, true)).toEqual({ tone: 'outside', words: '3 outside' });
  expect(standingOf({ outside: 0 }, false)).toEqual({ tone: 'plain', words: 'Nothing to compare' });
});
