import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { curveData, jumpSentence, payCurve } from '../../../src/lib/ui/payout/pay-curve.ts';

const curve = (component: object) => {
  const plan = parsePlan({
    format: 'evenfield/plan',
    version: 1,
    measures: [{ id: 'revenue' }],
    plans: [{ id: 'ae', components: [{ id: 'c', kind: 'table', measure: 'revenue', ...component }] }]
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const points = payCurve(plan.value, 'ae');
  return (attainment: number) => points.find((point) => point.attainment === attainment)?.pay;
};
const tiers = [
  { from: '0', rate: { baseRate: '1' } },
  { from: '1', rate: { baseRate: '1.5' } },
  { from: '1.25', rate: { baseRate: '2' } }
];

test.each([
  ['each quarter by itself', { interval: 'quarter' }],
  ['trued up over the year', { interval: 'quarter', position: 'cumulativeOutput', span: 'year' }]
])('at quota the whole target incentive is paid, whatever is measured: %s', (_name, timing) => {
  const pay = curve({ ...timing, mode: 'marginal', tiers });
  expect(pay(0)).toBe(0);
  expect(pay(1)).toBeCloseTo(1, 6);
  // 1 + 0.25 × 1.5 + 0.25 × 2 = 1.875 of target at 150 %
  expect(pay(1.52)).toBeCloseTo(1.875 + 0.02 * 2, 6);
});

test('below a threshold nothing is paid', () => {
  const pay = curve({ interval: 'quarter', mode: 'marginal', threshold: { at: '0.5' }, tiers });
  expect(pay(0.48)).toBe(0);
  expect(pay(0.52)).toBeGreaterThan(0.5);
});

test('a cliff stands upright, is told with its height and has a row of its own in the table', () => {
  const plan = parsePlan({
    format: 'evenfield/plan',
    version: 1,
    measures: [{ id: 'revenue' }],
    plans: [{ id: 'ae', components: [{ id: 'c', kind: 'table', measure: 'revenue', interval: 'quarter', threshold: { at: '0.5' }, tiers }] }]
  }); // prettier-ignore
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const points = payCurve(plan.value, 'ae');
  const at = points.findIndex(({ attainment }) => attainment === 0.5);
  expect(points[at - 1]).toMatchObject({ below: 0.5, pay: 0 });
  expect(points[at]!.pay).toBeCloseTo(0.5, 9);
  expect(jumpSentence(points)).toBe(' It jumps by ×0.50 at 50\u00a0%.');
  expect(jumpSentence(points.filter(({ attainment }) => attainment > 0.5))).toBe('');
  expect(curveData(points, undefined).rows[at - 1]!.slice(0, 2)).toEqual(['just below 50\u00a0%', '0.000']);
});
