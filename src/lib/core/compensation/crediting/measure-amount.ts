import { type Decimal, ONE, ZERO } from '../../money.ts';
import type { Measure } from '../schema/plan.ts';
import { type Described, meets } from './meets.ts';

type Amounts = Readonly<Record<string, Decimal>>;

/** The amount of a measure among the amounts of a sale, by its own name or by what it is made from; undefined where none is given. */
export function amountOf({ id, from }: Pick<Measure, 'id' | 'from'>, amounts: Amounts): Decimal | undefined {
  if (from === undefined) return amounts[id];
  let sum: Decimal | undefined;
  for (const { amount, times } of from) {
    const part = amounts[amount];
    if (part !== undefined) sum = (sum ?? ZERO).plus(part.times(times));
  }
  return sum;
}

/** Whether a sale counts for a measure at all. */
export const isMeasured = ({ where }: Pick<Measure, 'where'>, sale: Described): boolean => meets(where, sale);

/** The product of the transaction factors whose conditions a sale meets. */
export const factorOn = ({ factors = [] }: Pick<Measure, 'factors'>, sale: Described): Decimal =>
  factors.reduce((product, { where, times }) => (meets(where, sale) ? product.times(times) : product), ONE);

/** Attributes as conditions compare them: as texts, without those that have no value. */
export function attributeTexts(
  attributes: Readonly<Record<string, string | number | boolean | null>>
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== null) texts[name] = String(value);
  return texts;
}
