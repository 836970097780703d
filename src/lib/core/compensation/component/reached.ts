import { type Decimal, sumDecimals, ZERO } from '../../money.ts';
import { addDays, type Period } from '../../period.ts';
import type { Credit } from '../crediting/credit.ts';
import { reachedOver } from '../measure/figures.ts';
import type { ReachedMemory, SpanMemory } from '../measure/context.ts';
import { quotaOver } from '../measure/quota.ts';
import { settle } from '../rounding.ts';
import type { TableComponent } from '../schema/plan.ts';
import { attain } from './attain.ts';
import { capTransaction } from './caps.ts';
import { levelOf } from './level.ts';
import type { Spot } from './spot.ts';

/** What is compared with the table: total, quota, and attainment where it is no plain quotient. */
export type SpanReached = {
  readonly total: Decimal;
  readonly quota: Decimal | undefined;
  readonly attainment?: Decimal | undefined;
  readonly credits: readonly Credit[];
  /** The part of the total that lies before the interval. */
  readonly before: Decimal;
};

type TableSpot = Spot<TableComponent>;

/** The payee's own credit and quota. */
export function ownReached(spot: TableSpot, span: Period, compared: Period): SpanReached {
  const { context, payee, plan, pieces, component, interval } = spot;
  const measure = component.measure!;
  const { total, credits } = reachedOver(context, plan, payee, measure, span, pieces, component);
  const earlier = { start: span.start, end: interval.start };
  const capping = component.caps.some(({ on }) => on === 'transaction');
  const sum = (list: readonly Credit[], plain: Decimal) =>
    capping ? sumDecimals(list.map(({ amount }) => capTransaction(component, amount))) : plain;
  const before =
    span.start < interval.start
      ? reachedOver(context, plan, payee, measure, earlier, pieces, component)
      : { total: ZERO, credits: [] };
  return {
    total: sum(credits, total),
    quota: quotaOver(context, payee, measure, compared, pieces, plan.terms),
    credits,
    before: sum(before.credits, before.total)
  };
}

/** The team's: total over total, or the mean of the attainments. */
export function teamReached(spot: TableSpot, span: Period, compared: Period): SpanReached {
  const { context, payee, component, interval } = spot;
  const { of } = component.team!;
  const team = context.hierarchy.below(payee, addDays(interval.end, -1), of === 'all' ? 'all' : 1);
  const memory = context.reached && spanMemory(context.reached, spot, span, compared);
  const members = team.map((id) => memberReached(spot, id, span, compared, memory));
  const last = memory?.teams.get(payee);
  if (last && isSameList(last.members, members)) return last.team;
  const summed = sumTeam(members, component);
  memory?.teams.set(payee, { members, team: summed });
  return summed;
}

function sumTeam(members: readonly SpanReached[], component: TableComponent): SpanReached {
  const total = sumDecimals(members.map((member) => member.total));
  const quotas = members.flatMap(({ quota }) => quota ?? []);
  const quota = quotas.length === 0 ? undefined : sumDecimals(quotas);
  const base = {
    quota,
    credits: members.flatMap(({ credits }) => credits),
    before: sumDecimals(members.map(({ before }) => before))
  };
  if (component.team!.attainment === 'total' || quota === undefined) return { ...base, total };
  const attainments = members.flatMap((member) => attain(member.total, member.quota) ?? []);
  const mean = attainments.length === 0 ? ZERO : sumDecimals(attainments).div(attainments.length);
  // The mean stands in the table where the team's total would: as that share of the team's quota.
  return { ...base, total: settle(mean.times(quota)), attainment: settle(mean) };
}

/**
 * A member's own figures, over its days with the company. With a memory they stay the same object for as long as
 * they say the same, so that a team is only summed again over the spans in which something changed.
 */
function memberReached(
  spot: TableSpot,
  payee: string,
  span: Period,
  compared: Period,
  memory: SpanMemory | undefined
): SpanReached {
  const { context } = spot;
  const version = context.reached?.versionOf(payee) ?? 0;
  const last = memory?.members.get(payee);
  if (last?.version === version) return last.own;
  const pieces = (context.payees.get(payee) ?? []).map(({ days }) => days);
  const fresh = ownReached({ ...spot, payee, pieces }, span, compared);
  const own = last && isSameReached(last.own, fresh) ? last.own : fresh;
  memory?.members.set(payee, { version, own });
  return own;
}

/** What is remembered of one component over one span. */
function spanMemory(
  { spans }: ReachedMemory,
  { interval, plan, component }: TableSpot,
  span: Period,
  compared: Period
): SpanMemory {
  const key = `${plan.id} ${component.id} ${interval.start} ${span.start} ${span.end} ${compared.start} ${compared.end}`;
  let memory = spans.get(key);
  if (memory === undefined) spans.set(key, (memory = { members: new Map(), teams: new Map() }));
  return memory;
}

const isSameList = (a: readonly SpanReached[], b: readonly SpanReached[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

const isSameReached = (a: SpanReached, b: SpanReached): boolean =>
  a.total.eq(b.total) &&
  a.before.eq(b.before) &&
  (a.quota === undefined ? b.quota === undefined : b.quota !== undefined && a.quota.eq(b.quota)) &&
  a.credits.length === b.credits.length &&
  a.credits.every(({ id, date, amount }, i) => {
    const other = b.credits[i]!;
    return id === other.id && date === other.date && amount.eq(other.amount);
  });

/** Attainment by contribution: the weighted sum of attainments, against a quota of 1. */
export function combinedReached(
  spot: TableSpot,
  span: Period,
  parts: NonNullable<TableComponent['combined']>
): SpanReached {
  const levels = parts.map(({ measure, weight }) =>
    (levelOf(spot, measure, 'attainment', span) ?? ZERO).times(weight)
  );
  const total = settle(sumDecimals(levels));
  return { total, quota: settle(ZERO.plus(1)), attainment: total, credits: [], before: ZERO };
}
