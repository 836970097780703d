import { expect, test } from 'vitest';
import { ambiguityCards } from '../../../src/lib/core/compensation/explain/ambiguity-cards.ts';
import { lintPlan } from '../../../src/lib/core/compensation/lint/lint-plan.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { inputDocument } from '../../../src/lib/core/compensation/input-document.ts';
import type { PayoutInput } from '../../../src/lib/core/compensation/schema/input.ts';
import { answerPlan } from '../../../src/lib/ui/plan/plan-work.ts';
import { planOf, QUARTERS, readInput, readPlan } from '../../core/compensation/pay.ts';

const written = planOf([
  { rate: '0.012' },
  {
    tiers: [
      { from: '0', rate: '0.05' },
      { from: '1', rate: '0.1' }
    ]
  }
]);
const input = readInput({
  periods: QUARTERS,
  quotas: QUARTERS.map(({ start, end }) => ({ payee: 'ann', measure: 'revenue', start, end, amount: '20000' })),
  credits: QUARTERS.map(({ start }) => ({ id: start, payee: 'ann', measure: 'revenue', date: start, amount: '28926.2465' }))
}); // prettier-ignore

const textOf = (given: PayoutInput) => JSON.stringify(inputDocument(given));

test('an input goes through text to the last digit, exponents and all', () => {
  const odd = {
    ...input,
    credits: [{ ...input.credits[0]!, amount: new Decimal('1e-30').plus('123456789012345678901234567890') }]
  };
  const again = parsePayoutInput(JSON.parse(textOf(odd)));
  expect(again.ok && again.value.credits[0]!.amount.toFixed()).toBe(odd.credits[0]!.amount.toFixed());
  expect(textOf(odd)).not.toMatch(/\de[+-]?\d/);
});

test('cards come one after the other and say what asking at once says', () => {
  const answers = [...answerPlan({ ask: 'meanings', plan: written, input: textOf(input) })];
  const cards = answers.flatMap((answer) => (answer.kind === 'card' ? [answer] : []));
  const whole = ambiguityCards(readPlan(written), input);
  expect(cards.map(({ card }) => card.explanation)).toEqual(whole.map(({ explanation }) => explanation));
  expect(cards.map(({ done }) => done)).toEqual(cards.map((_, at) => at + 1));
  expect(new Set(cards.map(({ total }) => total))).toEqual(new Set([whole.length]));
  expect(answers.at(-1)).toEqual({ kind: 'end' });
});

test('checks are those of the command line', () => {
  const [answer] = answerPlan({ ask: 'checks', plan: written, input: textOf(input) });
  expect(answer).toEqual({ kind: 'checks', findings: lintPlan(readPlan(written), input) });
});
