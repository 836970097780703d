import type { Decimal } from '../../money.ts';
import type { PlanDocument, Rate } from '../schema/plan.ts';
import type { ComponentFigures } from './fast-figures.ts';
import { levelsAsked } from './fast-figures.ts';
import { fastPrice, type FastSteps } from './fast-table.ts';
import type { FastComponent } from './scope.ts';

/**
 * Pay of the lines of a component before rounding, from its figures; `out` has one place for each line. A run of
 * lines may be asked for alone; it must hold all lines of the payees in it.
 */
export type FastProgram = (
  figures: ComponentFigures,
  out: Float64Array,
  first?: number,
  behind?: number
) => void;

const capped = (amount: number, limit: number, beyond: number) =>
  amount > limit ? limit + (amount - limit) * beyond : amount;

/** Turn a component into a program over typed arrays: everything looked up once, no code made from text. */
export function compileComponent({ settings }: PlanDocument, component: FastComponent): FastProgram {
  const { mode, position, threshold, floor } = component;
  const tiers: readonly { from?: Decimal; rate: Rate }[] = component.tiers ?? [{ rate: component.rate! }];
  const size = tiers.length;
  const from = Float64Array.from(tiers, (tier) => tier.from?.toNumber() ?? 0);
  const fixed = Float64Array.from(tiers, ({ rate }) =>
    'attribute' in rate || 'baseRate' in rate ? 0 : rate.toNumber()
  );
  const perBase = Float64Array.from(tiers, ({ rate }) => ('baseRate' in rate ? rate.baseRate.toNumber() : 0));
  const taken = Uint8Array.from(tiers, ({ rate }) => ('attribute' in rate ? 1 : 0));
  const steps: FastSteps = {
    starts: new Float64Array(size),
    rates: new Float64Array(size),
    edge: component.edge ?? settings.tierEdge
  };
  const byAttainment = component.by === 'attainment';
  const flat = from.every((start) => start === 0);
  const perAttainment = component.pays === 'targetIncentive' || component.pays === 'base';
  const lumps = mode === 'band' || mode === 'curve';
  const cumulative = position === 'cumulativeInput' || position === 'cumulativeOutput';
  const caps = component.caps.map(({ on, at, beyond }) => ({
    on,
    at: at.toNumber(),
    beyond: beyond.toNumber()
  }));
  const link = compileLinkage(component);

  const count = (credit: number, quota: number) => {
    let counted = credit;
    for (const { on, at, beyond } of caps) {
      if (on === 'credit') counted = capped(counted, at, beyond);
      if (on === 'attainment' && !Number.isNaN(quota)) counted = capped(counted, at * quota, beyond);
    }
    return position === 'overage' ? Math.max(0, counted - (Number.isNaN(quota) ? 0 : quota)) : counted;
  };

  return (figures, out, first = 0, behind = figures.credits.length) => {
    const { credits, quotas, targets, bases, previous, attributes } = figures;
    const toDate = new Float64Array(behind - first);
    const earned = new Float64Array(behind - first);
    for (let line = first; line < behind; line++) {
      const [quota, target, base] = [quotas[line]!, targets[line]!, bases[line]!];
      const earlier = previous[line]!;
      const before = cumulative ? (earlier < 0 ? figures.before[line]! : toDate[earlier - first]!) : 0;
      const total = before + credits[line]!;
      toDate[line - first] = total;
      const hasQuota = quota > 0;
      const money = component.pays === 'targetIncentive' ? target : component.pays === 'base' ? base : 1;
      let pay = 0;
      if (hasQuota || !((byAttainment && !flat) || (perAttainment && !lumps))) {
        const over = hasQuota ? quota : 1;
        for (let i = 0; i < size; i++) {
          steps.starts[i] = byAttainment ? from[i]! * over : from[i]!;
          steps.rates[i] = taken[i]
            ? attributes[line * size + i]!
            : fixed[i]! + (hasQuota ? (perBase[i]! * target) / quota : 0);
        }
        const stacked = position === 'cumulativeInput' && figures.stacked[line] === 1;
        const lowest =
          threshold?.pay === 'fromThreshold'
            ? threshold.at.toNumber() *
              (threshold.by === 'attainment' ? (Number.isNaN(quota) ? 0 : quota) : 1)
            : Number.NaN;
        const start = stacked
          ? Math.max(count(before, quota), Number.isNaN(lowest) ? -Infinity : lowest)
          : lowest;
        const reached = count(total, quota);
        const end = lowest > reached ? lowest : reached;
        pay = fastPrice(mode, steps, start, end, perAttainment ? money / over : 1, money);
      }
      if (threshold) {
        const at = threshold.at.toNumber() * (threshold.by === 'attainment' ? quota : 1);
        if (!(total >= at - Math.abs(at) * 1e-12)) pay = 0;
      }
      pay = link(figures, line, pay, target);
      for (const { on, at, beyond } of caps) {
        const limit =
          on === 'earned'
            ? at
            : on === 'targetIncentive'
              ? at * target
              : on === 'base'
                ? at * base
                : Infinity;
        pay = capped(pay, limit, beyond);
      }
      if (floor) pay = Math.max(pay, floor.toNumber());
      earned[line - first] = pay;
      out[line] = position === 'cumulativeOutput' && earlier >= 0 ? pay - earned[earlier - first]! : pay;
    }
  };
}

/** Gates and modifiers on the levels of other measures. */
function compileLinkage(
  component: FastComponent
): (figures: ComponentFigures, line: number, pay: number, target: number) => number {
  const width = levelsAsked(component).length;
  if (width === 0) return (_figures, _line, pay) => pay;
  const gates = component.gates.map(({ measures, atLeast, need, otherwise }) => ({
    count: measures.length,
    least: atLeast.toNumber(),
    need,
    otherwise: otherwise.toNumber()
  }));
  const modifiers = component.modifiers.map(({ tiers, mode, effect }) => ({
    mode,
    effect,
    from: Float64Array.from(tiers, ({ from }) => from.toNumber()),
    factor: Float64Array.from(tiers, ({ factor }) => factor.toNumber())
  }));
  const reaches = (level: number, least: number) => level >= least - Math.abs(least) * 1e-12;
  return ({ levels }, line, pay, target) => {
    let place = line * width;
    let running = pay;
    for (const { count, least, need, otherwise } of gates) {
      let met = 0;
      for (let i = 0; i < count; i++) if (reaches(levels[place + i]!, least)) met += 1;
      place += count;
      if (need === 'all' ? met < count : met === 0) running *= otherwise;
    }
    for (const { mode, effect, from, factor } of modifiers) {
      const level = levels[place++]!;
      let at = -1;
      for (let i = 0; i < from.length && reaches(level, from[i]!); i++) at = i;
      if (at < 0) continue;
      const more =
        mode === 'curve' && at + 1 < from.length
          ? ((level - from[at]!) / (from[at + 1]! - from[at]!)) * (factor[at + 1]! - factor[at]!)
          : 0;
      const value = factor[at]! + more;
      running =
        effect === 'multiply' ? running * value : running + value * (effect === 'addFixed' ? 1 : target);
    }
    return running;
  };
}
