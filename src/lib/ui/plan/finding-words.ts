import type { LintCode, LintFinding } from '../../core/compensation/lint/lint-finding.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { parseDecimal } from '../../core/money.ts';
import type { Path } from './edit-document.ts';
import { valueAt } from './edit-document.ts';

/** What each kind of risk is called, and why it matters. */
export const findingTitles: Readonly<Record<LintCode, { readonly title: string; readonly why: string }>> = {
  cliff: { title: 'Cliff', why: 'One more unit of credit pays a lump: deals are worth holding or splitting around it.' },
  gap: { title: 'Gap', why: 'A stretch in which selling more pays nothing more.' },
  'dead-zone': { title: 'Dead zone', why: 'From here on nothing more is earned, however much is sold.' },
  'non-monotone': { title: 'Pay that falls', why: 'Selling more pays less.' },
  'unreachable-tier': { title: 'Tier never reached', why: 'A limit holds before it.' },
  'double-pay': { title: 'Double pay', why: 'The same credit is paid twice.' },
  'pay-at-zero': { title: 'Pay at zero', why: 'There is pay without any credit.' },
  windfall: { title: 'Windfall', why: 'A very large deal pays far out of proportion, and nothing limits it.' }
}; // prettier-ignore

const rowNames: Readonly<Record<string, string>> = {
  before: 'Just before',
  at: 'At it',
  from: 'From',
  to: 'Up to',
  beyond: 'Far beyond',
  low: 'Less sold',
  high: 'More sold',
  quota: 'At quota',
  windfall: 'Five times quota',
  threshold: 'At the threshold'
};

/** A row that shows a risk: what is sold, the attainment that is, what it pays. */
export type WitnessRow = {
  readonly name: string;
  readonly credit: string;
  readonly attainment: string;
  readonly pay: string;
};

const isRow = (value: unknown): value is { credit: string; attainment: string; earned: string } =>
  typeof value === 'object' && value !== null && 'credit' in value && 'earned' in value;

const isYear = (value: unknown): value is { attainment: string; paid: string } =>
  typeof value === 'object' && value !== null && 'attainment' in value && 'paid' in value;

/** The computed rows of a finding, in words and figures; of two components that pay, one each; of payments, a year. */
export const witnessRows = ({ witness }: LintFinding): WitnessRow[] =>
  [...Object.entries(witness), ...Object.entries((witness['pays'] as object | undefined) ?? {})].flatMap(
    ([name, value]: [string, unknown]) =>
      isYear(value)
        ? [
            {
              name: `${rowNames[name] ?? name}, a year`,
              credit: '',
              attainment: formatPercent(value.attainment, 4),
              pay: formatMoney(value.paid)
            }
          ]
        : isRow(value)
          ? [
              {
                name: rowNames[name] ?? name,
                credit: figure(value.credit),
                attainment: formatPercent(value.attainment, 4),
                pay: formatMoney(value.earned)
              }
            ]
          : []
  );

function figure(text: string): string {
  const value = parseDecimal(text);
  return value ? formatNumber(value, Math.min(2, value.decimalPlaces())) : text;
}

/** A witness that is no row of pay, as a sentence: two components on one credit, somebody on two plans or on none. */
export function witnessSentence({ witness }: LintFinding): string | undefined {
  const { components, measure, payee, plans, period, start, end } = witness as Record<string, unknown>;
  const always = start === undefined;
  const when = always ? 'at all times' : `from ${String(start)} up to ${String(end)}`;
  if (Array.isArray(components))
    return `An order of ${String(measure)} dated ${always ? 'on any day' : String(start)} is paid by ${components.join(' and by ')}, ${when}.`;
  if (Array.isArray(plans)) return `${String(payee)} is on ${plans.join(' and ')} ${when}.`;
  return period === undefined || payee === undefined ? undefined : `${String(payee)} has no plan ${when}.`;
}

/** Long plain figures of a sentence with their digits grouped; years and dates stay. */
export const groupFigures = (sentence: string): string =>
  sentence.replace(/(?<![\d.-])(\d{5,})(?=(\.\d+)?(?![\d-]))/g, (digits) =>
    digits.replace(/\B(?=(\d{3})+$)/g, ',')
  );

type Named = { id?: unknown };
const indexOf = (document: unknown, path: Path, id: string) =>
  ((valueAt(document, path) as Named[] | undefined) ?? []).findIndex((item) => item?.id === id);

/** The rule a finding is about: the component, or the threshold, cap or tiers in it that make the risk. */
export function ruleOfFinding(document: unknown, { component, code }: LintFinding): Path {
  const [planId = '', componentId] = component.split('/');
  const plan = Math.max(0, indexOf(document, ['plans'], planId));
  const at = componentId === undefined ? -1 : indexOf(document, ['plans', plan, 'components'], componentId);
  if (at < 0) {
    const payment = { 'dead-zone': 'cap', 'pay-at-zero': 'draw' }[code as string];
    return componentId === undefined && payment ? ['plans', plan, 'payment', payment] : ['plans', plan];
  }
  const path: Path = ['plans', plan, 'components', at];
  const wanted: Partial<Record<LintCode, readonly string[]>> = {
    cliff: ['threshold', 'tiers'],
    gap: ['tiers'],
    'dead-zone': ['caps', 'tiers'],
    'non-monotone': ['tiers'],
    'unreachable-tier': ['tiers'],
    'double-pay': ['window', 'where'],
    'pay-at-zero': ['floor', 'tiers'],
    windfall: ['tiers']
  };
  const written = (name: string) => {
    const value = valueAt(document, [...path, name]);
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  };
  const rule = wanted[code]?.find(written);
  return rule === undefined ? path : [...path, rule];
}
