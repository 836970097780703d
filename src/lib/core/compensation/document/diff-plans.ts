import type { PlanDocument } from '../schema/plan.ts';
import { describePlan } from './describe-plan.ts';

/** What changed between two versions of a plan, in words. */
export type PlanDifference = {
  readonly rule: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/**
 * The sentences that differ between two versions, by rule, in the order of the newer document; a removed rule
 * stands at the end. Rules are matched by the names of plans and components, so moving one changes nothing else.
 */
export function diffPlans(before: PlanDocument, after: PlanDocument): PlanDifference[] {
  const old = byRule(before);
  const fresh = byRule(after);
  const changed = [...fresh].flatMap(([rule, text]) =>
    old.get(rule) === text ? [] : [{ rule, before: old.get(rule), after: text }]
  );
  const removed = [...old].flatMap(([rule, text]) =>
    fresh.has(rule) ? [] : [{ rule, before: text, after: undefined }]
  );
  return [...changed, ...removed];
}

/** Sentences by a rule path in which plans, components, measures and credit rules go by name, not by place. */
function byRule(document: PlanDocument): Map<string, string> {
  const sentences = new Map<string, string>();
  for (const { rule, text } of describePlan(document)) {
    const named = rule
      .replace(/^measures\[(\d+)\]/, (_, i: string) => `measures.${document.measures[Number(i)]!.id}`)
      .replace(/^crediting\[(\d+)\]/, (_, i: string) => `crediting.${document.crediting[Number(i)]!.id}`)
      .replace(/^plans\[(\d+)\](?:\.components\[(\d+)\])?/, (_, i: string, k: string | undefined) => {
        const plan = document.plans[Number(i)]!;
        return k === undefined
          ? `plans.${plan.id}`
          : `plans.${plan.id}.components.${plan.components[Number(k)]!.id}`;
      });
    sentences.set(named, [sentences.get(named), text].filter((part) => part !== undefined).join(' '));
  }
  return sentences;
}
