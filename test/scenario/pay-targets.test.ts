import { expect, test } from 'vitest';
import type { RepDetail } from '../../src/lib/engine/queries/rep-rows.ts';
import type { LoadedBaseline } from '../../src/lib/scenario/load-baseline.ts';
import { payoutInput } from '../../src/lib/scenario/payout-input.ts';
import type { PlanState } from '../../src/lib/scenario/plan-state.ts';

const rep = (id: string, pay: Partial<RepDetail>): RepDetail => ({
  rep: id, name: id, title: null, manager: null, hired: null, left: null, commissionRate: null,
  targetIncentive: null, basePay: null, ...pay
}); // prettier-ignore

test('a target incentive is taken as given, else what on-target earnings leave over base pay', () => {
  const reps = [
    rep('a', { targetIncentive: '40000', basePay: '60000', onTargetEarnings: '999999' }),
    rep('b', { basePay: '55000.25', onTargetEarnings: '100000' }),
    rep('c', { onTargetEarnings: '100000' }),
    rep('d', { basePay: '55000', onTargetEarnings: '50000' })
  ];
  const baseline = {
    reps,
    reporting: [],
    planAssignments: reps.map(({ rep: payee }) => ({ payee, plan: 'p', start: null, end: null }))
  } as unknown as LoadedBaseline;
  const state = { quotas: new Map(), adjustments: [], planOf: new Map() } as unknown as PlanState;
  const { payees } = payoutInput(baseline, state, { revenue: [], overlay: [] }, []);
  expect(payees.map(({ id, targetIncentive, ote }) => [id, targetIncentive?.toFixed(), ote?.toFixed()])).toEqual([
    ['a', '40000', '999999'],
    ['b', '44999.75', '100000'],
    ['c', undefined, '100000'],
    ['d', '0', '50000']
  ]); // prettier-ignore
});
