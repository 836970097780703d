import type { Decimal } from '../../money.ts';
import { settle } from '../rounding.ts';

/** Attainment: credit ÷ quota, a ratio (1 = quota). Undefined without a quota, or with one of zero. */
export const attain = (credit: Decimal, quota: Decimal | undefined): Decimal | undefined =>
  quota === undefined || quota.lte(0) ? undefined : settle(credit.div(quota));
