import { expect, test } from 'vitest';
import { creditsOf, earns, pay, planOf } from '../pay.ts';

const credits = creditsOf([['2024-02-20', 1000]]);
const plan = planOf([{ rate: { attribute: 'pct', times: '2' } }]);

test('an attribute is read from the row last in force by the end of the interval, whatever the order of rows', () => {
  const rows = [
    { id: 'ann', end: '2024-02-01', attributes: { pct: '0.03' } },
    { id: 'ann', start: '2024-02-01', end: '2024-04-01', attributes: { pct: 0.05 } },
    { id: 'ann', start: '2024-04-01', attributes: { pct: 0.5 } }
  ];
  // 1,000 × 2 × 5 %: the row of February holds at the end of the quarter; that of April starts after it.
  for (const payees of [rows, rows.toReversed(), [rows[1]!, rows[0]!, rows[2]!]])
    earns(plan, { payees, credits }, '100.00');
});

test('an attribute that is no number pays nothing and is told with the payee and the component', () => {
  for (const pct of [true, null, 'five', '']) {
    const { lines, findings } = pay(plan, { payees: [{ id: 'ann', attributes: { pct } }], credits });
    expect(lines[0]!.earned).toBe('0.00');
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['no-attribute', 'ann has no number in the attribute pct, so component c1 pays nothing there.']
    ]);
  }
});
