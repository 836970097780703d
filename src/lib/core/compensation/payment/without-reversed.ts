import { Decimal, ONE, ZERO } from '../../money.ts';
import type { IsoDate } from '../../period.ts';
import type { Credit, CreditBook } from '../crediting/credit.ts';
import { isReversedBy } from './is-reversed-by.ts';

/** The credits of a payee with everything reversed before a day taken out of the originals. */
export function withoutReversed(book: CreditBook, payee: string, day: IsoDate): CreditBook {
  const own = book.get(payee);
  if (!own) return book;
  const reversals = [...own.values()]
    .flat()
    .filter(({ reverses, ownDate }) => reverses !== undefined && ownDate < day);
  if (reversals.length === 0) return book;
  const corrected = new Map<string, readonly Credit[]>();
  for (const [measure, credits] of own)
    corrected.set(
      measure,
      credits.flatMap((credit) => reduce(credit, reversals))
    );
  return new Map([...book, [payee, corrected]]);
}

function reduce(credit: Credit, reversals: readonly Credit[]): Credit[] {
  const share = reversals
    .filter((reversal) => isReversedBy(credit, reversal) && !credit.amount.isZero())
    .reduce((sum, reversal) => sum.plus(reversal.amount.div(credit.amount).abs()), ZERO);
  if (share.isZero()) return [credit];
  const left = Decimal.max(ZERO, ONE.minus(share));
  return left.isZero() ? [] : [{ ...credit, amount: credit.amount.times(left) }];
}
