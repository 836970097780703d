import { fail } from '../../core/assert.ts';
import type { Bindable } from '../statement.ts';

/**
 * A bound value as an argument of EXECUTE. Text is quoted with its quotes doubled (DuckDB knows no other
 * escape), a fraction is a DOUBLE, so nothing a value holds can become part of a statement.
 */
export function literal(value: Bindable): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return String(value);
    return Number.isFinite(value) ? value.toExponential() : fail(`cannot bind the number ${value}`);
  }
  const pieces = value.split('\u0000').map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return pieces.join(' || chr(0) || ');
}
