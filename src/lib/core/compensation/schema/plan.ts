import * as v from 'valibot';
import { choice, decimal, key, list, someOf, text, whole } from './field.ts';
import { componentSchema } from './component.ts';
import { creditRuleSchema, measureSchema } from './crediting.ts';
import { paymentSchema } from './payment.ts';
import { settingsSchema } from './settings.ts';

export const termsSchema = v.pipe(
  v.strictObject({
    targetIncentivePer: v.optional(
      choice(
        ['year', 'period'],
        'Whether the payees’ targetIncentive and base are for a year or for one pay period.'
      ),
      'year'
    ),
    payMix: v.optional(
      v.pipe(
        v.strictObject({
          base: decimal('Base share of on-target earnings.'),
          variable: decimal('Variable share of on-target earnings.')
        }),
        v.description(
          'Pay mix, base:variable. Used where a payee has no targetIncentive: variable × ote, or base × variable ÷ base share.'
        )
      )
    ),
    ramp: v.optional(
      list(
        v.strictObject({
          fromMonth: whole('Completed months since the payee’s start.'),
          quota: v.optional(decimal('Factor on quota from then on.'), '1'),
          targetIncentive: v.optional(decimal('Factor on target incentive from then on.'), '1')
        }),
        'Ramp: factors by tenure in completed months at the start of each calendar month; periods of several months take the mean by months.'
      ),
      []
    ),
    tenureQuotas: v.optional(
      list(
        v.strictObject({
          measure: key('Measure.'),
          fromMonth: whole('Completed months since the payee’s start.'),
          amount: decimal('Quota for a year of that tenure.')
        }),
        'Quota by tenure, for payees without a quota row of the measure in the interval.'
      ),
      []
    )
  }),
  v.description('Pay terms.')
);

export const planSchema = v.pipe(
  v.strictObject({
    id: key('Name of the plan; assignments refer to it.'),
    title: v.optional(text('Name for people.')),
    note: v.optional(text('A remark; changes nothing.')),
    terms: v.optional(termsSchema, {}),
    components: someOf(componentSchema, 'Components, in order of reading.'),
    payment: v.optional(paymentSchema, {})
  }),
  v.description('One plan: what a group of payees is paid for.')
);

export const planDocumentSchema = v.pipe(
  v.strictObject({
    format: v.literal('evenfield/plan', 'must be "evenfield/plan"'),
    version: v.literal(1, 'must be 1'),
    title: v.optional(text('Name of the document.')),
    note: v.optional(text('A remark; changes nothing.')),
    settings: v.optional(settingsSchema, {}),
    measures: someOf(measureSchema, 'What is measured.'),
    crediting: v.optional(
      list(creditRuleSchema, 'How transactions become credits; left out: by the input’s splits.'),
      [{ kind: 'split', id: 'splits' }]
    ),
    plans: someOf(
      planSchema,
      'One or more plans. With a single plan, payees without any assignment are on it; with several, the input’s assignments say who is on which and when.'
    )
  }),
  v.description('An Evenfield plan document.')
);

/** A plan document in use: every default filled in, every number a Decimal. */
export type PlanDocument = v.InferOutput<typeof planDocumentSchema>;
/** A plan document as written. */
export type PlanDocumentSpec = v.InferInput<typeof planDocumentSchema>;
export type Plan = PlanDocument['plans'][number];
export type Terms = Plan['terms'];
export type Settings = PlanDocument['settings'];
export type Measure = PlanDocument['measures'][number];
export type CreditRule = PlanDocument['crediting'][number];
export type Condition = NonNullable<Measure['where']>[number];
export type Component = Plan['components'][number];
export type TableComponent = Extract<Component, { kind: 'table' }>;
export type MatrixComponent = Extract<Component, { kind: 'matrix' }>;
export type ObjectivesComponent = Extract<Component, { kind: 'objectives' }>;
export type PerTransactionComponent = Extract<Component, { kind: 'perTransaction' }>;
export type PoolComponent = Extract<Component, { kind: 'pool' }>;
export type Rate = NonNullable<TableComponent['rate']>;
export type Tier = NonNullable<TableComponent['tiers']>[number];
export type Gate = Component['gates'][number];
export type Modifier = Component['modifiers'][number];
export type Cap = Component['caps'][number];
export type PaymentTerms = Plan['payment'];
