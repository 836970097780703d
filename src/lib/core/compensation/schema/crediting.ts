import * as v from 'valibot';
import { choice, decimal, key, list, someOf, text, whole } from './field.ts';

/** One condition on a transaction; all the conditions of a list must hold. */
export const conditionSchema = v.pipe(
  v.strictObject({
    attribute: v.optional(
      key(
        'Name of a transaction attribute (product, segment, …); "type" is the transaction’s type, "role" the split’s role.'
      )
    ),
    in: v.optional(someOf(v.string('must be text'), 'The attribute is one of these values.')),
    notIn: v.optional(
      someOf(v.string('must be text'), 'The attribute is none of these values (or is missing).')
    ),
    measure: v.optional(key('Name of an amount of the transaction (revenue, units, …).')),
    atLeast: v.optional(decimal('The amount is this or more.')),
    below: v.optional(decimal('The amount is less than this.'))
  }),
  v.check(
    (condition) => (condition.attribute === undefined) !== (condition.measure === undefined),
    'must name either an attribute or a measure'
  ),
  v.check(
    ({ attribute, in: among, notIn }) =>
      attribute === undefined || among !== undefined || notIn !== undefined,
    'a condition on an attribute needs "in" or "notIn"'
  ),
  v.check(
    ({ measure, atLeast, below }) => measure === undefined || atLeast !== undefined || below !== undefined,
    'a condition on a measure needs "atLeast" or "below"'
  ),
  v.description('A condition on a transaction.')
);
export const where = list(conditionSchema, 'Only transactions that meet every condition.');

/** A figure credited to payees and summed per interval. */
export const measureSchema = v.pipe(
  v.strictObject({
    id: key('Name of the measure; components, quotas, credits and results refer to it.'),
    title: v.optional(text('Name for people.')),
    unit: v.optional(
      choice(['money', 'units', 'points', 'ratio'], 'What the measure counts; only for reading.'),
      'money'
    ),
    from: v.optional(
      someOf(
        v.strictObject({
          amount: key('Name of an amount of the transaction.'),
          times: v.optional(decimal('Factor, −1 to subtract.'), '1')
        }),
        'Amounts of the transaction that make up the measure; left out: the amount with the measure’s own name. Margin is revenue × 1 and cost × −1.'
      )
    ),
    anchorDate: v.optional(
      choice(
        ['firstGiven', 'order', 'booking', 'invoice', 'payment'],
        'The date that decides, for this measure.'
      )
    ),
    returns: v.optional(
      choice(['net', 'original', 'ignore'], 'What returns do to credit, for this measure.')
    ),
    where: v.optional(where),
    factors: v.optional(
      list(
        v.strictObject({ where, times: decimal('Factor on the amount.') }),
        'Transaction factors: the amount is multiplied by the factor of every entry whose conditions hold.'
      )
    ),
    note: v.optional(text('A remark; changes nothing.'))
  }),
  v.description('A measure: revenue, margin, units, points, new business, renewals, …')
);

const common = {
  id: key('Name of the rule; every credit names the rule that made it.'),
  title: v.optional(text('Name for people.')),
  measures: v.optional(someOf(key('Measure.'), 'Only these measures; left out: all.')),
  share: v.optional(
    decimal('Factor on what is credited (0.5 gives half, 1 all). Above 1 is deliberate double credit.'),
    '1'
  ),
  type: v.optional(
    choice(
      ['direct', 'overlay', 'rollup'],
      'Credit type that components may ask for. Left out: rollup for a rollup rule, otherwise direct.'
    )
  ),
  note: v.optional(text('A remark; changes nothing.'))
};

/** How transactions become credits. */
export const creditRuleSchema = v.pipe(
  v.variant(
    'kind',
    [
      v.strictObject({
        kind: v.literal('split'),
        ...common,
        where: v.optional(where),
        roles: v.optional(someOf(v.string('must be text'), 'Only splits with one of these roles.'))
      }),
      v.strictObject({
        kind: v.literal('attribute'),
        ...common,
        where: v.optional(where),
        attribute: key('Transaction attribute that holds the payee’s id.')
      }),
      v.strictObject({
        kind: v.literal('payee'),
        ...common,
        where: v.optional(where),
        payee: key('The payee who gets the credit (a specialist, a house account).')
      }),
      v.strictObject({
        kind: v.literal('rollup'),
        ...common,
        levels: v.optional(
          v.pipe(
            v.union([v.literal('all'), whole('Number of levels.', 1)], 'must be "all" or a whole number'),
            v.description(
              'How many managers up the hierarchy, as it stands on the credit’s date; 1 is the direct manager.'
            )
          ),
          'all'
        ),
        of: v.optional(someOf(choice(['direct', 'overlay'], 'Credit type.'), 'Which credits roll up..'), [
          'direct'
        ])
      })
    ],
    '"kind" must be "split", "attribute", "payee" or "rollup"'
  ),
  v.description(
    'A credit rule. split: by the input’s splits. attribute: the payee named by an attribute. payee: always this payee. rollup: credit of others, passed up the hierarchy.'
  )
);
