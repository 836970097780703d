import { gini, sampleGini } from '../core/fairness/gini.ts';
import { momentsOf } from '../core/fairness/moments.ts';
import { coefficientOfVariation, jainIndex, maxOverMin } from '../core/fairness/spread.ts';
import { theil } from '../core/fairness/theil.ts';
import { Decimal, decimalText, ONE } from '../core/money.ts';
import { ratioText } from '../core/quota/attainment.ts';
import { byIdentity } from './by-identity.ts';
import type { FairnessRow } from './evaluation.ts';

type Values = { readonly population: string; readonly values: readonly Decimal[] };

/**
 * The statistics of fairness of an evaluation, each with its variant and how many it was taken over. Where a
 * statistic has no value on these figures (all zero, a single one) it is null, never zero.
 */
export function fairnessRows(
  potentials: Values,
  repAttainments: Values,
  attainments: Values,
  earnings: Values
): FairnessRow[] {
  const atQuota = attainments.values.filter((attainment) => attainment.gte(ONE)).length;
  const count = attainments.values.length;
  return [
    ...spreadRows('attainment', repAttainments),
    row('attainment-at-quota-count', 'credit ≥ quota', attainments, () => new Decimal(atQuota)),
    row('attainment-at-quota-share', 'credit ≥ quota', attainments, () => new Decimal(atQuota).div(count)),
    ...spreadRows('earned', earnings),
    ...spreadRows('potential', potentials),
    row('potential-max-over-min', 'ratio', potentials, maxOverMin)
  ].sort((a, b) => compare(a.statistic, b.statistic) || compare(a.variant, b.variant));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Values asked for again as the same object, such as those of territories that did not move, are not counted again. */
function spreadRows(name: string, values: Values): readonly FairnessRow[] {
  const known = spreadsOf(values);
  let rows = known.get(name);
  if (rows === undefined) {
    const moments = momentsOf(values.values);
    let population: Decimal | undefined;
    const giniOf = (list: readonly Decimal[]) => (population ??= gini(list));
    rows = [
      row(`${name}-gini`, 'population', values, giniOf),
      row(`${name}-gini`, 'sample', values, (list) => sampleGini(giniOf(list), list.length)),
      row(`${name}-cv`, 'population', values, (list) => coefficientOfVariation(list, 'population', moments)),
      row(`${name}-cv`, 'sample', values, (list) => coefficientOfVariation(list, 'sample', moments)),
      row(`${name}-jain`, 'population', values, (list) => jainIndex(list, moments)),
      row(`${name}-theil`, 'T', values, (list) => theil(list, 'T')),
      row(`${name}-theil`, 'L', values, (list) => theil(list, 'L'))
    ];
    known.set(name, rows);
  }
  return rows;
}

const spreadsOf = byIdentity((_: Values) => new Map<string, readonly FairnessRow[]>());

function row(
  statistic: string,
  variant: string,
  { population, values }: Values,
  compute: (values: readonly Decimal[]) => Decimal | undefined
): FairnessRow {
  const enough = values.length >= (variant === 'sample' ? 2 : 1);
  const positive = values.every((value) => !value.isNegative()) && values.some((value) => value.gt(0));
  const logarithm = variant !== 'L' || values.every((value) => value.gt(0));
  const counted = statistic.startsWith('attainment-at-quota');
  const value = enough && (counted || (positive && logarithm)) ? compute(values) : undefined;
  return {
    statistic,
    variant,
    population,
    n: values.length,
    value: statistic.endsWith('-count') && value ? decimalText(value) : ratioText(value),
    interval: null
  };
}
