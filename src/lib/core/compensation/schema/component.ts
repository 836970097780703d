import * as v from 'valibot';
import { choice, date, decimal, key, list, someOf, text } from './field.ts';
import { where } from './crediting.ts';
import { by, mode, pays, position, rateSchema, tiersSchema, versionSchema } from './table.ts';

const gateBy = choice(
  ['attainment', 'amount'],
  'Compare the measure’s attainment (value ÷ quota) or its value itself.'
);

export const gateSchema = v.pipe(
  v.strictObject({
    id: v.optional(key('Name of the gate.')),
    measures: someOf(key('Measure.'), 'Measures that are asked, e.g. one for each product.'),
    by: v.optional(gateBy, 'attainment'),
    atLeast: decimal('The level a measure must reach.'),
    need: v.optional(
      choice(['all', 'any'], 'Whether all the measures must reach it ("all products") or one is enough.'),
      'all'
    ),
    otherwise: v.optional(decimal('Factor on the component’s pay where the gate is missed.'), '0')
  }),
  v.description('A gate (hurdle): pay only where another measure reaches a level.')
);

export const modifierSchema = v.pipe(
  v.strictObject({
    id: v.optional(key('Name of the modifier.')),
    measure: key('The second measure.'),
    by: v.optional(gateBy, 'attainment'),
    mode: v.optional(
      choice(['band', 'curve'], 'Take the step reached, or interpolate between the steps.'),
      'band'
    ),
    effect: v.optional(
      choice(
        ['multiply', 'addTargetIncentive', 'addFixed'],
        'Multiply the pay by the factor; or add factor × the component’s target incentive; or add the factor as money.'
      ),
      'multiply'
    ),
    tiers: someOf(
      v.strictObject({
        from: decimal('Level of the second measure.'),
        factor: decimal('Factor from here on.')
      }),
      'Steps in rising order; below the first, the pay is left as it is (multiply) or nothing is added.'
    )
  }),
  v.description('A modifier (multiplier): scales pay by a second measure.')
);

export const capSchema = v.pipe(
  v.strictObject({
    id: v.optional(key('Name of the cap.')),
    on: choice(
      ['transaction', 'credit', 'attainment', 'earned', 'targetIncentive', 'base'],
      'What is limited: the credit of one transaction; the interval’s credit; its attainment; the pay of the interval in money; the pay as a multiple of the component’s target incentive, or of base pay.'
    ),
    at: decimal('The limit.'),
    beyond: v.optional(
      decimal('What counts beyond the limit: 0 nothing (hard cap), 0.5 half (soft cap).'),
      '0'
    )
  }),
  v.description('A cap, hard or soft.')
);

export const thresholdSchema = v.pipe(
  v.strictObject({
    at: decimal('Least attainment (or amount) that pays at all; at exactly this it pays.'),
    by: v.optional(by, 'attainment'),
    pay: v.optional(
      choice(
        ['fromFirst', 'fromThreshold'],
        'Once reached: pay from the first unit of credit (a cliff), or only for what lies above the threshold.'
      ),
      'fromFirst'
    )
  }),
  v.description('Threshold: below it the component pays nothing.')
);

export const budgetSchema = v.pipe(
  v.strictObject({
    amount: decimal('Money for all payees together.'),
    per: v.optional(
      choice(
        ['programme', 'period'],
        'One budget for the whole programme (all periods of the run), or one for each period.'
      ),
      'programme'
    ),
    when: v.optional(
      choice(
        ['proRata', 'firstCome'],
        'When it does not reach: everybody of the period is cut by the same factor, or those whose last counted credit is earliest are paid first (ties by payee id).'
      ),
      'proRata'
    )
  }),
  v.description('Budget of a programme; never exceeded.')
);

const common = {
  id: key('Name of the component.'),
  title: v.optional(text('Name for people.')),
  note: v.optional(text('A remark; changes nothing.')),
  weight: v.optional(
    decimal('Share of the payee’s target incentive that this component stands for (0.6 is 60 %).'),
    '1'
  ),
  target: v.optional(
    decimal(
      'Target incentive of this component for a year (or a period, as the terms say), in place of weight × the payee’s target incentive.'
    )
  ),
  interval: v.optional(
    choice(
      ['period', 'month', 'quarter', 'half', 'year'],
      'Over what the component is computed. "period": each pay period. Longer: paid in the pay period in which the interval of the plan year ends.'
    ),
    'period'
  ),
  window: v.optional(
    v.pipe(
      v.strictObject({
        start: date('First day.'),
        end: date('First day after.')
      }),
      v.description('Only credit dated in this window counts (a SPIF’s weeks).')
    )
  ),
  creditTypes: v.optional(
    someOf(
      choice(['direct', 'overlay', 'rollup'], 'Credit type.'),
      'Only credit of these types. An override is paid on ["rollup"]. Left out: all.'
    )
  ),
  where: v.optional(where),
  threshold: v.optional(thresholdSchema),
  gates: v.optional(list(gateSchema, 'Gates, in order.'), []),
  modifiers: v.optional(list(modifierSchema, 'Modifiers, in order, after the gates.'), []),
  caps: v.optional(list(capSchema, 'Caps, in order.'), []),
  floor: v.optional(decimal('Least pay of the interval (a guarantee), after the caps.')),
  budget: v.optional(budgetSchema)
};

const cumulative = {
  span: v.optional(
    choice(['year', 'half', 'quarter'], 'For cumulative positions: over what credit accumulates.'),
    'year'
  ),
  quotaTo: v.optional(
    choice(
      ['started', 'toDate', 'whole'],
      'For cumulative positions, the quota (and target incentive) to compare with: "started" every quota row whole that has started (an annual row counts as the annual quota, quarterly rows as quota to date); "toDate" exactly to the end of the interval; "whole" the whole span.'
    ),
    'started'
  )
};

const team = v.optional(
  v.pipe(
    v.strictObject({
      of: v.optional(
        choice(['direct', 'all'], 'Direct reports, or everybody below, on the last day of the interval.'),
        'direct'
      ),
      attainment: v.optional(
        choice(['total', 'mean'], 'Total credit ÷ total quota, or the plain mean of the attainments.'),
        'total'
      )
    }),
    v.description('Measure the payee’s team in place of the payee.')
  )
);

const tableFields = {
  by: v.optional(by, 'attainment'),
  mode: v.optional(mode, 'marginal'),
  edge: v.optional(choice(['lower', 'upper'], 'Tier edge of this table, in place of the document’s.')),
  crossing: v.optional(
    choice(
      ['reached', 'started'],
      'For "noSplit": a transaction that crosses takes the rate of the tier it reaches, or of the one it starts in.'
    ),
    'reached'
  ),
  rate: v.optional(rateSchema),
  tiers: v.optional(tiersSchema),
  versions: v.optional(
    someOf(
      versionSchema,
      'Effective-dated tiers: each credit takes the version in force on its date; lumps and curves take the version of the interval’s last day.'
    )
  )
};

/** Pay by a rate or a rate table. */
export const tableComponentSchema = v.strictObject({
  kind: v.literal('table'),
  ...common,
  measure: v.optional(key('The measure that is paid.')),
  combined: v.optional(
    someOf(
      v.strictObject({ measure: key('Measure.'), weight: decimal('Weight of its attainment.') }),
      'In place of "measure": attainment by contribution, the weighted sum of several attainments.'
    )
  ),
  pays: v.optional(pays, 'credit'),
  position: v.optional(position, 'interval'),
  ...cumulative,
  team,
  ...tableFields
});

const axis = (what: string) =>
  v.pipe(
    v.strictObject({
      measure: key('Measure.'),
      by: v.optional(gateBy, 'attainment'),
      from: someOf(decimal('Start of a step.'), 'Starts in rising order.'),
      values: v.optional(someOf(decimal('Value of the step.'), 'For combine "add" and "multiply".'))
    }),
    v.description(what)
  );

/** Pay by two measures. */
export const matrixComponentSchema = v.strictObject({
  kind: v.literal('matrix'),
  ...common,
  rows: axis('First measure.'),
  columns: axis('Second measure.'),
  combine: v.optional(
    choice(
      ['grid', 'add', 'multiply'],
      'Take the grid’s cell; or add, or multiply, the value of the row’s step and of the column’s.'
    ),
    'grid'
  ),
  mode: v.optional(
    choice(['band', 'curve'], 'Take the step reached, or interpolate between the steps on both axes.'),
    'band'
  ),
  values: v.optional(
    someOf(
      someOf(decimal('Value of a cell.'), 'One value for each column.'),
      'For combine "grid": one list for each row. Below the first start of an axis nothing is paid.'
    )
  ),
  pays: v.optional(pays, 'targetIncentive')
});

/** Pay by objectives (MBO). */
export const objectivesComponentSchema = v.strictObject({
  kind: v.literal('objectives'),
  ...common,
  objectives: someOf(
    v.strictObject({
      id: key('Name of the objective.'),
      title: v.optional(text('Name for people.')),
      measure: key(
        'Measure (usually given in the input’s results) that says how far the objective was reached.'
      ),
      by: v.optional(gateBy, 'amount'),
      points: decimal('Weight or points of the objective; its share is points ÷ all points.'),
      least: v.optional(decimal('Below this it scores nothing.'), '0'),
      most: v.optional(decimal('It scores at most this.'), '1')
    }),
    'Objectives.'
  ),
  pays: v.optional(
    choice(
      ['targetIncentive', 'base', 'points'],
      'Share of points × target incentive (or × base pay); or points × amountPerPoint.'
    ),
    'targetIncentive'
  ),
  amountPerPoint: v.optional(decimal('Money for a point, for pays "points".'))
});

/** A fixed amount for every transaction (SPIF). */
export const perTransactionComponentSchema = v.strictObject({
  kind: v.literal('perTransaction'),
  ...common,
  measure: key('Measure whose credits count as transactions.'),
  amount: decimal('Money for each credited transaction; a reversal takes it back.'),
  atLeast: v.optional(decimal('Only credits of at least this amount (in size) count.'), '0'),
  shared: v.optional(
    choice(['full', 'byShare'], 'A split transaction pays everybody in full, or each by share.'),
    'full'
  )
});

/** A fund shared by the payees on the plan. */
export const poolComponentSchema = v.strictObject({
  kind: v.literal('pool'),
  ...common,
  measure: key('Team measure.'),
  fund: v.pipe(
    v.union(
      [
        v.strictObject({ amount: decimal('Money in the pool of each interval.') }),
        v.strictObject({
          rate: decimal('Share of the team’s credit that goes into the pool.'),
          above: v.optional(decimal('Only the team’s credit above this.'), '0')
        })
      ],
      'must be {"amount": …} or {"rate": …, "above": …}'
    ),
    v.description('How the pool is filled.')
  ),
  atLeast: v.optional(decimal('Team credit ÷ team quota that must be reached, or the pool stays empty.')),
  shareBy: v.optional(
    choice(
      ['equal', 'credit', 'targetIncentive', 'days'],
      'How the pool is shared among the payees on the plan in the interval; the shares add up to the pool to the cent.'
    ),
    'credit'
  )
});

export const componentSchema = v.pipe(
  v.variant(
    'kind',
    [
      tableComponentSchema,
      matrixComponentSchema,
      objectivesComponentSchema,
      perTransactionComponentSchema,
      poolComponentSchema
    ],
    '"kind" must be "table", "matrix", "objectives", "perTransaction" or "pool"'
  ),
  v.description('One incentive mechanism of a plan.')
);
