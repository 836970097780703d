import type {
  DaysCounted,
  LineTerms,
  QuotaPart,
  Share,
  TargetTerms
} from '../../core/compensation/explain/line-terms.ts';
import type { PayoutLine, PayStep, TierRow } from '../../core/compensation/payout.ts';
import type { Component, Tier } from '../../core/compensation/schema/plan.ts';
import { type Decimal, ONE, sumDecimals } from '../../core/money.ts';
import { formatDate, formatPeriod } from '../format/date.ts';
import { formatMoney, roundPaid } from '../format/money.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';

const PLACES = 6;
const plain = (value: Decimal) => formatNumber(value, Math.min(PLACES, value.decimalPlaces()));
/** What was said gives the figure shown. */
const isSame = (a: Decimal, b: Decimal) => roundPaid(a).eq(roundPaid(b));
const ratio = ({ part, whole }: Share) => (whole.isZero() ? whole : part.div(whole));

const units = {
  actualDays: 'days',
  '30/360': 'days of 30/360',
  months: 'months',
  weights: 'by weight'
} as const;
const shareWords = ({ part, whole, unit }: Share) => `${plain(part)} of ${plain(whole)} ${units[unit]}`;

/** Why only some days count: "joined 14 Aug 2026". */
function causeWords(days: DaysCounted): string {
  const came = days.from && `${days.joined ? 'joined' : 'on the plan from'} ${formatDate(days.from)}`;
  const went = days.last && `${days.left ? 'left after' : 'on the plan to'} ${formatDate(days.last)}`;
  return [came, went, days.broken ? 'with a break' : ''].filter(Boolean).join(', ');
}

/** Which of the credit above counts for a component: since when, whose, of which kind; '' where all of it does. */
export function creditWorking(
  component: Component,
  { counted, team }: LineTerms,
  { start }: PayoutLine
): string {
  const { creditTypes, where, window } = component;
  return [
    counted.start < start ? `added up since ${formatDate(counted.start)}` : '',
    team ? `of the team as on ${formatDate(team.on)}` : '',
    creditTypes ? `${creditTypes.join(' and ')} credit only` : '',
    where && where.length > 0 ? 'of sales that meet the plan’s conditions' : '',
    window ? `of ${formatPeriod(window)}` : ''
  ]
    .filter(Boolean)
    .join(', ');
}

/** How a quota comes from what was set: which periods, which days, ramp and relief; '' where it is as set. */
export function quotaWorking({ quota: parts, quotaRamp, team }: LineTerms, line: PayoutLine): string {
  if (team)
    return `quotas of the team as on ${formatDate(team.on)}, ${formatCount(team.members.length, 'person', 'people')}, each for the days with the company`;
  if (line.quota?.isZero()) return 'a quota of zero: what is paid by attainment pays nothing';
  if (parts.length === 0 || line.quota === undefined) return '';
  const set = sumDecimals(parts.map(partOf)).times(quotaRamp);
  const relief = isSame(set, line.quota) ? '' : ', less relief';
  const ramp = quotaRamp.eq(ONE) ? '' : ` × ${plain(quotaRamp)} ramp`;
  const [only] = parts;
  if (parts.length > 1) {
    const days = parts.flatMap((part) => part.days ?? []).at(-1);
    const span = { start: parts[0]!.row.start, end: parts.at(-1)!.row.end };
    return `${formatCount(parts.length, 'quota')} added up, ${formatPeriod(span)}${ramp}${relief}${days ? `; ${causeWords(days)}, ${shareWords(days)} in one of them` : ''}`;
  }
  if (!only || (!only.ofRow && !only.days && ramp === '' && relief === '')) return '';
  const of = only.ofRow ? ` × ${shareWords(only.ofRow)}` : '';
  const days = only.days ? ` × ${shareWords(only.days)}` : '';
  const why = only.days ? `; ${causeWords(only.days)}` : '';
  return `${formatMoney(only.amount)} for ${formatPeriod(only.row)}${of}${days}${ramp}${relief}${why}`;
}

const partOf = ({ amount, ofRow, days }: QuotaPart): Decimal =>
  amount.times(ofRow ? ratio(ofRow) : ONE).times(days ? ratio(days) : ONE);

/** How a target incentive comes about, as far as the steps give it to the cent. */
export function targetWorking(target: TargetTerms | undefined, amount: Decimal): string {
  if (!target) return 'from several pay terms one after the other';
  const { weight, ofYear, days, ramp, per } = target;
  const product = target.amount
    .times(weight ?? ONE)
    .times(ofYear ? ratio(ofYear) : ONE)
    .times(days ? ratio(days) : ONE)
    .times(ramp);
  const steps = [
    `${formatMoney(target.amount)} a ${per}`,
    weight && !weight.eq(ONE) ? `${formatPercent(weight, weight.times(100).decimalPlaces())} weight` : '',
    ofYear && !ofYear.part.eq(ofYear.whole) ? shareWords(ofYear) : '',
    days ? shareWords(days) : '',
    ramp.eq(ONE) ? '' : `${plain(ramp)} ramp`
  ].filter(Boolean);
  const why = days ? `; ${causeWords(days)}` : '';
  return isSame(product, amount)
    ? steps.join(' × ') + why
    : `from ${formatMoney(target.amount)} a ${per}${why}`;
}

/** Where a tier's rate comes from, where the plan does not name the number itself. */
export function rateWorking(component: Component | undefined, tier: TierRow, line: PayoutLine): string {
  if (component?.kind !== 'table') return '';
  const tables: readonly (readonly Pick<Tier, 'from' | 'rate'>[])[] = component.tiers
    ? [component.tiers]
    : (component.versions?.filter(({ start }) => start < line.end).map(({ tiers }) => tiers) ?? []);
  const rate =
    component.rate ??
    tables
      .toReversed()
      .flat()
      .find(({ from }) => from.eq(tier.from))?.rate;
  if (rate === undefined) return '';
  if ('attribute' in rate)
    return `rate: ${rate.times.eq(ONE) ? '' : `${plain(rate.times)} × `}the payee’s ${rate.attribute.replaceAll('_', ' ')}`;
  return 'baseRate' in rate && line.quota
    ? `rate: ${rate.baseRate.eq(ONE) ? '' : `${plain(rate.baseRate)} × `}${formatMoney(line.target)} target ÷ ${formatMoney(line.quota)} quota`
    : '';
}

/** How a step after the table works, with the rule it follows. */
export function stepWorking(component: Component | undefined, step: PayStep, line: PayoutLine): string {
  const { kind, operation, value, before, beyond } = step;
  if (kind === 'cap') return capWorking(component, step, line, beyond?.gt(0) ? beyond : undefined);
  if (kind === 'threshold') {
    const at = component?.threshold;
    if (!at) return '';
    return `pays from ${at.by === 'attainment' ? formatPercent(at.at, 0) + ' of quota' : plain(at.at)} on`;
  }
  if (kind === 'gate') {
    const gate = component?.gates.find(({ id }, index) => (id ?? `gates[${index}]`) === step.id);
    const asked =
      gate &&
      `asks ${gate.measures.join(gate.need === 'all' ? ' and ' : ' or ')} to reach ${gate.by === 'attainment' ? formatPercent(gate.atLeast, 0) : plain(gate.atLeast)}; missed, `;
    return `${asked ?? ''}${formatMoney(before)} × ${plain(value)}`;
  }
  if (kind === 'modifier' && operation === 'times') return `${formatMoney(before)} × ${plain(value)}`;
  if (kind === 'floor') return `at least ${formatMoney(value)}`;
  return formatMoney(value);
}

function capWorking(
  component: Component | undefined,
  { id, value }: PayStep,
  line: PayoutLine,
  beyond: Decimal | undefined
): string {
  const cap = component?.caps.find((one, index) => (one.id ?? `caps[${index}]`) === id);
  const soft = beyond ? `, beyond it ${formatPercent(beyond, 0)} counts` : '';
  if (!cap || cap.on === 'earned' || cap.at.isZero()) return `at most ${formatMoney(value)}${soft}`;
  const base = cap.on === 'targetIncentive' ? line.target : value.div(cap.at);
  const what = cap.on === 'targetIncentive' ? 'target' : 'base pay';
  return `${plain(cap.at)} × ${formatMoney(base)} ${what} = ${formatMoney(value)} at most${soft}`;
}
