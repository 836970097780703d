import type { Decimal } from '../../money.ts';
import type { Period } from '../../period.ts';
import { quotaOver } from '../measure/quota.ts';
import { reachedOver } from '../measure/figures.ts';
import { attain } from './attain.ts';
import type { Spot } from './spot.ts';

/** The level a payee reached in another measure: its attainment, or its value itself. */
export function levelOf(
  spot: Spot,
  measure: string,
  by: 'attainment' | 'amount',
  span: Period
): Decimal | undefined {
  const { context, payee, plan, pieces } = spot;
  const { total } = reachedOver(context, plan, payee, measure, span, pieces);
  if (by === 'amount') return total;
  const level = attain(total, quotaOver(context, payee, measure, span, pieces, plan.terms));
  if (level === undefined) {
    context.findings.push({
      code: 'no-quota',
      message: `${payee} has no quota of ${measure} from ${span.start} to ${span.end}, so component ${spot.component.id} cannot take its attainment.`,
      keys: { payee, measure, component: spot.component.id, start: span.start }
    });
  }
  return level;
}
