import { type Decimal, ONE, sumDecimals } from '../../money.ts';
import type { PayoutLine, TierRow } from '../payout.ts';
import { dusted, roundPay, roundingOf } from '../rounding.ts';
import type { Component, PlanDocument } from '../schema/plan.ts';
import { type Trace, TraceWriter } from './trace.ts';

/** The lineage of a line: credits, measure, attainment, tier by tier, modifiers, rounding. */
export function traceLine(document: PlanDocument, line: PayoutLine, currency: string): Trace {
  const plan = document.plans.findIndex(({ id }) => id === line.plan);
  const index = document.plans[plan]!.components.findIndex(({ id }) => id === line.component);
  const component = document.plans[plan]!.components[index]!;
  const path = `plans[${plan}].components[${index}]`;
  const writer = new TraceWriter();
  const credit = traceCredit(writer, line);
  const quota =
    line.quota &&
    writer.given(
      'measurement',
      'input.quotas',
      'Quota after division, proration, relief and ramp',
      line.quota
    );
  if (
    quota &&
    line.attainment &&
    line.quota!.gt(0) &&
    dusted(line.credit.div(line.quota!)).eq(dusted(line.attainment))
  ) {
    writer.add({
      stage: 'measurement',
      rule: path,
      label: 'Attainment: credit ÷ quota',
      operation: 'quotient',
      of: [credit, quota],
      value: line.attainment
    });
  }
  const target = writer.given('incentive', `${path}.weight`, 'Target incentive of the interval', line.target);
  const tiers = line.tiers.map((row, i) =>
    traceTier(writer, document, component, line, row, `${path}.${tierPath(component, row, i)}`, {
      credit,
      quota,
      target
    })
  );
  let pay = writer.add({
    stage: 'incentive',
    rule: path,
    label: 'Sum of the tiers',
    operation: 'sum',
    of: tiers,
    value: sumDecimals(line.tiers.map(({ payout }) => payout))
  });
  if (line.adjusts === undefined) pay = traceSteps(writer, line, pay, path);
  traceRounding(writer, document, line, pay, currency);
  return {
    of: { payee: line.payee, period: line.period, plan: line.plan, component: line.component },
    steps: writer.steps
  };
}

function traceCredit(writer: TraceWriter, line: PayoutLine): string {
  const credits = line.credits.map(({ id, date, amount, rule, share }) =>
    writer.given(
      'credit',
      `crediting.${rule}`,
      `Credit ${id} of ${date}${share.eq(1) ? '' : `, share ${share.toFixed()}`}`,
      amount
    )
  );
  const sum = sumDecimals(line.credits.map(({ amount }) => amount));
  if (!sum.eq(line.credit)) {
    const what =
      credits.length === 0
        ? 'Value given in the results, or reached by objectives'
        : 'Caps on credit, or a team’s figure';
    credits.push(writer.given('measurement', 'input.results', what, line.credit.minus(sum)));
  }
  return writer.add({
    stage: 'measurement',
    rule: 'measures',
    label: 'Credit of the interval',
    operation: 'sum',
    of: credits,
    value: line.credit
  });
}

const tierPath = (component: Component, row: TierRow, index: number): string => {
  if (component.kind === 'objectives') return `objectives[${index}]`;
  if (component.kind !== 'table' || component.tiers === undefined)
    return component.kind === 'table' && component.versions ? 'versions' : 'rate';
  return `tiers[${component.tiers.findIndex(({ from }) => from.eq(row.from))}]`;
};

type Refs = { readonly credit: string; readonly quota: string | undefined; readonly target: string };

/** One tier: the part of credit in it, its rate, its pay. What other rules shaped enters as given. */
function traceTier(
  writer: TraceWriter,
  document: PlanDocument,
  component: Component,
  line: PayoutLine,
  row: TierRow,
  rule: string,
  refs: Refs
): string {
  const amount = traceAmount(writer, component, line, row, rule, refs);
  const rate = writer.given('incentive', `${rule}.rate`, `Rate from ${row.from.toFixed()}`, row.rate);
  const label = `Pay from ${row.from.toFixed()} to ${row.to?.toFixed() ?? 'the top'}`;
  const candidates: { operation: 'product' | 'quotient'; of: string[]; value: () => Decimal }[] = [
    { operation: 'product', of: [amount, rate], value: () => row.amount.times(row.rate) },
    { operation: 'product', of: [rate, refs.target], value: () => row.rate.times(line.target) },
    { operation: 'product', of: [rate], value: () => row.rate }
  ];
  if (refs.quota && line.quota!.gt(0)) {
    const over = refs.quota;
    candidates.unshift({
      operation: 'quotient',
      of: [amount, rate, refs.target, over],
      value: () => row.amount.times(row.rate).times(line.target).div(line.quota!)
    });
  }
  const fits = candidates.find(({ value }) => dusted(value()).eq(dusted(row.payout)));
  const stage = 'incentive' as const;
  if (fits)
    return writer.add({ stage, rule, label, operation: fits.operation, of: fits.of, value: row.payout });
  if (document.settings.rounding.point === 'tier') {
    return writer.given(stage, rule, `${label}, each transaction rounded by itself`, row.payout);
  }
  return writer.given(stage, rule, `${label} (on base pay, or by transactions of opposite sign)`, row.payout);
}

function traceAmount(
  writer: TraceWriter,
  component: Component,
  line: PayoutLine,
  row: TierRow,
  rule: string,
  refs: Refs
): string {
  const label = `Credit from ${row.from.toFixed()} to ${row.to?.toFixed() ?? 'the top'}`;
  const plain =
    component.kind === 'table' &&
    component.mode === 'marginal' &&
    component.position === 'interval' &&
    component.threshold?.pay !== 'fromThreshold';
  const unit = component.kind === 'table' && component.by === 'attainment' ? line.quota : ONE;
  if (plain && unit && unit.gt(0)) {
    const from = writer.given('incentive', `${rule}.from`, 'Start of the tier', row.from);
    const to =
      row.to === undefined ? [] : [writer.given('incentive', rule, 'Start of the next tier', row.to)];
    const scale =
      component.by === 'attainment' && refs.quota ? refs.quota : writer.given('incentive', rule, 'Unit', ONE);
    const top = row.to?.times(unit);
    const whole = (top === undefined || line.credit.lt(top) ? line.credit : top).minus(row.from.times(unit));
    const value =
      row.from.lte(0) && line.credit.isNegative()
        ? line.credit
        : whole.isNegative()
          ? whole.times(0).abs()
          : whole;
    if (value.eq(row.amount)) {
      return writer.add({
        stage: 'incentive',
        rule,
        label,
        operation: 'slice',
        of: [refs.credit, from, ...to, scale],
        value
      });
    }
  }
  return row.amount.eq(line.credit) ? refs.credit : writer.given('incentive', rule, label, row.amount);
}

function traceSteps(writer: TraceWriter, line: PayoutLine, pay: string, path: string): string {
  let running = pay;
  for (const step of line.modifiers) {
    const value = writer.given('incentive', `${path}.${step.id}`, `${step.kind} ${step.id}`, step.value);
    const of = [running, value];
    if (step.operation === 'softCap')
      of.push(writer.given('incentive', `${path}.${step.id}`, 'Counts beyond the limit', step.beyond!));
    const operation = (
      { times: 'product', plus: 'sum', minus: 'minus', softCap: 'softCap', floor: 'floor' } as const
    )[step.operation];
    running = writer.add({
      stage: 'incentive',
      rule: `${path}.${step.id}`,
      label: `After ${step.kind} ${step.id}`,
      operation,
      of,
      value: step.after
    });
  }
  return running;
}

/** The rounding point; where a statement or a running total is rounded, the line's share of it is given. */
function traceRounding(
  writer: TraceWriter,
  document: PlanDocument,
  line: PayoutLine,
  pay: string,
  currency: string
): void {
  const rounding = roundingOf(document.settings, currency);
  const { mode, places } = rounding;
  const stage = 'rounding' as const;
  const rule = 'settings.rounding';
  const rounded = roundPay(writer.valueOf(pay), rounding);
  if (line.adjusts === undefined && rounded.eq(line.earned)) {
    writer.add({
      stage,
      rule,
      label: 'Earned',
      operation: 'round',
      of: [pay],
      value: line.earned,
      places,
      mode
    });
    return;
  }
  const what =
    line.adjusts === undefined
      ? 'Rounded with the statement: this line’s share of the difference'
      : `Already recognised for ${line.adjusts}`;
  const difference = writer.given(stage, rule, what, line.earned.minus(writer.valueOf(pay)));
  writer.add({ stage, rule, label: 'Earned', operation: 'sum', of: [pay, difference], value: line.earned });
}
