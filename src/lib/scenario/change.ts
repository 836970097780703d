import * as v from 'valibot';
import { isIsoDate } from '../core/period.ts';
import { baseMethods } from '../core/forecast/base-method.ts';
import { parseDecimal } from '../core/money.ts';
import { forecastCategories } from '../core/pipeline/forecast-categories.ts';

/** Three years ahead: beyond that the interval says nothing any more. */
export const MOST_MONTHS = 36;

const date = v.pipe(v.string(), v.check(isIsoDate, 'must be a date such as 2026-01-01'));
const decimal = v.pipe(
  v.string(),
  v.check((text) => parseDecimal(text) !== undefined, 'must be a plain decimal in quotes such as "1250.00"')
);
const key = v.pipe(v.string(), v.minLength(1, 'must not be empty'));

/** One rep's quota in one period. `from` is what stood before (null: none), so that the change has an inverse. */
const quotaSet = v.looseObject({
  type: v.literal('quota.set'),
  rep: key,
  measure: key,
  start: date,
  from: v.nullable(decimal),
  to: v.nullable(decimal)
});

/**
 * The quotas of these reps (null: everybody's) times a factor, then rounded to whole multiples of `roundTo`: those of
 * one measure (left out: of every measure) in the periods that begin on these days (left out: in every period).
 */
const quotaScale = v.looseObject({
  type: v.literal('quota.scale'),
  reps: v.nullable(v.array(key)),
  measure: v.optional(key),
  periods: v.optional(v.pipe(v.array(date), v.minLength(1, 'needs at least one period'))),
  factor: decimal,
  roundTo: decimal
});

/** Units handed from one territory (null: unassigned) to another, for the whole span the scenario is measured on. */
const territoryMove = v.looseObject({
  type: v.literal('territory.move'),
  units: v.pipe(v.array(key), v.minLength(1, 'needs at least one unit')),
  from: v.nullable(key),
  to: v.nullable(key)
});

/** `parent` is what it belongs to in the hierarchy; left out: nothing. */
const territoryCreate = v.looseObject({
  type: v.literal('territory.create'),
  territory: key,
  name: v.string(),
  rep: v.nullable(key),
  parent: v.optional(v.nullable(key))
});
/** The inverse of creating: its units become unassigned. */
const territoryRemove = v.looseObject({
  type: v.literal('territory.remove'),
  territory: key,
  name: v.string(),
  rep: v.nullable(key),
  parent: v.optional(v.nullable(key))
});
const territoryRename = v.looseObject({
  type: v.literal('territory.rename'),
  territory: key,
  from: v.string(),
  to: v.string()
});
/** Who owns a territory, for the whole span; null leaves it vacant. */
const territoryAssign = v.looseObject({
  type: v.literal('territory.assign'),
  territory: key,
  from: v.nullable(key),
  to: v.nullable(key)
});

/** The unit a territory is worked from; null: its centre. Distances count from it, pay does not. */
const territoryHome = v.looseObject({
  type: v.literal('territory.home'),
  territory: key,
  from: v.nullable(key),
  to: v.nullable(key)
});

const unitList = v.pipe(v.array(key), v.minLength(1, 'needs at least one unit'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1, 'must be at least 1'));

/**
 * What a proposed plan must heed: units that stay in one territory, units that keep theirs (with the accounts they
 * are kept for), the least and most of a measure in one territory (null: no limit), or how many territories.
 */
const territoryRuleSchema = v.variant('kind', [
  v.looseObject({ kind: v.literal('together'), units: unitList }),
  v.looseObject({ kind: v.literal('protected'), units: unitList, accounts: v.optional(v.array(key)) }),
  v.looseObject({
    kind: v.literal('limit'),
    territory: key,
    measure: v.picklist(['potential', 'accounts', 'credit']),
    minimum: v.nullable(decimal),
    maximum: v.nullable(decimal)
  }),
  v.looseObject({ kind: v.literal('count'), least: count, most: count })
]);
export type TerritoryRule = v.InferOutput<typeof territoryRuleSchema>;

/** A rule for proposals, set, replaced or (null) taken away; pay does not read it. */
const territoryRule = v.looseObject({
  type: v.literal('territory.rule'),
  rule: key,
  from: v.nullable(territoryRuleSchema),
  to: v.nullable(territoryRuleSchema)
});

/** A whole pay plan replaced by an edited one; `from` null adds a plan. Both are plan documents. */
const planEdit = v.looseObject({
  type: v.literal('plan.edit'),
  plan: key,
  from: v.unknown(),
  to: v.unknown()
});
const planAssign = v.looseObject({
  type: v.literal('plan.assign'),
  rep: key,
  from: v.nullable(key),
  to: v.nullable(key)
});

/** A named setting of the evaluation, such as `credit.follows`. */
const assumptionSet = v.looseObject({
  type: v.literal('assumption.set'),
  name: key,
  from: v.nullable(v.string()),
  to: v.nullable(v.string())
});

/** Money paid or taken back by hand, with a reason and an author: never a silent correction. */
const adjustmentAdd = v.looseObject({
  type: v.literal('adjustment.add'),
  id: key,
  rep: key,
  date,
  amount: decimal,
  reason: key,
  author: v.string()
});

/**
 * How coming periods are forecast: by which method, how many months ahead, and at which interval (in percent) the
 * forecast is judged before it may feed quotas and pay.
 */
const forecastSettings = v.looseObject({
  method: v.picklist(baseMethods),
  horizon: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MONTHS)),
  level: v.picklist(['80', '95'])
});
const forecastSet = v.looseObject({
  type: v.literal('forecast.set'),
  from: v.nullable(forecastSettings),
  to: v.nullable(forecastSettings)
});

/**
 * A judgement in place of the forecast of one series (`company`, `region:ID`, `team:ID`, `rep:ID`) in one month. On a
 * sum it is spread over the parts by their share; an inner judgement is kept beside it.
 */
const forecastOverride = v.looseObject({
  type: v.literal('forecast.override'),
  series: key,
  period: date,
  from: v.nullable(decimal),
  to: v.nullable(decimal),
  author: v.string(),
  reason: v.string()
});

/** A month of the past in which something happened: shown with its note, and left out of the forecast or kept in it. */
const eventMark = v.looseObject({ note: key, treatment: v.picklist(['leave-out', 'keep']) });
const forecastEvent = v.looseObject({
  type: v.literal('forecast.event'),
  series: key,
  period: date,
  from: v.nullable(eventMark),
  to: v.nullable(eventMark)
});

/**
 * A manager's call on a deal: the category it is put in beside the rep's own, which stands. Null: no call. The
 * measured forecast is not touched by it.
 */
const pipelineCall = v.looseObject({
  type: v.literal('pipeline.call'),
  deal: key,
  from: v.nullable(v.picklist(forecastCategories)),
  to: v.nullable(v.picklist(forecastCategories)),
  reason: key,
  author: v.string()
});

/** One change of a scenario: a tagged object, one line of its file. Unknown fields survive a round trip. */
export const changeSchema = v.variant('type', [
  quotaSet,
  quotaScale,
  territoryMove,
  territoryCreate,
  territoryRemove,
  territoryRename,
  territoryAssign,
  territoryHome,
  territoryRule,
  planEdit,
  planAssign,
  assumptionSet,
  adjustmentAdd,
  forecastSet,
  forecastOverride,
  forecastEvent,
  pipelineCall
]);

export type Change = v.InferOutput<typeof changeSchema>;
export type ChangeType = Change['type'];
export type ChangeOf<T extends ChangeType> = Extract<Change, { type: T }>;

/** The part of the plan a change belongs to: how a bridge groups its bars. */
export const changeGroups = {
  'quota.set': 'quota',
  'quota.scale': 'quota',
  'territory.move': 'territory',
  'territory.create': 'territory',
  'territory.remove': 'territory',
  'territory.rename': 'territory',
  'territory.assign': 'territory',
  'territory.home': 'territory',
  'territory.rule': 'territory',
  'plan.edit': 'plan',
  'plan.assign': 'plan',
  'assumption.set': 'assumption',
  'adjustment.add': 'adjustment',
  'forecast.set': 'forecast',
  'forecast.override': 'forecast',
  'forecast.event': 'forecast',
  'pipeline.call': 'forecast'
} as const satisfies Record<ChangeType, string>;
export type ChangeGroup = (typeof changeGroups)[ChangeType];
