import * as v from 'valibot';
import { choice, date, decimal, key, someOf, text } from './field.ts';

/** A rate: a number, or one taken from the payee. */
export const rateSchema = v.pipe(
  v.union(
    [
      decimal('The rate itself.'),
      v.strictObject({
        attribute: key('Attribute of the payee that holds the rate, e.g. commissionPct.'),
        times: v.optional(decimal('Factor on it.'), '1')
      }),
      v.strictObject({
        baseRate: decimal(
          'This many times the base commission rate: the component’s target incentive of the interval ÷ its quota of the interval.'
        )
      })
    ],
    'must be a decimal, {"attribute": …, "times": …} or {"baseRate": …}'
  ),
  v.description(
    'A rate: a decimal (0.05 is 5 % of credit; for a measure in units, money per unit; with pays "targetIncentive", a multiple of it; with pays "fixed", an amount of money), a payee’s attribute, or a multiple of the base commission rate.'
  )
);

export const tierSchema = v.strictObject({
  from: decimal(
    'Where the tier starts, in attainment (1 = quota) or in the measure’s own amount, as "by" says. It ends where the next begins; below the first start nothing is paid.'
  ),
  rate: rateSchema,
  title: v.optional(text('Name for people.'))
});
export const tiersSchema = someOf(tierSchema, 'Tiers in rising order of "from".');

/** Tiers valid from a date on. */
export const versionSchema = v.strictObject({
  start: date('First day these tiers are in force; they end where the next version starts.'),
  tiers: tiersSchema
});

export const by = choice(
  ['attainment', 'amount'],
  'What tier starts are measured in: attainment (credit ÷ quota, 1 = quota) or the credited amount itself.'
);

export const mode = choice(
  ['marginal', 'retroactive', 'noSplit', 'interpolated', 'band', 'curve'],
  'What a tier means. "marginal": each slice earns its own tier’s rate. "retroactive": the whole amount earns the rate reached (back to dollar one). "noSplit": transactions in order of date; one that crosses a start takes one rate whole. "interpolated": the whole amount earns a rate interpolated between the starts. "band": the tier reached pays its rate as it stands (a lump, or a multiple of target incentive), whatever the amount inside it. "curve": pay is interpolated between the starts as points of a pay curve; flat outside them.'
);

export const position = choice(
  ['interval', 'transaction', 'cumulativeInput', 'cumulativeOutput', 'overage'],
  'What is looked up. "interval": the interval’s total. "transaction": every credit by itself. "cumulativeInput": the interval’s credit stacked on what was credited earlier in the span; earlier pay stays as it was. "cumulativeOutput": the span to date, less what was earned earlier in it (a true-up). "overage": only the credit above quota; 0 is quota.'
);

export const pays = choice(
  ['credit', 'targetIncentive', 'base', 'fixed'],
  'What a rate multiplies. "credit": the credited amount (or units). "targetIncentive": the component’s target incentive of the interval; marginal and retroactive then pay rate × attainment × target incentive. "base": the payee’s base pay of the interval, likewise. "fixed": nothing; the rate is money (for band and curve).'
);
