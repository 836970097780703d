import { type Decimal, ZERO } from '../../money.ts';
import { baseOver, targetOver } from '../measure/target-pay.ts';
import { reachedOver } from '../measure/figures.ts';
import { quotaOver } from '../measure/quota.ts';
import { settle } from '../rounding.ts';
import type { MatrixComponent } from '../schema/plan.ts';
import { attain } from './attain.ts';
import { levelOf } from './level.ts';
import type { Priced, Spot } from './spot.ts';

/** Where a level stands on an axis: the step and how far towards the next (0 without interpolation). */
type Place = { readonly index: number; readonly way: Decimal };

/** Pay by two measures: a cell of the grid, or the sum or product of two lists of values. */
export function priceMatrix(spot: Spot<MatrixComponent>): Priced {
  const { context, payee, plan, component, interval, pieces } = spot;
  const { rows, columns, pays } = component;
  const { total, credits } = reachedOver(context, plan, payee, rows.measure, interval, pieces, component);
  const quota = quotaOver(context, payee, rows.measure, interval, pieces, plan.terms);
  const target = targetOver(context, payee, component, interval, pieces, plan.terms);
  const base = baseOver(context, payee, interval, pieces, plan.terms);
  const attainment = attain(total, quota);
  const level = rows.by === 'amount' ? total : attainment;
  const across = levelOf(spot, columns.measure, columns.by, interval);
  const value = level === undefined || across === undefined ? undefined : valueAt(component, level, across);
  const times =
    pays === 'credit' ? total : pays === 'targetIncentive' ? target : pays === 'base' ? base : ZERO.plus(1);
  const at = level === undefined ? -1 : rows.from.findLastIndex((from) => from.lte(level));
  const payout = value === undefined ? ZERO : value.times(times);
  const tiers =
    value === undefined
      ? []
      : [{ from: rows.from[at]!, to: rows.from[at + 1], amount: total, rate: value, payout }];
  return {
    credit: total,
    quota,
    attainment,
    target,
    base,
    tiers,
    credits,
    span: interval,
    steps: [],
    payout
  };
}

/** The matrix's value at two levels; undefined below the first start of an axis. */
export function valueAt(component: MatrixComponent, row: Decimal, column: Decimal): Decimal | undefined {
  const { rows, columns, combine, mode, values } = component;
  const down = placeOn(rows.from, row, mode);
  const across = placeOn(columns.from, column, mode);
  if (!down || !across) return undefined;
  if (combine === 'grid') {
    const cell = (i: number, k: number) => values![i]![k]!;
    const along = (i: number) =>
      between(
        cell(i, across.index),
        cell(i, Math.min(across.index + 1, columns.from.length - 1)),
        across.way
      );
    return settle(
      between(along(down.index), along(Math.min(down.index + 1, rows.from.length - 1)), down.way)
    );
  }
  const one = (list: readonly Decimal[], { index, way }: Place) =>
    between(list[index]!, list[index + 1] ?? list[index]!, way);
  const [a, b] = [one(rows.values!, down), one(columns.values!, across)];
  return settle(combine === 'add' ? a.plus(b) : a.times(b));
}

const between = (a: Decimal, b: Decimal, way: Decimal): Decimal =>
  way.isZero() ? a : a.plus(b.minus(a).times(way));

function placeOn(starts: readonly Decimal[], level: Decimal, mode: 'band' | 'curve'): Place | undefined {
  const index = starts.findLastIndex((start) => start.lte(level));
  const [start, next] = [starts[index], starts[index + 1]];
  if (start === undefined) return undefined;
  return {
    index,
    way: mode === 'band' || next === undefined ? ZERO : level.minus(start).div(next.minus(start))
  };
}
