import { test } from 'vitest';
import { creditsOf, earns, planOf, quotaOf } from '../pay.ts';

const versions = [
  { start: '2024-02-01', tiers: [{ from: '0', rate: '0.1' }] },
  { start: '2024-03-01', tiers: [{ from: '0', rate: '0.2' }] }
];
const credits = creditsOf([['2024-01-15', 1000], ['2024-02-15', 1000], ['2024-03-15', 1000]]); // prettier-ignore

test('credit before the first version of a table pays nothing, by transaction, without a split and in total', () => {
  // January has no table: 0 + 1,000 × 10 % + 1,000 × 20 %.
  earns(planOf([{ by: 'amount', versions, position: 'transaction' }]), { credits }, '300.00');
  earns(planOf([{ by: 'amount', versions, mode: 'noSplit' }]), { credits }, '300.00');
  earns(planOf([{ by: 'amount', versions }]), { credits }, '300.00');
  // One version that starts after the interval: nothing is in force on its last day.
  earns(planOf([{ by: 'amount', versions: [{ start: '2024-04-01', tiers: versions[0]!.tiers }] }]), { credits }, '0.00'); // prettier-ignore
});

test('by transaction without a split: each whole at the rate it reaches, a return takes the same back', () => {
  const tiers = [{ from: '0', rate: '0.1' }, { from: '1000', rate: '0.2' }]; // prettier-ignore
  const plan = planOf([{ by: 'amount', mode: 'noSplit', position: 'transaction', tiers }]);
  // 1,500 × 20 % + 500 × 10 % − 1,500 × 20 %.
  earns(plan, { credits: creditsOf([['2024-01-15', 1500], ['2024-01-20', 500], ['2024-02-01', -1500]]) }, '50.00'); // prettier-ignore
});

test('a cumulative curve that falls short of its first point pays nothing, and its rise is paid later', () => {
  const tiers = [{ from: '0.5', rate: '0.5' }, { from: '1', rate: '1' }]; // prettier-ignore
  const curve = planOf([{ mode: 'curve', pays: 'targetIncentive', tiers }]);
  const payees = [{ id: 'ann', targetIncentive: '4000' }];
  earns(curve, { payees, quotas: [quotaOf(1000)], credits: creditsOf([['2024-01-15', 400]]) }, '0.00');
  // 75 % of quota stands half way between the points: 0.75 × a quarter of 4,000.
  earns(curve, { payees, quotas: [quotaOf(1000)], credits: creditsOf([['2024-01-15', 750]]) }, '750.00');
});
