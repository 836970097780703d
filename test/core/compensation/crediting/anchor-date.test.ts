import { expect, test } from 'vitest';
import { anchorDate } from '../../../../src/lib/core/compensation/crediting/anchor-date.ts';

test('the first date given is the earliest step of order, booking, invoice and payment, not the earliest day', () => {
  const dates = { order: '2024-04-01', booking: '2024-03-01', invoice: '2024-02-01', payment: '2024-01-01' };
  expect(anchorDate(dates, 'firstGiven')).toBe('2024-04-01');
  expect(anchorDate({ ...dates, order: null }, 'firstGiven')).toBe('2024-03-01');
  expect(anchorDate({ invoice: dates.invoice, payment: dates.payment }, 'firstGiven')).toBe('2024-02-01');
  expect(anchorDate({ payment: dates.payment }, 'firstGiven')).toBe('2024-01-01');
  expect(anchorDate({ payment: null }, 'firstGiven')).toBeUndefined();
});

test('a chosen date that is not given yet is not replaced by another', () => {
  expect(anchorDate({ order: '2024-04-01', payment: null }, 'payment')).toBeUndefined();
  expect(anchorDate({ order: '2024-04-01', payment: '2024-05-01' }, 'payment')).toBe('2024-05-01');
});
