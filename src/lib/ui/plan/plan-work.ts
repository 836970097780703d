import { ambiguitiesOf } from '../../core/compensation/explain/ambiguities.ts';
import { cardsOf, type AmbiguityCard } from '../../core/compensation/explain/ambiguity-cards.ts';
import type { LintFinding } from '../../core/compensation/lint/lint-finding.ts';
import { lintPlan } from '../../core/compensation/lint/lint-plan.ts';
import { parsePayoutInput } from '../../core/compensation/parse-input.ts';
import { parsePlan } from '../../core/compensation/parse-plan.ts';
import { fail } from '../../core/assert.ts';

/** What is worked out beside the page: the plan as written and what it is paid on, as text. */
export type PlanQuestion = {
  readonly ask: 'checks' | 'meanings';
  readonly plan: unknown;
  readonly input: string;
};

/** A card as it crosses from the worker: amounts are decimal texts. */
export type CardShown = Omit<AmbiguityCard, 'options'> & {
  readonly options: readonly {
    readonly value: string;
    readonly meaning: string;
    readonly chosen: boolean;
    readonly paid: string;
    readonly changed: number;
    readonly most: readonly { readonly payee: string; readonly paid: string; readonly difference: string }[];
  }[];
};
export type PlanAnswer =
  | { readonly kind: 'checks'; readonly findings: readonly LintFinding[] }
  | { readonly kind: 'card'; readonly card: CardShown; readonly done: number; readonly total: number }
  | { readonly kind: 'end' };

/** Answer a question step by step: a finding list at once, cards one after the other. */
export function* answerPlan({ ask, plan, input }: PlanQuestion): Generator<PlanAnswer> {
  const [read, given] = [parsePlan(plan), parsePayoutInput(JSON.parse(input))];
  if (!read.ok || !given.ok) return fail('the plan and its input were read before');
  if (ask === 'checks') {
    yield { kind: 'checks', findings: lintPlan(read.value, given.value) };
  } else {
    const ambiguities = ambiguitiesOf(read.value, given.value);
    let done = 0;
    for (const card of cardsOf(read.value, given.value, ambiguities))
      yield { kind: 'card', card: shownCard(card), done: ++done, total: ambiguities.length };
  }
  yield { kind: 'end' };
}

const shownCard = ({ options, ...card }: AmbiguityCard): CardShown => ({
  ...card,
  options: options.map(({ value, meaning, chosen, paid, changed, most }) => ({
    value,
    meaning,
    chosen,
    paid: paid.toFixed(),
    changed,
    most: most.map(({ payee, paid, difference }) => ({
      payee,
      paid: paid.toFixed(),
      difference: difference.toFixed()
    }))
  }))
});
