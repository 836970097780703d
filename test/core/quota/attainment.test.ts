import { expect, test } from 'vitest';
import { measureAttainment, ratioText } from '../../../src/lib/core/quota/attainment.ts';
import { Decimal } from '../../../src/lib/core/money.ts';

const credit = (rep: string | null, start: string | null, amount: string) => ({
  rep,
  start,
  credit: new Decimal(amount)
});

test('a quota counts its own rep, from its first day up to the day before its end', () => {
  const quota = { rep: 'ada', start: '2026-01-01', end: '2026-07-01', amount: '300.00' };
  const [measured] = measureAttainment(
    [quota],
    [
      credit('ada', null, '1000'),
      credit('ada', '2026-01-01', '100.5'),
      credit('ada', '2026-04-01', '49.5'),
      credit('ada', '2026-07-01', '1000'),
      credit('ben', '2026-01-01', '1000'),
      credit(null, '2026-01-01', '1000')
    ]
  );
  expect(measured?.credit.toFixed()).toBe('150');
  expect(ratioText(measured?.attainment)).toBe('0.500000');
});

test('a quota of zero has no attainment', () => {
  const quota = { rep: 'ada', start: '2026-01-01', end: '2026-04-01', amount: '0' };
  expect(ratioText(measureAttainment([quota], [credit('ada', '2026-01-01', '5')])[0]?.attainment)).toBeNull();
});
