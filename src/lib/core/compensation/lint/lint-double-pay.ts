import type { PayoutInput } from '../schema/input.ts';
import type { Component, Condition, Plan, PlanDocument } from '../schema/plan.ts';
import { overlap } from '../../period.ts';
import { closed } from '../measure/pieces.ts';
import type { LintFinding } from './lint-finding.ts';
import { measureOf, Probe, type Typical } from './probe.ts';

const ALWAYS = { start: '0001-01-01', end: '9999-12-31' };

/** Two components of a plan that pay commission on the same credit at the same time. */
export function lintDoublePay(document: PlanDocument, typical: Typical): LintFinding[] {
  return document.plans.flatMap((plan) =>
    plan.components.flatMap((one, i) =>
      plan.components.slice(i + 1).flatMap((other) => pair(document, plan, one, other, typical))
    )
  );
}

function pair(
  document: PlanDocument,
  plan: Plan,
  one: Component,
  other: Component,
  typical: Typical
): LintFinding[] {
  if (!paysCredit(one) || !paysCredit(other) || measureOf(one) !== measureOf(other)) return [];
  const shared = overlap(one.window ?? ALWAYS, other.window ?? ALWAYS);
  if (!shared || !meetTypes(one, other) || excludeEachOther(one.where ?? [], other.where ?? [])) return [];
  if (isBonusOnTop(one, other) || isBonusOnTop(other, one)) return [];
  const pays = (component: Component) => new Probe(document, plan, component, typical).row(typical.quota);
  const when =
    shared.start === ALWAYS.start && shared.end === ALWAYS.end
      ? 'always'
      : `from ${shared.start} to ${shared.end}`;
  return [
    {
      code: 'double-pay',
      component: `${plan.id}/${one.id}`,
      message: `${one.id} and ${other.id} both pay for the same credit of ${measureOf(one)}, ${when}.`,
      witness: {
        components: [one.id, other.id],
        measure: measureOf(one),
        ...(when === 'always' ? {} : { start: shared.start, end: shared.end }),
        pays: { [one.id]: pays(one), [other.id]: pays(other) }
      }
    }
  ];
}

const paysCredit = (component: Component): boolean =>
  component.kind === 'perTransaction' ||
  (component.kind === 'table' && component.pays === 'credit' && component.position !== 'overage');

/** A short programme of fixed amounts beside a commission without an end is paid on top because it is meant so. */
const isBonusOnTop = (bonus: Component, commission: Component): boolean =>
  bonus.kind === 'perTransaction' &&
  bonus.window !== undefined &&
  commission.kind === 'table' &&
  commission.window === undefined;

const meetTypes = (one: Component, other: Component): boolean =>
  !one.creditTypes || !other.creditTypes || one.creditTypes.some((type) => other.creditTypes!.includes(type));

/** Filters on the same attribute whose values never meet. */
function excludeEachOther(one: readonly Condition[], other: readonly Condition[]): boolean {
  return one.some((a) =>
    other.some((b) => {
      if (a.attribute !== undefined && a.attribute === b.attribute) {
        if (a.in && b.in) return !a.in.some((value) => b.in!.includes(value));
        if (a.in && b.notIn) return a.in.every((value) => b.notIn!.includes(value));
        if (a.notIn && b.in) return b.in.every((value) => a.notIn!.includes(value));
      }
      if (a.measure === undefined || a.measure !== b.measure) return false;
      return (
        (a.below !== undefined && b.atLeast?.gte(a.below) === true) ||
        (b.below !== undefined && a.atLeast?.gte(b.below) === true)
      );
    })
  );
}

/** On real people: days on two plans at once, and days on none. */
export function lintAssignments(
  { plans }: PlanDocument,
  { assignments, payees, periods }: PayoutInput
): LintFinding[] {
  const findings: LintFinding[] = [];
  const name = plans[0]!.id;
  assignments.forEach((one, i) => {
    for (const other of assignments.slice(i + 1)) {
      if (other.payee !== one.payee || other.plan === one.plan) continue;
      const shared = overlap(closed(one), closed(other));
      if (!shared) continue;
      findings.push({
        code: 'double-pay',
        component: one.plan,
        message: `${one.payee} is on ${one.plan} and on ${other.plan} at once, from ${shared.start} to ${shared.end}.`,
        witness: { payee: one.payee, plans: [one.plan, other.plan], ...shared }
      });
    }
  });
  if (assignments.length === 0) return findings;
  for (const { id, ...employed } of payees) {
    for (const period of periods) {
      const days = overlap(closed(employed), period);
      if (!days || assignments.some((row) => row.payee === id && overlap(closed(row), days))) continue;
      findings.push({
        code: 'gap',
        component: name,
        message: `${id} is on no plan in ${period.id}.`,
        witness: { payee: id, period: period.id, start: days.start, end: days.end }
      });
    }
  }
  return findings;
}
