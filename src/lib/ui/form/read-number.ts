import { parseDecimal } from '../../core/money.ts';
import { reject, succeed, type Result } from '../../core/result.ts';
import { bareAmount } from './bare-amount.ts';

export type NumberBounds = {
  readonly min?: string;
  readonly max?: string;
  /** Decimal places the field holds. */
  readonly places?: number;
};

/**
 * What a person typed as a plain decimal text: spaces, grouping commas, a currency sign, a percent sign and a
 * real minus are taken; `1.5k` and `2 m` are thousands and millions; anything else is told in one sentence.
 */
export function readNumber(typed: string, { min, max, places }: NumberBounds = {}): Result<string> {
  const refuse = (code: string, message: string) => reject({ code, message, path: [] });
  const bare = bareAmount(typed.replaceAll('%', ''));
  const parts = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?)([km])?$/i.exec(bare);
  const figure = parts && parseDecimal(parts[1]!.replaceAll(',', ''));
  if (!figure) {
    if (bare === '') return refuse('number-empty', 'Type a number.');
    if ((bare.match(/\./g) ?? []).length > 1) return refuse('number-points', 'Not a number: two points.');
    return refuse('number-unreadable', 'Not a number: use digits and a point, such as 1250.50.');
  }
  const scale = parts[2]?.toLowerCase();
  const value = figure.times(scale === 'k' ? 1_000 : scale === 'm' ? 1_000_000 : 1);
  if (places !== undefined && value.decimalPlaces() > places) {
    return refuse('number-places', `At most ${places} ${places === 1 ? 'decimal' : 'decimals'}.`);
  }
  if (min !== undefined && value.lt(min)) return refuse('number-low', `At least ${min}.`);
  if (max !== undefined && value.gt(max)) return refuse('number-high', `At most ${max}.`);
  return succeed(value.toFixed());
}
