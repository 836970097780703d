import * as v from 'valibot';
import { choice, decimal, list, text, whole } from './field.ts';

/** Where amounts become whole minor units, once. */
export const roundingSchema = v.pipe(
  v.strictObject({
    point: v.optional(
      choice(
        ['tier', 'line', 'statement', 'payee'],
        'Where rounding happens, once: "tier" every tier (and every transaction paid by itself), "line" each payee × period × component, "statement" the total of a payee and period, "payee" the running total of a payee over all periods of the run (each statement is the rise of the rounded running total).'
      ),
      'line'
    ),
    mode: v.optional(
      choice(
        ['half-away', 'half-even', 'down', 'up'],
        'How a half is rounded: away from zero, to the even neighbour, towards zero always, or away from zero always.'
      ),
      'half-away'
    ),
    places: v.optional(
      whole('Decimal places; left out, those of the currency in ISO 4217 (USD 2, JPY 0, KWD 3).')
    )
  }),
  v.description('The one rounding point of every amount of pay.')
);

/** A way of measuring a span of time, to divide a longer amount by. */
export const basisSchema = choice(
  ['actualDays', '30/360', 'months', 'weights'],
  'How time is measured: "actualDays" calendar days; "30/360" every month 30 days; "months" whole calendar months, a part of a month by its days; "weights" the plan’s own weights for the months or quarters of the year.'
);

export const weightsSchema = list(
  decimal('Weight of one quarter or month of the plan year.'),
  'For basis "weights": 4 weights (quarters) or 12 (months) from the start of the plan year.'
);

/** How a longer amount is divided onto pay periods. */
export const divisionSchema = v.pipe(
  v.strictObject({
    basis: v.optional(basisSchema, 'months'),
    weights: v.optional(weightsSchema)
  }),
  v.description(
    'How a quota or target incentive for a longer span (a year) is divided onto the pay periods. Default: months, so a quarter is 3/12 of a year.'
  )
);

/** How a part of a period counts when somebody joins, leaves or changes plan inside it. */
export const prorationSchema = v.pipe(
  v.strictObject({
    basis: v.optional(basisSchema, 'actualDays'),
    startDay: v.optional(
      choice(['in', 'out'], 'Whether the first day counts as a day worked. Default: in.'),
      'in'
    ),
    partMonth: v.optional(
      choice(
        ['days', 'whole', 'none', 'byThe15th'],
        'For basis "months", a month worked in part: by its days; as a whole month; not at all; or whole where the person started by the 15th (or left after it) and not otherwise.'
      ),
      'days'
    ),
    weights: v.optional(weightsSchema),
    of: v.optional(
      choice(
        ['both', 'quota', 'targetIncentive', 'neither'],
        'What is scaled down for a part period. Default: both the quota and the target incentive.'
      ),
      'both'
    )
  }),
  v.description('Proration: the share of a period somebody was on the plan.')
);

/** Meanings that hold for the whole document. */
export const settingsSchema = v.pipe(
  v.strictObject({
    rounding: v.optional(roundingSchema, {}),
    yearStart: v.optional(
      v.pipe(
        v.string('must be text'),
        v.regex(/^(0[1-9]|1[0-2])-01$/, 'must be the first day of a month as "MM-01"'),
        v.description('First day of the plan year, "MM-01".')
      ),
      '01-01'
    ),
    anchorDate: v.optional(
      choice(
        ['firstGiven', 'order', 'booking', 'invoice', 'payment'],
        'Which date of a transaction decides the period of its credit. "firstGiven": the order date, or where it is not given booking, invoice, payment. A transaction without the chosen date is not credited yet.'
      ),
      'firstGiven'
    ),
    tierEdge: v.optional(
      choice(
        ['lower', 'upper'],
        'Where a value stands that lies exactly on the start of a tier: "lower" in the tier that starts there (lower-inclusive), "upper" still in the tier below.'
      ),
      'lower'
    ),
    returns: v.optional(
      choice(
        ['net', 'original', 'ignore'],
        'What a return or credit note (a transaction that reverses another, or of type return or credit) does to credit: "net" lowers the credit of its own date; "original" lowers the credit of the date of the transaction it reverses; "ignore" leaves credit alone. Where the payee’s plan has a clawback, reversals are left to it instead.'
      ),
      'net'
    ),
    splits: v.optional(
      v.strictObject({
        total: v.optional(
          choice(
            ['whole', 'free'],
            '"whole": the shares of a transaction must add up to 1 (a finding where they do not); "free": double credit is meant.'
          ),
          'whole'
        ),
        amounts: v.optional(
          choice(
            ['exact', 'cent'],
            '"exact": a share is the exact product; "cent": shares are cut to whole minor units and the remainder goes to the largest fractions, so that the parts add up to the transaction (only where the shares add up to 1).'
          ),
          'exact'
        )
      }),
      {}
    ),
    division: v.optional(divisionSchema, {}),
    proration: v.optional(prorationSchema, {}),
    exchange: v.optional(
      choice(
        ['periodEnd', 'periodStart'],
        'The date of the exchange rate at which pay in the plan’s currency becomes the payee’s currency.'
      ),
      'periodEnd'
    ),
    note: v.optional(text('A remark; changes nothing.'))
  }),
  v.description('Settings of the whole document. Each has a stated default.')
);
