import { measureOf } from '../../core/compensation/lint/probe.ts';
import { readPlan } from '../../scenario/read-plan.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';

/**
 * What the data at hand cannot tell a plan document, in sentences: findings of the evaluation about it, then rules that
 * people are on and that nobody has any credit for, with the measures that do have credit.
 */
export function planNotes(evaluation: Evaluation | undefined, name: string | undefined): string[] {
  const read = name === undefined ? undefined : readPlan(evaluation?.plans.get(name));
  if (!evaluation || !read?.ok) return [];
  const told = evaluation.findings.filter(({ code, keys }) => code.startsWith('plan-') && keys[0] === name);
  const named = new Set(told.map(({ keys }) => keys[1]));
  const notes = told.map(({ message }) => message);
  const supplied = new Set(evaluation.pay.measures);
  for (const plan of read.value.plans) {
    const own = evaluation.pay.lines.filter((line) => line.plan === plan.id);
    const idle = plan.components.filter(({ id }) => {
      const lines = own.filter(({ component }) => component === id);
      return (
        lines.length > 0 && lines.every(({ credit, earned }) => Number(credit) === 0 && Number(earned) === 0)
      );
    });
    for (const { id, title, where } of idle.filter((component) => supplied.has(measureOf(component))))
      if (where && where.length > 0)
        notes.push(
          `No sale of anybody on ${plan.title ?? plan.id} meets the condition of ${title ?? id}, so it pays nothing.`
        );
    const measures = [...new Set(idle.map(measureOf))].filter((id) => !named.has(id) && !supplied.has(id));
    for (const measure of measures) {
      const rules = idle.filter((component) => measureOf(component) === measure);
      const titles = rules.map(({ id, title }) => title ?? id).join(', ');
      notes.push(
        `Nobody on ${plan.title ?? plan.id} has any ${measure} in this data, so ${titles} ${rules.length === 1 ? 'pays' : 'pay'} nothing. ${haveWords(supplied)}`
      );
    }
  }
  return notes;
}

const haveWords = (measures: ReadonlySet<string>): string =>
  measures.size === 0 ? 'No measure has any here.' : `There is credit of ${[...measures].sort().join(', ')}.`;
