import { Decimal, decimalText } from '../core/money.ts';

/** A value as a message between a page and a worker holds it: every Decimal as its digits, all else as it is. */
export function sendable(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return { [DIGITS]: decimalText(value as Decimal) };
  if (Array.isArray(value)) return value.map(sendable);
  if (value instanceof Map)
    return new Map([...value].map(([key, part]): [unknown, unknown] => [key, sendable(part)]));
  if (!isRecord(value)) return value;
  return mapValues(value, sendable);
}

/** What `sendable` was made of. */
export function received(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(received);
  if (value instanceof Map)
    return new Map([...value].map(([key, part]): [unknown, unknown] => [key, received(part)]));
  if (!isRecord(value)) return value;
  const digits = value[DIGITS];
  return typeof digits === 'string' ? new Decimal(digits) : mapValues(value, received);
}

/** No field of ours has this name. */
const DIGITS = '\u0000decimal';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const mapValues = (value: Record<string, unknown>, map: (part: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]));
