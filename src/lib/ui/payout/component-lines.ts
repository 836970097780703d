import type { LineTerms } from '../../core/compensation/explain/line-terms.ts';
import type { PayoutLine } from '../../core/compensation/payout.ts';
import type { Component, TableComponent } from '../../core/compensation/schema/plan.ts';
import { type Decimal, sumDecimals } from '../../core/money.ts';
import { formatMoney, roundPaid } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { gapWords } from '../quota/team-quota.ts';
import type { LineBasis, StatementLine } from './statement-line.ts';
import { creditWorking, quotaWorking, rateWorking, stepWorking, targetWorking } from './term-words.ts';

const money = (amount: Decimal) => formatMoney(amount);
/** Rates and ratios with the places they have, up to six. */
const plain = (value: Decimal) => formatNumber(value, Math.min(6, value.decimalPlaces()));

/** How much counted for a component, against which quota, and how the quota came about. */
export function measurementLines(line: PayoutLine, basis?: LineBasis): StatementLine[] {
  const { component, credit, quota, attainment } = line;
  const column = basis?.terms.column;
  return [
    {
      words: `Credit counted, ${component}`,
      working: basis ? creditWorking(basis.component, basis.terms, line) : '',
      figure: money(credit)
    },
    ...(quota === undefined
      ? []
      : [
          {
            words: 'Divided by quota',
            working: basis ? quotaWorking(basis.terms, line) : '',
            figure: money(quota)
          },
          ...(basis?.team
            ? [
                {
                  words: 'The team’s sum on the Quotas page',
                  working: gapWords(basis.team) || 'the same',
                  figure: money(basis.team.sheet),
                  aside: true
                }
              ]
            : [])
        ]),
    ...(attainment === undefined
      ? []
      : [{ words: 'Attainment', working: '', figure: formatPercent(attainment, 2), sum: true }]),
    ...(column
      ? [
          {
            words: `Across the matrix, ${column.measure}`,
            working: column.by === 'attainment' ? 'attainment of its own quota' : 'amount reached',
            figure: levelText(column),
            aside: true
          }
        ]
      : [])
  ];
}

function levelText({ by, level }: NonNullable<LineTerms['column']>): string {
  if (level === undefined) return 'no quota';
  return by === 'attainment' ? formatPercent(level, 2) : plain(level);
}

const stepWords = {
  threshold: 'Threshold',
  gate: 'Gate',
  modifier: 'Modifier',
  cap: 'Cap',
  floor: 'Guarantee',
  trueUp: 'Less earned before in the year',
  budget: 'Budget'
} as const;

const NEAR = 1e-9;
/** The places a rate needs so that the arithmetic shown gives the figure shown. */
const MOST_PLACES = 14;

/**
 * How a tier's pay comes about: amount × rate, or where the rate multiplies the target incentive, the amount's share of
 * the quota × rate × target, or a lump. What none of them gives is left unsaid rather than shown wrong.
 */
function tierWorking(
  amount: Decimal,
  rate: Decimal,
  payout: Decimal,
  quota: Decimal | undefined,
  target: Decimal
): string {
  const gives = (product: Decimal) => product.minus(payout).abs().lte(payout.abs().times(NEAR));
  if (gives(amount.times(rate))) {
    const places = Array.from({ length: MOST_PLACES - 6 }, (_, i) => i + 6).find((count) =>
      roundPaid(amount.times(rate.toDecimalPlaces(count))).eq(roundPaid(payout))
    );
    return `${plain(amount)} × ${formatNumber(rate, Math.min(places ?? MOST_PLACES, rate.decimalPlaces()))}`;
  }
  if (quota?.gt(0) && gives(amount.div(quota).times(rate).times(target)))
    return `${plain(amount)} ÷ ${plain(quota)} quota × ${plain(rate)} × ${money(target)} target`;
  if (gives(amount.times(rate).times(target)))
    return `${plain(amount)} × ${plain(rate)} × ${money(target)} target`;
  if (gives(rate.times(target))) return `${plain(rate)} × ${money(target)} target`;
  return '';
}

/** From where to where a tier goes, in percent where its starts are attainment. */
function tierWords(from: Decimal, to: Decimal | undefined, component: Component | undefined): string {
  const isShare = component?.kind === 'table' && component.by === 'attainment' && quotaMatters(component);
  const level = (value: Decimal) => (isShare ? formatPercent(value, Math.min(6, value.times(100).decimalPlaces())) : plain(value)); // prettier-ignore
  const of = isShare ? ' of quota' : '';
  return to === undefined ? `From ${level(from)}${of} up` : `From ${level(from)} to ${level(to)}${of}`;
}

/** A single rate from 0 on asks for no attainment. */
const quotaMatters = ({ tiers, versions }: TableComponent): boolean =>
  [...(tiers ?? []), ...(versions ?? []).flatMap((version) => version.tiers)].some(
    ({ from }) => !from.isZero()
  );

/** A component tier by tier and step by step; the lines add up to what it earned. */
export function incentiveLines(line: PayoutLine, basis?: LineBasis): StatementLine[] {
  const { component, tiers, modifiers, quota, target, unrounded, earned } = line;
  const parts = [
    ...tiers
      .filter(({ payout }) => !payout.isZero())
      .map((tier) => {
        const { from, to, amount, rate, payout } = tier;
        const workings = [
          tierWorking(amount, rate, payout, quota, target),
          rateWorking(basis?.component, tier, line)
        ];
        return {
          words: tierWords(from, to, basis?.component),
          working: workings.filter(Boolean).join('; '),
          amount: payout
        };
      }),
    ...modifiers.map((step) => ({
      words: stepWords[step.kind],
      working: stepWorking(basis?.component, step, line),
      amount: step.after.minus(step.before)
    }))
  ];
  const rest = earned.minus(sumDecimals(parts.map(({ amount }) => roundPaid(amount))));
  const needsTarget = basis && target.gt(0) && usesTarget(basis.component);
  return [
    ...(needsTarget
      ? [
          {
            words: 'Target incentive',
            working: targetWorking(basis.terms.target, target),
            figure: money(target),
            aside: true
          }
        ]
      : []),
    ...parts.map(({ words, working, amount }) => ({ words, working, figure: money(amount) })),
    ...(parts.length === 0 || rest.isZero() ? [] : [{ words: 'Rounding', working: '', figure: money(rest) }]),
    {
      words: `Earned, ${component}`,
      working: unrounded.eq(earned) ? '' : `${plain(unrounded)} rounded`,
      figure: money(earned),
      sum: true
    }
  ];
}

/** Whether a component's pay or its limits are measured in target incentive. */
function usesTarget(component: Component): boolean {
  if (component.caps.some(({ on }) => on === 'targetIncentive')) return true;
  if (component.modifiers.some(({ effect }) => effect === 'addTargetIncentive')) return true;
  if ('pays' in component && component.pays === 'targetIncentive') return true;
  if (component.kind !== 'table') return component.kind === 'objectives';
  const rates = [component.rate, ...[component.tiers ?? [], ...(component.versions ?? []).map(({ tiers }) => tiers)].flat().map(({ rate }) => rate)]; // prettier-ignore
  return rates.some((rate) => rate !== undefined && 'baseRate' in rate);
}
