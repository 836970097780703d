import type { BaseMethod } from '../core/forecast/base-method.ts';
import { Decimal } from '../core/money.ts';
import type { Change, ChangeOf, TerritoryRule } from './change.ts';
import { describePlanEdit } from './describe-plan-edit.ts';
import { describeScale, scaledPeriods } from './describe-scale.ts';
import type { Scenario } from './scenario.ts';

/** Names for ids, where the data has them. */
export type NameOf = { readonly territory: (id: string) => string; readonly rep: (id: string) => string };

const plain: NameOf = { territory: (id) => id, rep: (id) => id };
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** One change as a sentence without a full stop: "3 counties from Denver to Salt Lake". */
export function describeChange(change: Change, names: NameOf = plain): string {
  switch (change.type) {
    case 'quota.set':
      return `Quota of ${names.rep(change.rep)} from ${change.start}: ${change.from ?? 'none'} to ${change.to ?? 'none'}`;
    case 'quota.scale':
      return describeScale(change, names.rep);
    case 'territory.move':
      return `${count(change.units.length, 'unit')} from ${place(change.from, names)} to ${place(change.to, names)}`;
    case 'territory.create':
      return `New territory ${change.name}`;
    case 'territory.remove':
      return `Territory ${change.name} removed`;
    case 'territory.rename':
      return `Territory ${change.from} renamed ${change.to}`;
    case 'territory.assign':
      return `${names.territory(change.territory)} given to ${change.to === null ? 'nobody' : names.rep(change.to)}`;
    case 'territory.home':
      return `Home base of ${names.territory(change.territory)}: ${change.to === null ? 'its centre' : change.to}`;
    case 'territory.rule':
      return change.to === null
        ? `Rule dropped: ${change.from === null ? change.rule : ruleWords(change.from, names)}`
        : ruleWords(change.to, names);
    case 'plan.edit':
      return change.from === null
        ? `Pay plan ${change.plan} added`
        : change.to === null
          ? `Pay plan ${change.plan} removed`
          : describePlanEdit(change.from, change.to);
    case 'plan.assign':
      return `${names.rep(change.rep)} on plan ${change.to ?? 'none'}`;
    case 'assumption.set':
      return `${change.name}: ${change.to ?? 'default'}`;
    case 'pipeline.call':
      return change.to === null
        ? `No call on deal ${change.deal}`
        : `Deal ${change.deal} called ${change.to}: ${change.reason}`;
    case 'adjustment.add':
      return `Adjustment of ${change.amount} for ${names.rep(change.rep)}: ${change.reason}`;
    case 'forecast.set':
      return change.to === null
        ? 'Forecast as it comes'
        : `Forecast ${change.to.horizon} months ahead by ${methodWords[change.to.method]}, judged at ${change.to.level} %`;
    case 'forecast.override':
      return change.to === null
        ? `Forecast of ${seriesName(change.series, names)} in ${change.period.slice(0, 7)} as it comes`
        : `Forecast of ${seriesName(change.series, names)} in ${change.period.slice(0, 7)}: ${change.to} by ${change.author || 'nobody named'}${change.reason === '' ? '' : `, ${change.reason}`}`;
    case 'forecast.event':
      return change.to === null
        ? `${change.period.slice(0, 7)} of ${seriesName(change.series, names)} no longer an event`
        : `${change.period.slice(0, 7)} of ${seriesName(change.series, names)}: ${change.to.note}, ${change.to.treatment === 'leave-out' ? 'left out of the forecast' : 'kept in the forecast'}`;
  }
}

/** What a rule asks of a proposal, without a full stop. */
export function ruleWords(rule: TerritoryRule, names: NameOf = plain): string {
  switch (rule.kind) {
    case 'together':
      return `${count(rule.units.length, 'unit')} kept together`;
    case 'protected':
      return `${count(rule.units.length, 'unit')} kept in place${rule.accounts?.length ? ` for ${count(rule.accounts.length, 'account')}` : ''}`;
    case 'limit':
      return `${names.territory(rule.territory)}: ${limitWords(rule)} ${rule.measure}`;
    case 'count':
      return rule.least === rule.most
        ? count(rule.least, 'territory', 'territories')
        : `${rule.least} to ${rule.most} territories`;
  }
}

/** `at least 900, at most 1,200`. */
function limitWords({ minimum, maximum }: Extract<TerritoryRule, { kind: 'limit' }>): string {
  const figure = (amount: string) => new Decimal(amount).toNumber().toLocaleString('en-US');
  const sides = [
    minimum === null ? undefined : `at least ${figure(minimum)}`,
    maximum === null ? undefined : `at most ${figure(maximum)}`
  ];
  return sides.filter((side) => side !== undefined).join(', ') || 'any';
}

/** The methods of a forecast as they are named on screen. */
export const methodWords: Readonly<Record<BaseMethod, string>> = {
  default: 'the combination that suits each series',
  ets: 'exponential smoothing',
  theta: 'Theta',
  'seasonal-naive': 'the same month last year',
  naive2: 'Naive2',
  tsb: 'TSB'
};

const seriesName = (series: string, names: NameOf) => {
  const [level, ...rest] = series.split(':');
  const id = rest.join(':');
  if (level === 'company') return 'the company';
  if (level === 'territory') return names.territory(id);
  return level === 'rep' ? names.rep(id) : `${names.rep(id)}’s ${level}`;
};

const place = (territory: string | null, names: NameOf) =>
  territory === null ? 'unassigned' : names.territory(territory);

/** Changes that a line only counts, in words. */
const counted: readonly { readonly type: Change['type']; readonly one: string; readonly many: string }[] = [
  { type: 'territory.rule', one: 'rule for proposals', many: 'rules for proposals' },
  { type: 'plan.assign', one: 'rep on another plan', many: 'reps on another plan' },
  { type: 'assumption.set', one: 'setting changed', many: 'settings changed' },
  { type: 'adjustment.add', one: 'adjustment', many: 'adjustments' },
  { type: 'forecast.set', one: 'forecast setting', many: 'forecast settings' },
  { type: 'forecast.override', one: 'forecast figure set by hand', many: 'forecast figures set by hand' },
  { type: 'forecast.event', one: 'event in the history', many: 'events in the history' }
];

/** All changes of a scenario in one line: "66 units moved, 9 quotas set, every quota × 1.05". */
export function summariseChanges(changes: readonly Change[]): string {
  const of = <T extends Change['type']>(type: T) =>
    changes.filter((change): change is ChangeOf<T> => change.type === type);
  const units = new Set(of('territory.move').flatMap((change) => change.units)).size;
  const quotas = of('quota.set').length;
  const parts = [
    units > 0 && `${count(units, 'unit')} moved`,
    ...territoryWords.map(([type, done]) => {
      const territories = new Set(of(type).map(({ territory }) => territory)).size;
      return territories > 0 && `${count(territories, 'territory', 'territories')} ${done}`;
    }),
    quotas > 0 && `${count(quotas, 'quota')} set`,
    ...of('quota.scale').map(
      ({ reps, factor, periods }) =>
        `${reps === null ? 'every quota' : count(reps.length, 'rep’s quotas', 'reps’ quotas')}${scaledPeriods(periods)} ${percentOf(factor)}`
    ),
    ...of('plan.edit').map((change) => describeChange(change)),
    ...counted.flatMap(({ type, one, many }) => {
      const number = of(type).length;
      return number === 0 ? [] : [count(number, one, many)];
    })
  ].filter((part): part is string => typeof part === 'string');
  return parts.length === 0 ? 'No changes yet' : parts.join(', ');
}

/** What a scenario differs by from the base in one line: what it is measured on, where that is not the past, first. */
export function summariseScenario({ basis, changes }: Pick<Scenario, 'basis' | 'changes'>): string {
  if (basis === 'recast') return upperFirst(summariseChanges(changes));
  return changes.length === 0 ? PLANNED : `${PLANNED}, ${lowerFirst(summariseChanges(changes))}`;
}

/** The basis of a scenario that is not replayed on past sales, in words. */
export const PLANNED = 'Planned on the forecast';

const upperFirst = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const territoryWords = [
  ['territory.create', 'added'],
  ['territory.remove', 'removed'],
  ['territory.rename', 'renamed'],
  ['territory.assign', 'given to somebody else'],
  ['territory.home', 'with another home base']
] as const;

const percentOf = (factor: string) => {
  const percent = new Decimal(factor).minus(1).times(100);
  return `${percent.isNegative() ? '−' : '+'}${percent.abs().toFixed()} %`;
};
