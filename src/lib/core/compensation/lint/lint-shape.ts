import { Decimal, decimalText, ZERO } from '../../money.ts';
import { figureText } from '../payout-document.ts';
import type { Component } from '../schema/plan.ts';
import { breakpointsOf } from './breakpoints.ts';
import type { LintFinding } from './lint-finding.ts';
import type { Probe } from './probe.ts';

type Say = (code: LintFinding['code'], message: string, witness: LintFinding['witness']) => void;

/** Risks in the shape of a component's pay, each shown on computed rows. */
export function lintShape(component: Component, probe: Probe, name: string): LintFinding[] {
  const findings: LintFinding[] = [];
  const say: Say = (code, message, witness) => findings.push({ code, component: name, message, witness });
  const { quota } = probe;
  const points = breakpointsOf(component, quota);
  const step = quota.times('1e-6');
  const far = Decimal.max(quota.times(5), (points.at(-1) ?? ZERO).times(2));
  const scale = Decimal.max(probe.payAt(quota).abs(), probe.payAt(far).abs());
  lintZero(probe, say);
  for (const point of points) lintJump(probe, point, step, scale, say);
  lintFlats(component, probe, points, step, far, say);
  lintFalls(probe, points, step, far, scale, say);
  lintUnreachable(component, probe, say);
  lintBelowThreshold(component, probe, say);
  lintWindfall(probe, say);
  return findings;
}

function lintZero(probe: Probe, say: Say): void {
  const pay = probe.payForNothing;
  if (pay.lte(0)) return;
  const earned = decimalText(pay.toDecimalPlaces(2), 2);
  say('pay-at-zero', `Pays ${earned} for no credit at all.`, { at: { ...probe.row(ZERO), earned } });
}

/** A jump at a point: more pay at once (a cliff), or less. Ordinary slopes change by far less over one step. */
function lintJump(probe: Probe, point: Decimal, step: Decimal, scale: Decimal, say: Say): void {
  const [before, at] = [probe.payAt(point.minus(step)), probe.payAt(point)];
  const jump = at.minus(before);
  const slope = at.gt(0) ? probe.payAt(point.plus(step)).minus(at).abs() : ZERO;
  const allowed = Decimal.max(scale.times('1e-4'), slope.times(10));
  if (jump.abs().lte(allowed)) return;
  const rows = { before: probe.row(point.minus(step)), at: probe.row(point) };
  const amount = decimalText(jump.abs().toDecimalPlaces(2), 2);
  if (jump.gt(0))
    say(
      'cliff',
      `Pay jumps by ${amount} at a credit of ${figureText(point)}: deals are worth holding or splitting around it.`,
      rows
    );
  else
    say(
      'non-monotone',
      `Pay falls by ${amount} at a credit of ${figureText(point)}: more credit pays less.`,
      rows
    );
}

/** Stretches where more credit pays nothing more: between paying stretches a gap, after the last a dead zone. */
function lintFlats(
  component: Component,
  probe: Probe,
  points: readonly Decimal[],
  step: Decimal,
  far: Decimal,
  say: Say
): void {
  const lumps =
    component.kind === 'perTransaction' || component.kind === 'pool' || component.kind === 'objectives';
  if (lumps || probe.payAt(far).lte(0)) return;
  const capAt = flatFrom(probe, far);
  const edges = [ZERO, ...points.filter((point) => capAt === undefined || point.lt(capAt)), capAt ?? far];
  const stepped =
    (component.kind === 'table' && component.mode === 'band') ||
    (component.kind === 'matrix' && component.mode === 'band');
  for (let i = 0; i + 1 < edges.length; i++) {
    const [low, high] = [edges[i]!.plus(step), edges[i + 1]!.minus(step)];
    if (low.gte(high) || !probe.payAt(low).eq(probe.payAt(high))) continue;
    const belowThreshold =
      component.threshold !== undefined && high.lte(thresholdCredit(component, probe.quota));
    if (stepped || belowThreshold) continue;
    say(
      'gap',
      `Credit between ${figureText(edges[i]!)} and ${figureText(edges[i + 1]!)} pays nothing more.`,
      { from: probe.row(low), to: probe.row(high) }
    );
  }
  if (capAt !== undefined) {
    say(
      'dead-zone',
      `Above a credit of ${figureText(capAt.toDecimalPlaces(2))} more credit pays nothing more.`,
      {
        from: probe.row(capAt.toDecimalPlaces(2)),
        to: probe.row(far)
      }
    );
  }
}

const thresholdCredit = ({ threshold }: Component, quota: Decimal): Decimal =>
  threshold!.by === 'attainment' ? threshold!.at.times(quota) : threshold!.at;

/** The credit from which pay stays what it is far out, found by halving; undefined where it still grows. */
function flatFrom(probe: Probe, far: Decimal): Decimal | undefined {
  const top = probe.payAt(far);
  if (!probe.payAt(far.times('0.999')).eq(top) || !probe.payAt(far.times(2)).eq(top)) return undefined;
  let [low, high] = [ZERO, far];
  for (let i = 0; i < 50; i++) {
    const middle = low.plus(high).div(2);
    if (probe.payAt(middle).eq(top)) high = middle;
    else low = middle;
  }
  return high;
}

/** Pay that falls along a slope (a negative rate). Jumps are told by themselves. */
function lintFalls(
  probe: Probe,
  points: readonly Decimal[],
  step: Decimal,
  far: Decimal,
  scale: Decimal,
  say: Say
): void {
  const edges = [ZERO, ...points, far];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [low, high] = [edges[i]!.plus(step), edges[i + 1]!.minus(step)];
    if (low.gte(high) || probe.payAt(low).minus(probe.payAt(high)).lte(scale.times('1e-4'))) continue;
    say(
      'non-monotone',
      `Between a credit of ${figureText(edges[i]!)} and ${figureText(edges[i + 1]!)} more credit pays less.`,
      { from: probe.row(low), to: probe.row(high) }
    );
  }
}

/** Tiers that start where a cap on pay or credit already holds. */
function lintUnreachable(component: Component, probe: Probe, say: Say): void {
  if (component.kind !== 'table' || component.caps.length === 0) return;
  const tiers = component.tiers ?? [];
  const hard = component.caps.filter(({ beyond }) => beyond.isZero());
  for (const { from } of tiers) {
    const start = component.by === 'attainment' ? from.times(probe.quota) : from;
    if (from.lte(0)) continue;
    const limited = hard.some(
      ({ on, at }) =>
        (on === 'attainment' && start.gte(at.times(probe.quota))) ||
        (on === 'credit' && start.gte(at)) ||
        (on === 'transaction' && component.position === 'transaction' && start.gte(at))
    );
    const paidOut =
      probe.payAt(start).gt(0) &&
      probe.payAt(start).eq(probe.payAt(start.times(3))) &&
      !probe.payAt(ZERO).eq(probe.payAt(start));
    if (limited || (paidOut && hard.length > 0)) {
      say('unreachable-tier', `The tier from ${figureText(from)} never pays: a cap holds before it.`, {
        at: probe.row(start),
        beyond: probe.row(start.times(3))
      });
    }
  }
}

/** Tiers that end before the threshold: nothing is paid there, and above it their rate is not used. */
function lintBelowThreshold(component: Component, probe: Probe, say: Say): void {
  if (component.kind !== 'table' || !component.threshold || !component.tiers) return;
  // A marginal table that pays from the first unit uses its lower tiers once the threshold is reached.
  const slices = component.mode === 'marginal' && component.position !== 'transaction';
  if (slices && component.threshold.pay === 'fromFirst') return;
  const threshold = thresholdCredit(component, probe.quota);
  const scale = component.by === 'attainment' ? probe.quota : 1;
  component.tiers.forEach(({ from }, i) => {
    const next = component.tiers?.[i + 1]?.from.times(scale);
    if (!next || next.gt(threshold)) return;
    say('unreachable-tier', `The tier from ${figureText(from)} never pays: it ends below the threshold.`, {
      at: probe.row(next.minus(probe.quota.times('1e-6'))),
      threshold: probe.row(threshold)
    });
  });
}

/** No cap and a steep top: five times quota pays more than ten times the pay at quota. */
function lintWindfall(probe: Probe, say: Say): void {
  const [quota, five] = [probe.payAt(probe.quota), probe.payAt(probe.quota.times(5))];
  if (quota.lte(0) || five.lte(quota.times(10))) return;
  const times = decimalText(five.div(quota).toDecimalPlaces(1));
  say('windfall', `Five times quota pays ${times} times the pay at quota and nothing limits it.`, {
    quota: probe.row(probe.quota),
    windfall: probe.row(probe.quota.times(5))
  });
}
