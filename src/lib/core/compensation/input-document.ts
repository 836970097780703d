import { Decimal, decimalText } from '../money.ts';
import type { PayoutInput, PayoutInputSpec } from './schema/input.ts';

/**
 * An input as a file holds it: every figure a plain decimal text, empty lists and missing values left out. Reading it
 * again gives the same input.
 */
export function inputDocument(input: PayoutInput): PayoutInputSpec {
  const written = Object.entries(input).flatMap(([name, value]): [string, unknown][] =>
    Array.isArray(value) && value.length === 0 && !required.has(name) ? [] : [[name, plain(value)]]
  );
  return Object.fromEntries(written) as PayoutInputSpec;
}

const required = new Set(['periods', 'payees']);

function plain(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return decimalText(value as Decimal);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  return Object.fromEntries(kept.map(([key, part]) => [key, plain(part)]));
}
