import { expect, test } from 'vitest';
import { readSetting, textOf } from '../../../src/lib/ui/plan/read-setting.ts';
import { rateFormOf, rateText, withRateForm, withRateText } from '../../../src/lib/ui/plan/rate-forms.ts';

const decimal = { $ref: '#/$defs/decimal' };
test('settings keep their digits; percents, minus signs and lists are read as they are typed', () => {
  expect(readSetting(decimal, '0.10')).toBe('0.10');
  expect(readSetting(decimal, '12.5 %')).toBe('0.125');
  expect(readSetting(decimal, '−3')).toBe('-3');
  expect(readSetting(decimal, '  ')).toBeUndefined();
  expect(readSetting({ type: 'integer' }, '6')).toBe(6);
  expect(readSetting({ type: 'integer' }, 'six')).toBe('six');
  expect(readSetting({ type: 'array', items: decimal }, '0, 50 %, 1')).toEqual(['0', '0.5', '1']);
  expect(readSetting({ anyOf: [{ const: 'all' }, { type: 'integer' }] }, '2')).toBe(2);
  expect(readSetting({ anyOf: [{ const: 'all' }, { type: 'integer' }] }, 'all')).toBe('all');
  expect(textOf(['a', 'b'])).toBe('a, b');
});

test('a rate is a figure, a multiple of the base rate, or each person’s own', () => {
  expect([rateFormOf('0.1'), rateFormOf({ baseRate: '2' }), rateFormOf({ attribute: 'pct' })]).toEqual([
    'rate',
    'baseRate',
    'attribute'
  ]);
  expect(withRateText({ baseRate: '2' }, '2.5')).toEqual({ baseRate: '2.5' });
  expect(withRateText('0.1', '8 %')).toBe('0.08');
  expect(withRateForm('0.1', 'baseRate')).toEqual({ baseRate: '0.1' });
  expect(withRateForm({ attribute: 'pct' }, 'baseRate')).toEqual({ baseRate: '1' });
  expect(rateText(withRateForm('0.1', 'attribute'))).toBe('commission_pct');
});
