import { blockOf } from '../core/compensation/measure/time-span.ts';
import type { Component, PlanDocument } from '../core/compensation/schema/plan.ts';
import { type IsoDate, type Period } from '../core/period.ts';
import type { LedgerDays, OwnDay } from '../engine/queries/ledger-days.ts';
import type { ReportingRow } from '../engine/queries/plan-assignment-rows.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { payPeriods } from './payout-input.ts';
import type { PlanState } from './plan-state.ts';
import { readPlan } from './read-plan.ts';

/** `key` tells the days of one workspace apart. */
export type KeyedDays = LedgerDays & { readonly key: string };

/**
 * The days at which credit is cut, so that its sums are paid as its transactions one by one would be: the ends of
 * pay periods, those of the plans' intervals, windows and dated tiers, and each person's own days of joining and
 * leaving the company or a plan. Where credit rolls up, the days of everybody above count as well.
 */
export function ledgerDays(start: LoadedBaseline, state: PlanState): KeyedDays {
  const periods = payPeriods(start, state);
  const edges = [...periods, ...state.quotas.values()].flatMap((period) => [period.start, period.end]);
  const bounds = [...new Set(edges)].sort();
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return { bounds, own: [], key: '' };
  const span = { start: first, end: last };
  const documents = [...state.plans.values()].flatMap((json) => {
    const plan = readPlan(json);
    return plan.ok ? [plan.value] : [];
  });
  const inside = (day: IsoDate | null): day is IsoDate => day !== null && day > first && day < last;
  const cut = [...new Set([...bounds, ...documents.flatMap((plan) => planDays(plan, span)).filter(inside)])];
  const isRolledUp = documents.some(({ crediting }) => crediting.some(({ kind }) => kind === 'rollup'));
  const known = new Set(cut);
  const days = isRolledUp ? withThoseAbove(start, personalDays(start)) : personalDays(start);
  const own = [...days].flatMap(([rep, list]): OwnDay[] =>
    [...new Set(list)].filter((day) => inside(day) && !known.has(day)).map((day) => ({ rep, day }))
  );
  const byRepAndDay = (a: OwnDay, b: OwnDay) =>
    a.rep < b.rep ? -1 : a.rep > b.rep ? 1 : a.day < b.day ? -1 : 1;
  return {
    bounds: cut.sort(),
    own: own.sort(byRepAndDay),
    key: `${cut.join()}${isRolledUp ? ' rolled up' : ''}`
  };
}

/** Days at which a plan begins to pay otherwise, for everybody. */
function planDays({ plans, settings: { yearStart } }: PlanDocument, span: Period): IsoDate[] {
  return plans.flatMap(({ components }) =>
    components.flatMap((component) => [
      ...blockStarts(component.interval, yearStart, span),
      ...(cumulatesOver(component) ? blockStarts(cumulatesOver(component)!, yearStart, span) : []),
      ...(component.window ? [component.window.start, component.window.end] : []),
      ...(component.kind === 'table' ? (component.versions ?? []).map((version) => version.start) : [])
    ])
  );
}

const cumulatesOver = (component: Component) =>
  component.kind === 'table' && component.position.startsWith('cumulative') ? component.span : undefined;

function blockStarts(interval: Component['interval'], yearStart: string, span: Period): IsoDate[] {
  if (interval === 'period') return [];
  const starts: IsoDate[] = [];
  for (let day = span.start; day < span.end;) {
    const block = blockOf(day, interval, yearStart);
    starts.push(block.start);
    day = block.end;
  }
  return starts;
}

/** When each person came and went, with the company and with each plan of the data. */
function personalDays({ reps, planAssignments }: LoadedBaseline): Map<string, IsoDate[]> {
  const days = new Map<string, IsoDate[]>();
  const add = (person: string, ...found: readonly (IsoDate | null)[]) => {
    const list = days.get(person) ?? [];
    days.set(person, [...list, ...found.flatMap((day) => day ?? [])]);
  };
  for (const { rep, hired, left } of reps) add(rep, hired, left);
  for (const { payee, start, end } of planAssignments) add(payee, start, end);
  return days;
}

/** Each person's days with those of everybody above, and the days on which the line up to them changed. */
function withThoseAbove(
  { reporting }: LoadedBaseline,
  days: ReadonlyMap<string, readonly IsoDate[]>
): Map<string, IsoDate[]> {
  const above = new Map<string, ReportingRow[]>();
  for (const line of reporting) above.set(line.rep, [...(above.get(line.rep) ?? []), line]);
  return new Map(
    [...new Set([...days.keys(), ...above.keys()])].map((person) => {
      const chain = new Set([person]);
      const found: IsoDate[] = [];
      // A set that grows while it is walked: each person once, so a loop in the data ends.
      for (const one of chain) {
        found.push(...(days.get(one) ?? []));
        for (const { manager, start, end } of above.get(one) ?? []) {
          chain.add(manager);
          found.push(...[start, end].flatMap((day) => day ?? []));
        }
      }
      return [person, found];
    })
  );
}
