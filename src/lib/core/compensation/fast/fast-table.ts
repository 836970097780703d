import type { Edge } from '../rate-table/tier-at.ts';
import type { FastComponent } from './scope.ts';

/** Values this close (relative) to a start stand on it: the floats of both sides differ in their last bits. */
const CLOSE = 1e-12;

/** Rates of the tiers for one line, and where the tiers start in credited amount. */
export type FastSteps = { readonly starts: Float64Array; readonly rates: Float64Array; readonly edge: Edge };

const onOrAbove = (value: number, start: number): boolean => value >= start - Math.abs(start) * CLOSE;

function tierAt({ starts, edge }: FastSteps, value: number): number {
  let found = -1;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (edge === 'lower' ? onOrAbove(value, start) : value > start + Math.abs(start) * CLOSE) found = i;
    else break;
  }
  return found === -1 && starts[0]! <= 0 ? 0 : found;
}

/** Σ of the slices between two positions, each times its rate. */
function marginal({ starts, rates }: FastSteps, before: number, after: number): number {
  const down = after < before;
  const [low, high] = down ? [after, before] : [before, after];
  let sum = 0;
  for (let i = 0; i < starts.length; i++) {
    const bottom = i === 0 && starts[0]! <= 0 ? low : Math.max(low, starts[i]!);
    const top = i + 1 === starts.length ? high : Math.min(high, starts[i + 1]!);
    if (top > bottom) sum += (top - bottom) * rates[i]!;
  }
  return down ? -sum : sum;
}

/** The rate between the starts, flat outside; NaN below the first. */
function between({ starts, rates }: FastSteps, value: number): number {
  let at = -1;
  for (let i = 0; i < starts.length && onOrAbove(value, starts[i]!); i++) at = i;
  if (at === -1) return Number.NaN;
  if (at + 1 === starts.length || starts[at + 1] === starts[at]) return rates[at]!;
  const way = (value - starts[at]!) / (starts[at + 1]! - starts[at]!);
  return rates[at]! + (rates[at + 1]! - rates[at]!) * way;
}

/** Pay of the way from `before` (NaN: nothing came before) to `after`. */
export function fastPrice(
  mode: FastComponent['mode'],
  steps: FastSteps,
  before: number,
  after: number,
  unit: number,
  lump: number
): number {
  const fresh = Number.isNaN(before);
  const amount = fresh ? after : after - before;
  if (mode === 'marginal') return marginal(steps, fresh ? 0 : before, after) * unit;
  if (mode === 'retroactive') {
    const tier = tierAt(steps, after);
    return tier < 0 ? 0 : amount * steps.rates[tier]! * unit;
  }
  if (mode === 'interpolated') {
    const rate = between(steps, after);
    if (!Number.isNaN(rate)) return amount * rate * unit;
    return steps.starts[0]! <= 0 ? amount * steps.rates[0]! * unit : 0;
  }
  if (mode === 'band') {
    const tier = tierAt(steps, after);
    const earlier = fresh ? -1 : tierAt(steps, before);
    return tier < 0 ? 0 : (steps.rates[tier]! - (earlier < 0 ? 0 : steps.rates[earlier]!)) * lump;
  }
  const at = between(steps, after);
  const earlier = fresh ? Number.NaN : between(steps, before);
  return Number.isNaN(at) ? 0 : (at - (Number.isNaN(earlier) ? 0 : earlier)) * lump;
}
