import { describePlan } from '../../core/compensation/document/describe-plan.ts';
import type { PlanSentence } from '../../core/compensation/document/sentence.ts';
import type { PayoutInput } from '../../core/compensation/schema/input.ts';
import type { PlanDocument } from '../../core/compensation/schema/plan.ts';

/** A chapter of the plan document: a component, the payment terms, the settings; sentences in reading order. */
export type Chapter = {
  readonly key: string;
  readonly title: string;
  readonly level: 2 | 3;
  readonly sentences: readonly PlanSentence[];
  /** What it pays at threshold, target and excellence. */
  readonly example?: string;
};

const name = ({ id, title }: { readonly id: string; readonly title?: string | undefined }) => title ?? id;

/** The sentences of a plan under the headings people look for: plans first, what holds for all of them after. */
export function chaptersOf(document: PlanDocument, input?: PayoutInput): Chapter[] {
  const sentences = describePlan(document, input);
  const under = (prefix: string, but: readonly string[] = []) =>
    sentences.filter(
      ({ rule }) =>
        (rule === prefix || rule.startsWith(`${prefix}.`) || rule.startsWith(`${prefix}[`)) &&
        !but.some((other) => rule.startsWith(other))
    );
  const plans = document.plans.flatMap((plan, i): Chapter[] => {
    const path = `plans[${i}]`;
    return [
      {
        key: path,
        title: name(plan),
        level: 2,
        sentences: under(path, [`${path}.components`, `${path}.payment`, `${path}.title`])
      },
      ...plan.components.map((component, k): Chapter => {
        const own = `${path}.components[${k}]`;
        return {
          key: own,
          title: name(component),
          level: 3,
          sentences: under(own, [`${own}.example`]),
          example: sentences.find(({ rule }) => rule === `${own}.example`)?.text
        };
      }),
      { key: `${path}.payment`, title: 'Payment', level: 3, sentences: under(`${path}.payment`) }
    ];
  });
  const rest: Chapter[] = [
    { key: 'measures', title: 'What is measured', level: 2, sentences: under('measures') },
    { key: 'crediting', title: 'Who is credited', level: 2, sentences: under('crediting') },
    { key: 'settings', title: 'Settings', level: 2, sentences: [...under('settings'), ...under('note')] }
  ];
  return [...plans, ...rest].filter(({ sentences, level }) => level === 2 || sentences.length > 0);
}
