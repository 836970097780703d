import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../../src/lib/ui/plan/json-fault.ts';
import { readPlanText } from '../../../src/lib/ui/plan/read-plan-text.ts';
import { readSetting, textOf } from '../../../src/lib/ui/plan/read-setting.ts';
import { rateFormOf, rateText, withRateForm, withRateText } from '../../../src/lib/ui/plan/rate-forms.ts';

test('a text that is no JSON says where it stops making sense', () => {
  const read = readPlanText('{\n  "title": "A",\n  "plans": [,]\n}');
  expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
    'The text is no JSON: it stops making sense in line 3, column 13.'
  ]);
  expect(readPlanText('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  expect(readPlanText('{').ok).toBe(false);
});

test('a text is faulted exactly where the reader of the language refuses it', () => {
  const cut = fc.tuple(fc.json(), fc.nat(40), fc.constantFrom('', ',', '}', '"', '0', 'x', ' ')).map(([json, at, put]) => json.slice(0, at) + put + json.slice(at + 1)); // prettier-ignore
  const refused = (text: string) => {
    try {
      JSON.parse(text);
      return false;
    } catch {
      return true;
    }
  };
  fc.assert(fc.property(fc.oneof(fc.json(), cut), (text) => { expect(findJsonFault(text) !== undefined).toBe(refused(text)); }), { numRuns: 2000 }); // prettier-ignore
});

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
