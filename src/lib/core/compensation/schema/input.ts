import * as v from 'valibot';
import { date, decimal, key, list } from './field.ts';

const knownAt = v.optional(
  v.pipe(
    v.string('must be a day or a time as "YYYY-MM-DD" or "YYYY-MM-DDThh:mm:ssZ"'),
    v.regex(
      /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/,
      'must be a day or a time as "YYYY-MM-DD" or "YYYY-MM-DDThh:mm:ssZ"'
    ),
    v.description('When we learned it (knowledge date). Left out: known from the beginning.')
  )
);
const open = (description: string) => v.optional(v.nullable(date(description)));
const rows = <S extends v.GenericSchema>(item: S, description: string) =>
  v.optional(list(item, description), []);

/** What a payout is computed from: people, what they sold, their quotas. Further fields are ignored. */
export const payoutInputSchema = v.pipe(
  v.looseObject({
    currency: v.optional(key('Currency of every amount without one of its own (ISO 4217).'), 'USD'),
    periods: list(
      v.looseObject({
        id: key('Name of the pay period.'),
        start: date('First day.'),
        end: date('First day after.'),
        closedAt: v.pipe(
          knownAt,
          v.description(
            'When the period was closed: what became known later no longer changes it, but makes adjustment lines in the next open period. Left out: still open.'
          )
        )
      }),
      'Pay periods, half-open, without overlap.'
    ),
    payees: list(
      v.looseObject({
        id: key('Payee.'),
        base: v.optional(decimal('Base pay of a year (or period, as the plan’s terms say).')),
        targetIncentive: v.optional(decimal('Target incentive of a year (or period).')),
        ote: v.optional(decimal('On-target earnings of a year, for a plan with a pay mix.')),
        currency: v.optional(key('Currency the payee is paid in.')),
        start: open('First day with the company.'),
        end: open('First day after.'),
        attributes: v.optional(
          v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
          {}
        )
      }),
      'Payees; several rows of one id with different dates are effective-dated pay terms.'
    ),
    hierarchy: rows(
      v.looseObject({
        id: key('Payee.'),
        manager: key('The manager.'),
        start: open('First day.'),
        end: open('First day after.')
      }),
      'Who reports to whom, effective-dated.'
    ),
    assignments: rows(
      v.looseObject({
        payee: key('Payee.'),
        plan: key('Plan.'),
        start: open('First day.'),
        end: open('First day after.')
      }),
      'Who is on which plan, effective-dated.'
    ),
    transactions: rows(
      v.looseObject({
        id: key(
          'Transaction. Several rows of one id with different knownAt are its versions; the last known counts.'
        ),
        dates: v.optional(
          v.looseObject({
            order: open('Order date.'),
            booking: open('Booking date.'),
            invoice: open('Invoice date.'),
            payment: open('Payment date.')
          }),
          {}
        ),
        knownAt,
        type: v.optional(key('sale, return, credit, adjustment, …'), 'sale'),
        reverses: v.optional(v.nullable(key('The transaction it reverses, in whole or in part.'))),
        currency: v.optional(key('Currency of its amounts, converted at the anchor date.')),
        measures: v.optional(v.record(v.string(), decimal('Amount.')), {}),
        attributes: v.optional(
          v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
          {}
        )
      }),
      'Transactions.'
    ),
    splits: rows(
      v.looseObject({
        transaction: key('Transaction.'),
        payee: key('Payee.'),
        role: v.optional(v.nullable(key('Role.'))),
        share: v.optional(decimal('Share of the transaction, 1 is all.'), '1'),
        knownAt
      }),
      'Who shares a transaction.'
    ),
    credits: rows(
      v.looseObject({
        id: key('Credit.'),
        payee: key('Payee.'),
        measure: key('Measure.'),
        date: date('Day.'),
        amount: decimal('Amount.'),
        type: v.optional(
          v.picklist(['direct', 'overlay', 'rollup'], 'must be "direct", "overlay" or "rollup"'),
          'direct'
        ),
        transaction: v.optional(v.nullable(key('Transaction it comes from.'))),
        reverses: v.optional(v.nullable(key('Transaction or credit it reverses.'))),
        share: v.optional(decimal('Share of the transaction it stands for; left out: all of it.')),
        attributes: v.optional(
          v.pipe(
            v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
            v.description('What conditions of components look at: product, segment, …')
          )
        ),
        amounts: v.optional(
          v.pipe(
            v.record(v.string(), decimal('Amount.')),
            v.description('Amounts of the whole transaction, for conditions on amounts.')
          )
        ),
        knownAt
      }),
      'Ready-made credits.'
    ),
    quotas: rows(
      v.looseObject({
        payee: key('Payee.'),
        measure: key('Measure.'),
        start: date('First day.'),
        end: date('First day after.'),
        amount: decimal('Quota of the whole span.')
      }),
      'Quotas; several rows of one payee and measure add up.'
    ),
    relief: rows(
      v.looseObject({
        payee: key('Payee.'),
        measure: key('Measure.'),
        start: date('First day.'),
        end: date('First day after.'),
        share: v.optional(decimal('Share of the quota of these days that is taken off.')),
        amount: v.optional(decimal('Or an amount taken off, divided over the span like a quota.'))
      }),
      'Quota relief.'
    ),
    results: rows(
      v.looseObject({
        payee: key('Payee.'),
        measure: key('Measure.'),
        period: key('Period.'),
        value: decimal('Value of the measure in the period; stands in place of credits.')
      }),
      'Values of measures that are not sums of transactions (or are summed elsewhere).'
    ),
    balances: rows(
      v.looseObject({
        payee: key('Payee.'),
        amount: decimal(
          'What the payee owes from before the first period (unrecovered draws, pay below zero).'
        ),
        held: v.optional(decimal('What is held from before, released with the first period.'), '0')
      }),
      'Opening balances.'
    ),
    adjustments: rows(
      v.looseObject({
        payee: key('Payee.'),
        period: key('Period in which it is paid.'),
        amount: decimal('Amount, with its sign.'),
        reason: v.optional(v.string(), ''),
        author: v.optional(v.string(), ''),
        component: v.optional(v.nullable(key('Component it is about.'))),
        knownAt
      }),
      'Manual adjustments, with reason and author.'
    ),
    fx: rows(
      v.looseObject({
        from: key('Currency.'),
        to: key('Currency.'),
        start: date('First day of the rate.'),
        end: open('First day after.'),
        rate: decimal('Units of "to" for one of "from".')
      }),
      'Exchange rates.'
    )
  }),
  v.description('Input of a payout.')
);

/** The input in use. */
export type PayoutInput = v.InferOutput<typeof payoutInputSchema>;
/** The input as written. */
export type PayoutInputSpec = v.InferInput<typeof payoutInputSchema>;
export type Payee = PayoutInput['payees'][number];
export type PayPeriod = PayoutInput['periods'][number];
export type Transaction = PayoutInput['transactions'][number];
export type QuotaRow = PayoutInput['quotas'][number];
