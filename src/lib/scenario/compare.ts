import { currencyExponent, Decimal, decimalText } from '../core/money.ts';
import type { QueryOptions } from '../engine/connector.ts';
import { changeGroups, type Change, type ChangeGroup } from './change.ts';
import type { Evaluator } from './evaluate.ts';
import type { Evaluation, Totals } from './evaluation.ts';
import type { Scenario } from './scenario.ts';

export type ComparedFigure = keyof Totals;
export const comparedFigures: readonly ComparedFigure[] = [
  'credit',
  'quota',
  'attainment',
  'earned',
  'paid',
  'cost'
];

/** One bar of a bridge: a run of changes of one group, in the order they were made, and what it adds. */
export type BridgeStep = { readonly group: ChangeGroup; readonly changes: number; readonly amount: string };

/** A figure of two scenarios; the bridge's amounts add up to `delta` exactly. */
export type Difference = {
  readonly figure: ComparedFigure;
  readonly base: string | null;
  readonly other: string | null;
  readonly delta: string | null;
  readonly bridge: readonly BridgeStep[];
};

export type RepMove = {
  readonly rep: string;
  readonly credit: string;
  readonly quota: string;
  readonly earned: string;
  readonly paid: string;
};
export type UnitMove = { readonly unit: string; readonly from: string | null; readonly to: string | null };

/** What changes from a base to one scenario, and who and what moves. */
export type ScenarioComparison = {
  readonly id: string;
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly moved: { readonly reps: readonly RepMove[]; readonly units: readonly UnitMove[] };
};

/**
 * Compare a scenario with a base. The bridge walks the scenario's changes in the order they were made, one bar for
 * each run of changes of the same group, and starts at the base's figure: where the base has changes of its own,
 * its changes are taken back first as one bar of their groups. A base of another basis is measured on that of the
 * scenario: the past replayed and a forecast never stand in one difference.
 */
export async function compareScenarios(
  evaluator: Evaluator,
  asked: Scenario,
  other: Scenario,
  options?: QueryOptions
): Promise<ScenarioComparison> {
  const base = ofBasis(asked, other);
  const from = await evaluator.evaluate(base, options);
  const to = await evaluator.evaluate(other, options);
  const stages = await walk(evaluator, base, other, options);
  return {
    id: other.id,
    title: other.title,
    differences: comparedFigures.map((figure) => difference(figure, from, to, stages)),
    moved: { reps: movedReps(from, to), units: movedUnits(from, to) }
  };
}

/** A scenario measured on what another one is measured on. */
export const ofBasis = (scenario: Scenario, { basis }: Pick<Scenario, 'basis'>): Scenario =>
  scenario.basis === basis ? scenario : { ...scenario, basis };

type Stage = { readonly group: ChangeGroup; readonly changes: number; readonly totals: Totals };

async function walk(
  evaluator: Evaluator,
  base: Scenario,
  other: Scenario,
  options?: QueryOptions
): Promise<Stage[]> {
  const shared = sharedStart(base.changes, other.changes);
  const back = runsOf(base.changes.slice(shared)).reverse();
  const forth = runsOf(other.changes.slice(shared));
  const stages: Stage[] = [];
  let changes = [...base.changes];
  for (const run of back) {
    changes = changes.slice(0, changes.length - run.length);
    stages.push(await stage(evaluator, base, changes, run, options));
  }
  for (const run of forth) {
    changes = [...changes, ...run];
    stages.push(await stage(evaluator, other, changes, run, options));
  }
  return stages;
}

async function stage(
  evaluator: Evaluator,
  scenario: Scenario,
  changes: readonly Change[],
  run: readonly Change[],
  options?: QueryOptions
): Promise<Stage> {
  const { totals } = await evaluator.evaluate({ ...scenario, changes }, options);
  return { group: changeGroups[run[0]!.type], changes: run.length, totals };
}

/** How many changes two scenarios begin with in common: a branch is compared from where it parted. */
function sharedStart(a: readonly Change[], b: readonly Change[]): number {
  let count = 0;
  while (count < a.length && count < b.length && JSON.stringify(a[count]) === JSON.stringify(b[count]))
    count++;
  return count;
}

function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last && changeGroups[last[0]!.type] === changeGroups[change.type]) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

function difference(
  figure: ComparedFigure,
  from: Evaluation,
  to: Evaluation,
  stages: readonly Stage[]
): Difference {
  const places = figure === 'attainment' ? 2 : currencyExponent(from.currency);
  const [base, other] = [from.totals[figure], to.totals[figure]];
  if (base === null || other === null || stages.some(({ totals }) => totals[figure] === null)) {
    return {
      figure,
      base,
      other,
      delta: base !== null && other !== null ? minus(other, base, places) : null,
      bridge: []
    };
  }
  let before = base;
  const bridge = stages.map(({ group, changes, totals }) => {
    const amount = minus(totals[figure]!, before, places);
    before = totals[figure]!;
    return { group, changes, amount };
  });
  return { figure, base, other, delta: minus(other, base, places), bridge };
}

const minus = (a: string, b: string, places: number) => decimalText(new Decimal(a).minus(b), places);

type RepSums = { credit: Decimal; quota: Decimal; earned: Decimal; paid: Decimal };

function movedReps(from: Evaluation, to: Evaluation): RepMove[] {
  const places = currencyExponent(from.currency);
  const [before, after] = [sumByRep(from), sumByRep(to)];
  const zero: RepSums = {
    credit: new Decimal(0),
    quota: new Decimal(0),
    earned: new Decimal(0),
    paid: new Decimal(0)
  };
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((rep) => {
    const [a, b] = [before.get(rep) ?? zero, after.get(rep) ?? zero];
    const delta = (figure: keyof RepSums) => decimalText(b[figure].minus(a[figure]), places);
    const move = {
      rep,
      credit: delta('credit'),
      quota: delta('quota'),
      earned: delta('earned'),
      paid: delta('paid')
    };
    const same = (Object.keys(zero) as (keyof RepSums)[]).every((figure) => a[figure].eq(b[figure]));
    return same ? [] : [move];
  });
}

function sumByRep({ credits, attainment, payouts }: Evaluation): Map<string, RepSums> {
  const sums = new Map<string, RepSums>();
  const add = (rep: string, figure: keyof RepSums, amount: string) => {
    const sum = sums.get(rep) ?? {
      credit: new Decimal(0),
      quota: new Decimal(0),
      earned: new Decimal(0),
      paid: new Decimal(0)
    };
    sum[figure] = sum[figure].plus(amount);
    sums.set(rep, sum);
  };
  for (const { rep, credit } of credits) if (rep !== null) add(rep, 'credit', credit);
  for (const { rep, quota } of attainment) add(rep, 'quota', quota);
  for (const { payee, earned, paid } of payouts) {
    add(payee, 'earned', earned);
    add(payee, 'paid', paid);
  }
  return sums;
}

function movedUnits(from: Evaluation, to: Evaluation): UnitMove[] {
  return [...new Set([...from.alignment.keys(), ...to.alignment.keys()])].sort().flatMap((unit) => {
    const [a, b] = [from.alignment.get(unit) ?? null, to.alignment.get(unit) ?? null];
    return a === b ? [] : [{ unit, from: a, to: b }];
  });
}
