import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount, formatNumber } from '../../../src/lib/ui/format/number.ts';

test('thousands are grouped and the minus is real', () => {
  expect(formatNumber('-1234567.891', 2)).toBe('\u22121,234,567.89');
  expect(formatNumber(-0.4)).toBe('0');
  expect(formatNumber('999.5')).toBe('1,000');
});

test('no digit is lost or added', () => {
  fc.assert(
    fc.property(fc.bigInt(), (whole) => {
      expect(formatNumber(whole.toString()).replaceAll(',', '').replace('\u2212', '-')).toBe(
        whole.toString()
      );
    })
  );
});

test('a count agrees with its noun', () => {
  expect(formatCount(1, 'county', 'counties')).toBe('1 county');
  expect(formatCount(3142, 'county', 'counties')).toBe('3,142 counties');
  expect(formatCount(0, 'rep')).toBe('0 reps');
});
