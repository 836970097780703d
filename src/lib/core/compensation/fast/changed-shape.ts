import type { PlanDocument } from '../schema/plan.ts';

/** Changes that alter what is measured need new figures, not only new rates. */
export function changedShape(before: PlanDocument, after: PlanDocument): string[] {
  const shape = ({ plans, measures, crediting, settings }: PlanDocument) =>
    JSON.stringify([
      measures, crediting, { ...settings, rounding: 0, tierEdge: 0 },
      plans.map(({ id, terms, components }) => [id, terms, components.map((component) => {
        const { id: name, kind, interval, window, creditTypes, where, weight, target, gates, modifiers } = component;
        const table = component.kind === 'table' ? [component.measure, component.position, component.span, component.quotaTo, component.team, component.tiers?.length] : [];
        const attributes = component.kind === 'table' ? (component.tiers ?? [{ rate: component.rate! }]).map(({ rate }) => ('attribute' in rate ? rate : 0)) : [];
        return [name, kind, interval, window, creditTypes, where, weight, target, gates.map((gate) => [gate.measures, gate.by]), modifiers.map((modifier) => [modifier.measure, modifier.by]), table, attributes];
      })])
    ]); // prettier-ignore
  return shape(before) === shape(after)
    ? []
    : ['What is measured changed, so the figures have to be taken again.'];
}
