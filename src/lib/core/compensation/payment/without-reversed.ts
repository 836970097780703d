import { Decimal, ONE, ZERO } from '../../money.ts';
import type { Credit, CreditBook } from '../crediting/credit.ts';
import { isReversedBy } from './is-reversed-by.ts';

/** The credits of a payee with what some reversals take back taken out of the originals. */
export function withoutReversed(
  book: CreditBook,
  payee: string,
  counts: (reversal: Credit) => boolean
): CreditBook {
  const own = book.get(payee);
  if (!own) return book;
  const reversals = [...own.values()]
    .flat()
    .filter((credit) => credit.reverses !== undefined && counts(credit));
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
