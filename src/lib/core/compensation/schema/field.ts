import * as v from 'valibot';
import { Decimal } from '../../money.ts';
import { isIsoDate } from '../../period.ts';

/** Fields shared by the plan's and the input's schemas; every one carries the sentence people read about it. */
export const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const PLAIN_DECIMAL = 'must be a plain decimal such as "0.05", without exponent or separators';

/** A decimal written plainly, as text ("0.05") or as a JSON number (0.05); read exactly as written. */
export const decimal = (description: string) =>
  v.pipe(
    v.union(
      [
        v.pipe(v.string(), v.regex(decimalPattern, PLAIN_DECIMAL)),
        v.pipe(v.number(), v.finite(PLAIN_DECIMAL))
      ],
      PLAIN_DECIMAL
    ),
    v.transform((written): Decimal => new Decimal(written)),
    v.description(description)
  );

/** A calendar day. */
export const date = (description: string) =>
  v.pipe(
    v.string('must be a date as "YYYY-MM-DD"'),
    v.check(isIsoDate, 'must be a day of the calendar as "YYYY-MM-DD"'),
    v.description(description)
  );

/** A key: text, never empty. */
export const key = (description: string) =>
  v.pipe(v.string('must be text'), v.minLength(1, 'must not be empty'), v.description(description));

export const text = (description: string) => v.pipe(v.string('must be text'), v.description(description));

/** A whole number of at least `least`. */
export const whole = (description: string, least = 0) =>
  v.pipe(
    v.number('must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${least}`),
    v.description(description)
  );

export const yesNo = (description: string) =>
  v.pipe(v.boolean('must be true or false'), v.description(description));

/** One of a few named meanings. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T, description: string) =>
  v.pipe(
    v.picklist(options, `must be one of ${options.map((option) => `"${option}"`).join(', ')}`),
    v.description(description)
  );

/** A list, described. */
export const list = <S extends v.GenericSchema>(item: S, description: string) =>
  v.pipe(v.array(item, 'must be a list'), v.description(description));

/** A list that must hold something. */
export const someOf = <S extends v.GenericSchema>(item: S, description: string) =>
  v.pipe(v.array(item, 'must be a list'), v.minLength(1, 'must not be empty'), v.description(description));
