import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { peopleByPlan } from '../../../src/lib/ui/plan/plan-documents.ts';
import { peopleOf, peopleOnSeveral } from '../../../src/lib/ui/plan/plan-people.ts';

const line = (payee: string, plan: string, period: string) => ({ payee, plan, period });
const evaluation = {
  reps: [
    { rep: 'ben', name: 'Ben', title: 'Seller' },
    { rep: 'ada', name: 'Ada', title: null }
  ],
  plans: new Map<string, unknown>([
    ['base', { plans: [{ id: 'seller' }, { id: 'leader' }] }],
    ['spif', { plans: [{ id: 'spif' }] }]
  ]),
  pay: {
    lines: [
      line('ada', 'seller', '2026-01-01'),
      line('ada', 'leader', '2026-04-01'),
      line('ben', 'seller', '2026-01-01'),
      line('ben', 'spif', '2026-01-01')
    ]
  }
} as unknown as Evaluation;

test('people stand by name with the plans that pay them', () => {
  expect(peopleOf(evaluation)).toEqual([
    { rep: 'ada', name: 'Ada', title: '', plans: ['leader', 'seller'] },
    { rep: 'ben', name: 'Ben', title: 'Seller', plans: ['seller', 'spif'] }
  ]);
  expect(peopleByPlan(evaluation).get('seller')).toEqual(new Set(['ada', 'ben']));
});

test('who is paid by two documents in one period is told; a change of plan over time is not', () => {
  expect(peopleOnSeveral(evaluation)).toEqual([{ name: 'Ben', plans: ['seller', 'spif'] }]);
});
