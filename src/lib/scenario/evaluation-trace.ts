import type { Decimal } from '../core/money.ts';
import { decimalText } from '../core/money.ts';
import type { PaidEvaluation } from './evaluation.ts';

/**
 * The arithmetic of an evaluation as NDJSON texts by file name: the credit ledger and every line of pay with its
 * tiers and modifiers. Rows are in the order of the evaluation.
 */
export function evaluationTrace({ credits, paid }: PaidEvaluation): Map<string, string> {
  return new Map([
    ['credits.ndjson', lines(credits)],
    ['pay-lines.ndjson', lines(paid.lines)],
    ['payments.ndjson', lines(paid.payments)]
  ]);
}

const lines = (rows: readonly unknown[]) =>
  rows.map((row) => `${JSON.stringify(row, decimalAsText)}\n`).join('');

/** Decimals arrive here as the text of their own `toJSON`, which may carry an exponent; print the plain digits. */
function decimalAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return isDecimal(original) ? decimalText(original) : value;
}

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'toFixed' in value && 'decimalPlaces' in value;
