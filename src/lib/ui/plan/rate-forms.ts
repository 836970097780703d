import { parseDecimal } from '../../core/money.ts';
import { readSetting } from './read-setting.ts';

/** The three things a rate can be. */
export const rateForms = {
  rate: 'rate',
  baseRate: '× base rate',
  attribute: 'of each person'
} as const;
type RateForm = keyof typeof rateForms;

type WrittenRate = { baseRate?: unknown; attribute?: unknown; times?: unknown };
const asObject = (rate: unknown): WrittenRate | undefined =>
  typeof rate === 'object' && rate !== null ? (rate as WrittenRate) : undefined;

export function rateFormOf(rate: unknown): RateForm {
  const object = asObject(rate);
  if (object === undefined) return 'rate';
  return 'attribute' in object ? 'attribute' : 'baseRate';
}

/** The figure, or the name of the attribute: what the text box holds. */
export function rateText(rate: unknown): string {
  const object = asObject(rate);
  return String(object === undefined ? (rate ?? '') : (object.attribute ?? object.baseRate ?? ''));
}

/** A rate with another figure or attribute, of the form it has. */
export function withRateText(rate: unknown, typed: string): unknown {
  const object = asObject(rate);
  if (rateFormOf(rate) === 'attribute') return { ...object, attribute: typed.trim() };
  const figure = readSetting({ $ref: '#/$defs/decimal' }, typed) ?? '';
  return object === undefined ? figure : { ...object, baseRate: figure };
}

/** A rate of another form; the figure goes along where there is one. */
export function withRateForm(rate: unknown, form: RateForm): unknown {
  if (rateFormOf(rate) === form) return rate;
  const text = rateText(rate);
  const figure = parseDecimal(text) ? text : form === 'baseRate' ? '1' : '0.1';
  if (form === 'attribute') return { attribute: 'commission_pct' };
  return form === 'baseRate' ? { baseRate: figure } : figure;
}
