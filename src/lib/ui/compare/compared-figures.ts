import { Decimal, decimalText, sumDecimals } from '../../core/money.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatDelta, type DeltaKind, type DeltaText, type Preference } from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { placesThatAddUp } from '../format/places-that-add-up.ts';

/** One key figure of an evaluation: how it is read, and which direction is good news. */
type FigureDefinition = {
  readonly key: string;
  readonly label: string;
  readonly kind: DeltaKind | { readonly kind: 'ratio'; readonly places: number };
  readonly preference: Preference;
  readonly value: (evaluation: Evaluation) => Decimal | undefined;
};

/** A row of the table: a figure for each evaluation, and its difference from the first. */
export type ComparedRow = {
  readonly key: string;
  readonly label: string;
  readonly figures: readonly string[];
  /** The figures in full, as plain decimals: money in its unit, shares as ratios; undefined where there is none. */
  readonly values: readonly (string | undefined)[];
  readonly deltas: readonly (DeltaText | undefined)[];
  readonly percents: readonly (string | undefined)[];
  readonly differs: boolean;
};

const optional = (text: string | null | undefined) =>
  text === null || text === undefined ? undefined : new Decimal(text);
const fairness = (statistic: string, variant: string) => (evaluation: Evaluation) =>
  optional(evaluation.fairness.find((row) => row.statistic === statistic && row.variant === variant)?.value);

/** The credit that attainment counts: of reps, in the periods they have a quota for. */
export const creditUnderQuota = ({ attainment }: Pick<Evaluation, 'attainment'>): Decimal =>
  sumDecimals(attainment.map(({ credit }) => new Decimal(credit)));

const definitions: readonly FigureDefinition[] = [
  {
    key: 'credit',
    label: 'Credit',
    kind: { kind: 'money', unit: 'whole' },
    preference: 'more',
    value: ({ totals }) => optional(totals.credit)
  },
  {
    key: 'quota',
    label: 'Street quota',
    kind: { kind: 'money', unit: 'whole' },
    preference: 'neither',
    value: ({ totals }) => optional(totals.quota)
  },
  {
    key: 'under-quota',
    label: 'Credit under quota',
    kind: { kind: 'money', unit: 'whole' },
    preference: 'more',
    value: creditUnderQuota
  },
  {
    key: 'attainment',
    label: 'Attainment, company',
    kind: { kind: 'points' },
    preference: 'more',
    value: ({ totals }) => optional(totals.attainment)
  },
  {
    key: 'at-quota',
    label: 'Rep quarters at or over quota',
    kind: { kind: 'number' },
    preference: 'more',
    value: fairness('attainment-at-quota-count', 'credit ≥ quota')
  },
  {
    key: 'paid',
    label: 'Payout',
    kind: { kind: 'money', unit: 'whole' },
    preference: 'neither',
    value: ({ totals }) => optional(totals.paid)
  },
  {
    key: 'rate',
    label: 'Payout over credit',
    kind: { kind: 'points', places: 2 },
    preference: 'less',
    value: ({ totals }) =>
      new Decimal(totals.credit).isZero() ? undefined : new Decimal(totals.paid).div(totals.credit)
  },
  {
    key: 'potential-gini',
    label: 'Gini of territory potential, population',
    kind: { kind: 'ratio', places: 3 },
    preference: 'less',
    value: fairness('potential-gini', 'population')
  },
  {
    key: 'potential-ratio',
    label: 'Largest over smallest potential',
    kind: { kind: 'ratio', places: 2 },
    preference: 'less',
    value: fairness('potential-max-over-min', 'ratio')
  },
  {
    key: 'attainment-cv',
    label: 'Spread of rep attainment, CV, population',
    kind: { kind: 'ratio', places: 3 },
    preference: 'less',
    value: fairness('attainment-cv', 'population')
  },
  {
    key: 'earned-gini',
    label: 'Gini of earnings, population',
    kind: { kind: 'ratio', places: 3 },
    preference: 'neither',
    value: fairness('earned-gini', 'population')
  }
];

/** More places than this say nothing to a planner. */
const MOST_PLACES = 6;

/** How figures and their differences are shown: with as many places as make them add up. */
function shownAs({ kind }: FigureDefinition, values: readonly (Decimal | undefined)[]): DeltaKind {
  const given = values.filter((value) => value !== undefined);
  if (kind.kind === 'money')
    return placesThatAddUp(given, 0, 2) === 0 ? { kind: 'money', unit: 'whole' } : { kind: 'money', unit: 'full' };
  if (kind.kind === 'points')
    return { kind: 'points', places: placesThatAddUp(given.map((value) => value.times(100)), kind.places ?? 1, MOST_PLACES) };
  return { kind: 'number', places: placesThatAddUp(given, kind.places ?? 0, MOST_PLACES) };
} // prettier-ignore

function show(value: Decimal | undefined, kind: DeltaKind): string {
  if (value === undefined) return '';
  if (kind.kind === 'money') return formatMoney(value, kind);
  if (kind.kind === 'points') return formatPercent(value, kind.places);
  return formatNumber(value, kind.places);
}

/** The key figures of a base and of others against it. The first evaluation is the base. */
export function comparedRows(evaluations: readonly Evaluation[]): ComparedRow[] {
  return definitions.flatMap((definition): ComparedRow[] => {
    const values = evaluations.map(definition.value);
    if (values.every((value) => value === undefined)) return [];
    const [base] = values;
    const kind = shownAs(definition, values);
    const deltas = values.map((value, at) =>
      at === 0 || value === undefined || base === undefined
        ? undefined
        : formatDelta(value.minus(base), kind, definition.preference)
    );
    const percents = values.map((value, at) =>
      at === 0 || value === undefined || base === undefined || base.isZero()
        ? undefined
        : formatDelta(value.div(base).minus(1), { kind: 'points' }).text.replace('pp', '%')
    );
    return [
      {
        key: definition.key,
        label: definition.label,
        figures: values.map((value) => show(value, kind)),
        values: values.map((value) => value && decimalText(value)),
        deltas,
        percents,
        differs: values.some((value) => value !== undefined && base !== undefined && !value.eq(base))
      }
    ];
  });
}

/** The rows as a sheet adds them up: plain numbers in full, each scenario beside its difference from the base. */
export function comparedSheet(
  rows: readonly ComparedRow[],
  titles: readonly string[]
): { readonly header: readonly string[]; readonly lines: readonly (readonly string[])[] } {
  const header = [
    'Figure',
    ...titles.flatMap((title, at) => (at === 0 ? [title] : [title, `${title} minus ${titles[0]}`]))
  ];
  const lines = rows.map(({ label, values }) => [
    label,
    ...values.flatMap((value, at) => {
      if (at === 0) return [value ?? ''];
      const [base] = values;
      const delta =
        value === undefined || base === undefined ? '' : decimalText(new Decimal(value).minus(base));
      return [value ?? '', delta];
    })
  ]);
  return { header, lines };
}
