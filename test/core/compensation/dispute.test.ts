import { expect, test } from 'vitest';
import { createDispute, verifyDispute } from '../../../src/lib/core/compensation/dispute/dispute.ts';
import { creditsOf, inputOf, planOf } from './pay.ts';

const plan = planOf([{ rate: '0.1' }, { rate: '0.02' }]);
const input = inputOf({ credits: creditsOf([['2024-02-01', '1234.50']]) });
const about = { payee: 'ann', period: 'Q1' };

test('a dispute file stands where it was made, and names every figure that was altered', () => {
  const made = createDispute(plan, input, { ...about, text: 'Why?' });
  if (!made.ok) throw new Error('must be made');
  expect(made.value.expected.lines.map((line) => line['earned'])).toEqual(['123.45', '24.69']);
  expect(made.value.trace).toHaveLength(2);
  expect(verifyDispute(made.value)).toMatchObject({ ok: true, value: { stands: true, differences: [] } });
  const altered = { ...made.value, expected: { ...made.value.expected, payment: { ...made.value.expected.payment, paid: '1.00' } } }; // prettier-ignore
  expect(verifyDispute(altered)).toMatchObject({
    ok: true,
    value: { stands: false, differences: [{ path: 'payment.paid', expected: '1.00', found: '148.14' }] }
  });
});

test('a dispute may be about one component, and as of a day', () => {
  const made = createDispute(plan, input, { ...about, component: 'c2', asKnownAt: '2024-04-01' });
  expect(made).toMatchObject({
    ok: true,
    value: { asKnownAt: '2024-04-01', expected: { lines: [{ component: 'c2' }] } }
  });
});

test('what cannot be run is refused with the place: no statement, a broken plan, a broken input, another format', () => {
  const codes = (result: ReturnType<typeof createDispute>) =>
    result.ok ? [] : result.problems.map(({ path }) => path[0]);
  expect(codes(createDispute(plan, input, { payee: 'zoe', period: 'Q1' }))).toEqual(['question']);
  expect(codes(createDispute({}, input, about))[0]).toBe('plan');
  expect(codes(createDispute(plan, {}, about))[0]).toBe('input');
  expect(verifyDispute({ format: 'x' }).ok).toBe(false);
  expect(verifyDispute({ format: 'evenfield/dispute', version: 1, question: about, plan: {}, input, expected: { lines: [], payment: {} } }).ok).toBe(false); // prettier-ignore
});
