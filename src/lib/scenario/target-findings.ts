import type { PayoutLine } from '../core/compensation/payout.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import type { Finding } from './evaluation.ts';

/** Components that pay a multiple of target incentive, where people on them have none and so earn nothing by them. */
export function targetFindings(
  name: string,
  document: PlanDocument,
  lines: readonly PayoutLine[]
): Finding[] {
  return document.plans.flatMap((plan) =>
    plan.components.flatMap((component): Finding[] => {
      if (!('pays' in component) || component.pays !== 'targetIncentive') return [];
      const hasTarget = new Map<string, boolean>();
      for (const line of lines) {
        if (line.plan !== plan.id || line.component !== component.id) continue;
        hasTarget.set(line.payee, (hasTarget.get(line.payee) ?? false) || !line.target.isZero());
      }
      const without = [...hasTarget].flatMap(([payee, has]) => (has ? [] : [payee])).sort();
      if (without.length === 0) return [];
      const whole = without.length === hasTarget.size;
      const who = whole
        ? without.length === 1
          ? 'the one person on it has'
          : `none of the ${without.length} people on it has`
        : `${without.length} of the ${hasTarget.size} people on it ${without.length === 1 ? 'has' : 'have'}`;
      const what = `${who} ${whole && without.length > 1 ? 'one' : 'none'}`;
      return [
        {
          code: 'target-missing',
          table: 'rep',
          keys: without,
          values: [name, plan.id, component.id],
          message: `${component.title ?? component.id} of pay plan ${name} pays a multiple of target incentive, and ${what}: ${whole ? 'it pays nothing' : 'they earn nothing by it'}. Load people with a target incentive (or OTE and base salary), or give the component a target of its own.`
        }
      ];
    })
  );
}
