import * as v from 'valibot';
import { choice, date, decimal, key, someOf, whole, yesNo } from './field.ts';

export const drawSchema = v.pipe(
  v.strictObject({
    amount: decimal('Money of each pay period.'),
    base: v.optional(
      choice(
        ['floor', 'prepaid', 'loan'],
        '"floor": pay of the period is lifted to the draw. "prepaid": the draw is paid on top now and settled against the commission of later periods. "loan": paid on top as an extra loan; repaid from later pay once the draws have ended.'
      ),
      'floor'
    ),
    recovery: v.optional(
      choice(
        ['recoverable', 'nonRecoverable', 'recoverableForgiven'],
        'Whether the advance is owed: yes; no; or yes until the year or the draw ends, when what is left is forgiven.'
      ),
      'recoverable'
    ),
    forgive: v.optional(
      choice(['yearEnd', 'drawEnd'], 'For "recoverableForgiven": when what is left is forgiven.'),
      'drawEnd'
    ),
    belowDraw: v.optional(
      yesNo(
        'For a floor: whether recovery may push pay below the draw. Default: no, only the excess over the draw is recovered.'
      ),
      false
    ),
    limit: v.optional(decimal('Largest share of a period’s pay that recovery may take.'), '1'),
    start: v.optional(date('Draws from the period that starts here.')),
    end: v.optional(date('No draw in periods that start here or later.')),
    months: v.optional(whole('Only in the payee’s first so many months.', 1)),
    payees: v.optional(someOf(key('Payee.'), 'Only these payees; left out: all on the plan.'))
  }),
  v.description('A draw: an advance on pay, with its meaning spelled out.')
);

export const holdbackSchema = v.pipe(
  v.strictObject({
    share: decimal('Share of positive pay that is held.'),
    release: v.optional(
      choice(
        ['afterPeriods', 'whenPaid'],
        '"afterPeriods": after so many pay periods. "whenPaid": in the period in which the customer pays; a credit paid for by the end of its own period is not held.'
      ),
      'afterPeriods'
    ),
    periods: v.optional(whole('Pay periods until release.', 1), 1)
  }),
  v.description('Holdback: a reserve released later.')
);

export const clawbackSchema = v.pipe(
  v.strictObject({
    mode: choice(
      ['percent', 'proRata', 'paidOnly', 'reTier'],
      'How much of the pay on a reversed transaction is taken back. "percent": a share of it. "proRata": the share of the window not yet lived, by months. "paidOnly": only what was paid on it, not what is still held. "reTier": the period it was credited in is computed again without it.'
    ),
    share: v.optional(decimal('For "percent" and "paidOnly": the share.'), '1'),
    windowMonths: v.optional(
      whole(
        'A reversal later than so many months after the credit takes nothing back. Needed for "proRata".',
        1
      )
    )
  }),
  v.description(
    'Clawback: what a reversing transaction (one with "reverses") takes back of pay already earned, in the period of the reversal. The pay on one transaction is its share of the lines it was credited to.'
  )
);

export const paymentSchema = v.pipe(
  v.strictObject({
    draw: v.optional(drawSchema),
    negative: v.optional(
      choice(
        ['carry', 'forgive', 'collect'],
        'Pay below zero: carried to later periods; forgiven; or paid as a negative amount.'
      ),
      'carry'
    ),
    holdback: v.optional(holdbackSchema),
    clawback: v.optional(clawbackSchema),
    cap: v.optional(
      v.pipe(
        v.strictObject({
          amount: v.optional(decimal('Money.')),
          timesTargetIncentive: v.optional(
            decimal('Multiple of the payee’s target incentive of the same span.')
          ),
          per: v.optional(choice(['period', 'year'], 'What the cap is for.'), 'period'),
          excess: v.optional(
            choice(['forfeit', 'defer'], 'What lies above is lost, or waits for later periods.'),
            'forfeit'
          )
        }),
        v.check(
          ({ amount, timesTargetIncentive }) =>
            (amount === undefined) !== (timesTargetIncentive === undefined),
          'needs either "amount" or "timesTargetIncentive"'
        ),
        v.description('Cap on what is paid out.')
      )
    )
  }),
  v.description('From earnings to payments.')
);
