import { Decimal, decimalText } from '../core/money.ts';
import type { ClosedQuota } from '../core/quota/quota-periods.ts';
import type { QuotaRow } from '../engine/queries/quota-rows.ts';
import { byIdentity } from './by-identity.ts';
import type { Change, ChangeOf } from './change.ts';
import type { Finding } from './evaluation.ts';
import { scaledQuota, scaleReach } from './scaled-quota.ts';

/** What a scenario starts from, before its changes. */
export type Baseline = {
  readonly quotas: readonly ClosedQuota<QuotaRow>[];
  readonly holders: ReadonlyMap<string, string | null>;
  readonly territories: ReadonlyMap<string, TerritoryState>;
  readonly plans: ReadonlyMap<string, unknown>;
};
export type TerritoryState = {
  readonly name: string;
  readonly parent: string | null;
  readonly rep: string | null;
};

/** The plan as a list of changes leaves it. Keys of quotas are `quotaKey`. */
export type PlanState = {
  readonly quotas: Map<string, ClosedQuota<QuotaRow>>;
  /** Units whose territory differs from the baseline's. */
  readonly movedUnits: Map<string, string | null>;
  readonly territories: Map<string, TerritoryState>;
  /** Territories whose owner differs from the baseline's. */
  readonly reassigned: Set<string>;
  readonly plans: Map<string, unknown>;
  readonly planOf: Map<string, string>;
  readonly assumptions: Map<string, string>;
  readonly adjustments: readonly ChangeOf<'adjustment.add'>[];
  /** Changes that no longer fit the data they were made on. */
  readonly findings: Finding[];
};

export const quotaKey = (rep: string, measure: string, start: string): string =>
  JSON.stringify([rep, measure, start]);

/** Settings with the meaning they have when a scenario does not say. */
export const DEFAULT_ASSUMPTIONS = {
  /** Under `recast`, who gets the credit of a unit that was moved: its new territory, or the transaction's own rep. */
  'credit.follows': 'territory'
} as const;

const keyed = byIdentity(
  (quotas: Baseline['quotas']) =>
    new Map(quotas.map((quota) => [quotaKey(quota.rep, quota.measure, quota.start), quota]))
);

/** Apply a scenario's changes in order. What the changes do not touch follows the baseline. */
export function foldChanges(baseline: Baseline, changes: readonly Change[]): PlanState {
  const state: PlanState = {
    quotas: new Map(keyed(baseline.quotas)),
    movedUnits: new Map(),
    territories: new Map(baseline.territories),
    reassigned: new Set(),
    plans: new Map(baseline.plans),
    planOf: new Map(),
    assumptions: new Map(Object.entries(DEFAULT_ASSUMPTIONS)),
    adjustments: changes.filter((change) => change.type === 'adjustment.add'),
    findings: []
  };
  for (const change of changes) applyChange(state, baseline, change);
  return state;
}

function applyChange(state: PlanState, baseline: Baseline, change: Change): void {
  switch (change.type) {
    case 'quota.set':
      return setQuota(state, change);
    case 'quota.scale':
      return scaleQuotas(state, change);
    case 'territory.move':
      return moveUnits(state, baseline, change);
    case 'territory.create':
      // A new territory has no assignments of its own in the data: its rep holds it for the whole span.
      state.reassigned.add(change.territory);
      return void state.territories.set(change.territory, {
        name: change.name,
        parent: change.parent ?? null,
        rep: change.rep
      });
    case 'territory.remove':
      return void state.territories.delete(change.territory);
    case 'territory.rename':
      return editTerritory(state, change.territory, { name: change.to });
    case 'territory.assign':
      state.reassigned.add(change.territory);
      return editTerritory(state, change.territory, { rep: change.to });
    case 'plan.edit':
      return editPlan(state, change);
    case 'plan.assign':
      return void (change.to === null
        ? state.planOf.delete(change.rep)
        : state.planOf.set(change.rep, change.to));
    case 'assumption.set':
      return setAssumption(state, change);
    case 'territory.home':
    case 'territory.rule':
    case 'adjustment.add':
    case 'forecast.set':
    case 'forecast.override':
    case 'forecast.event':
    case 'pipeline.call':
      // What is forecast is settled before the plan is applied to it, see projectCredit.
      return;
  }
}

function setQuota(state: PlanState, { rep, measure, start, to }: ChangeOf<'quota.set'>): void {
  const key = quotaKey(rep, measure, start);
  const quota = state.quotas.get(key);
  if (to === null) return void state.quotas.delete(key);
  if (quota) return void state.quotas.set(key, { ...quota, amount: to });
  const end = [...state.quotas.values()].find(
    (other) => other.measure === measure && other.start === start
  )?.end;
  if (end !== undefined)
    return void state.quotas.set(key, { rep, measure, start, end, endFrom: 'calendar', amount: to });
  state.findings.push({
    code: 'quota-period-unknown',
    table: 'quota',
    keys: [rep, start],
    values: [to],
    message: `The quota of ${rep} from ${start} has no period in this data: no other quota begins on that day.`
  });
}

function scaleQuotas(state: PlanState, change: ChangeOf<'quota.scale'>): void {
  const isScaled = scaleReach(change);
  const missing = new Set(change.periods);
  for (const [key, quota] of state.quotas) {
    missing.delete(quota.start);
    if (!isScaled(quota)) continue;
    const amount = scaledQuota(new Decimal(quota.amount), change);
    state.quotas.set(key, { ...quota, amount: decimalText(amount) });
  }
  if (missing.size === 0) return;
  const days = [...missing].sort();
  const more = days.length > MOST_NAMED ? ` and ${days.length - MOST_NAMED} more days` : '';
  state.findings.push({
    code: 'quota-period-unknown',
    table: 'quota',
    keys: days,
    values: [change.factor],
    message: `Quotas from ${days.slice(0, MOST_NAMED).join(', ')}${more} are to be scaled, but no quota begins then; nothing was changed there.`
  });
}
const MOST_NAMED = 5;

function moveUnits(state: PlanState, baseline: Baseline, { units, to }: ChangeOf<'territory.move'>): void {
  const unknown = units.filter((unit) => !baseline.holders.has(unit));
  if (unknown.length > 0) {
    state.findings.push({
      code: 'unit-unknown',
      table: 'territory_geo',
      keys: unknown,
      values: [to ?? ''],
      message: `${unknown.length} of ${units.length} moved units are not in this data: ${unknown.slice(0, 5).join(', ')}.`
    });
  }
  if (to !== null && !state.territories.has(to)) {
    state.findings.push({
      code: 'territory-unknown',
      table: 'territory',
      keys: [to],
      values: [],
      message: `Units are moved to ${to}, a territory this data does not have; they count as unassigned.`
    });
  }
  for (const unit of units) {
    if (!baseline.holders.has(unit)) continue;
    if (baseline.holders.get(unit) === to) state.movedUnits.delete(unit);
    else state.movedUnits.set(unit, to);
  }
}

function editTerritory(state: PlanState, id: string, edit: Partial<TerritoryState>): void {
  const territory = state.territories.get(id);
  if (territory) state.territories.set(id, { ...territory, ...edit });
}

function editPlan(
  state: Pick<PlanState, 'plans' | 'findings'>,
  { plan, from, to }: ChangeOf<'plan.edit'>
): void {
  if (from !== null && !state.plans.has(plan)) {
    state.findings.push({
      code: 'plan-unknown',
      table: '',
      keys: [plan],
      values: [],
      message: `The pay plan ${plan} is edited, but this data has no plan of that name; the edit does nothing.`
    });
  } else if (to === null) state.plans.delete(plan);
  else state.plans.set(plan, to);
}

/** The pay plans as a list of changes leaves them: the very objects of the baseline and of the changes. */
export function plansAfter(
  baseline: Baseline['plans'],
  changes: readonly Change[]
): ReadonlyMap<string, unknown> {
  const state = { plans: new Map(baseline), findings: [] };
  for (const change of changes) if (change.type === 'plan.edit') editPlan(state, change);
  return state.plans;
}

function setAssumption(state: PlanState, { name, to }: ChangeOf<'assumption.set'>): void {
  const fallback = (DEFAULT_ASSUMPTIONS as Readonly<Record<string, string>>)[name];
  const value = to ?? fallback;
  if (value === undefined) state.assumptions.delete(name);
  else state.assumptions.set(name, value);
}
