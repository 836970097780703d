import { fail } from '../../core/assert.ts';
import type { Bindable } from '../statement.ts';

/**
 * A bound value as a term of a statement or an argument of EXECUTE. Text is quoted with its quotes doubled (DuckDB
 * knows no other escape), a fraction is a DOUBLE, what has a sign or parts stands in brackets, so nothing a value holds
 * can become part of a statement.
 */
export function literal(value: Bindable): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return signed(value);
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return signed(BigInt(value));
    return Number.isFinite(value) ? `(${value.toExponential()})` : fail(`cannot bind the number ${value}`);
  }
  const pieces = value.split('\u0000').map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return pieces.length === 1 ? pieces[0]! : `(${pieces.join(' || chr(0) || ')})`;
}

/** The least of each width has no positive of that width, so it is written as one more less one. */
const LEAST: readonly bigint[] = [-(2n ** 31n), -(2n ** 63n)];

const signed = (value: bigint): string => {
  if (value >= 0n) return value.toString();
  return LEAST.includes(value) ? `(${value + 1n} - 1)` : `(${value})`;
};
