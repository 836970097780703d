import { test } from 'vitest';
import { creditsOf, earns, planOf } from '../pay.ts';

test('a return counts against the transactions that were paid', () => {
  const spif = planOf([{ kind: 'perTransaction', id: 'c1', amount: '25', atLeast: '100' } as never]);
  // Three deals of at least 100, one of them returned; the small one and its return never count.
  const rows = [['2024-01-05', 100], ['2024-01-06', 300], ['2024-01-07', 500], ['2024-01-08', 99], ['2024-02-01', -300], ['2024-02-02', -99]] as const; // prettier-ignore
  earns(spif, { credits: creditsOf(rows) }, '50.00');
});
