import { expect, test } from 'vitest';
import { creditsOf, earned, pay, planOf, QUARTERS } from '../pay.ts';

type Rounding = NonNullable<NonNullable<NonNullable<Parameters<typeof planOf>[1]>['settings']>['rounding']>;
const rounded = (rounding: Rounding, components = [{ rate: '0.012' }]) =>
  planOf(components, { settings: { rounding } });

test('AdventureWorks: rounded per quarter or once per person, the cents differ (hand calculation)', () => {
  // 28,926.2465 × 1.2 % = 347.114958 each quarter: four times 347.11, against 1,388.459832 rounded once.
  const credits = creditsOf(QUARTERS.map(({ start }) => [start, '28926.2465'] as const));
  const input = { periods: QUARTERS, credits };
  expect(earned(rounded({ point: 'line' }), input)).toEqual(['347.11', '347.11', '347.11', '347.11']);
  expect(earned(rounded({ point: 'payee' }), input)).toEqual(['347.11', '347.12', '347.11', '347.12']);
});

test('rounding by tier, by line, by statement (hand calculation)', () => {
  const tiers = [{ from: '0', rate: '0.05' }, { from: '100', rate: '0.07' }]; // prettier-ignore
  const credits = creditsOf([['2024-01-01', '100.10'], ['2024-01-02', '0.10']]); // prettier-ignore
  const input = { credits };
  const plan = (point: 'tier' | 'line', position: 'interval' | 'transaction') => planOf([{ by: 'amount', position, tiers }], { settings: { rounding: { point } } }); // prettier-ignore
  // 5 + 0.014; each transaction by itself 5 + 0.007 and 0.005.
  expect(earned(plan('line', 'interval'), input)).toEqual(['5.01']);
  expect(earned(plan('tier', 'transaction'), input)).toEqual(['5.02']);
  expect(earned(plan('line', 'transaction'), input)).toEqual(['5.01']);
});

test('a statement’s lines add up to the statement: three times 0.335 is 1.01', () => {
  const plan = rounded({ point: 'statement' }, [{ rate: '0.1' }, { rate: '0.1' }, { rate: '0.1' }] as never);
  const output = pay(plan, { credits: creditsOf([['2024-01-01', '3.35']]) });
  expect(output.lines.map((line) => line.earned)).toEqual(['0.34', '0.34', '0.33']);
  expect(output.payments[0]!.earned).toBe('1.01');
});

test.each([
  ['half-away', '0.13', '-0.13'],
  ['half-even', '0.12', '-0.12'],
  ['down', '0.12', '-0.12'],
  ['up', '0.13', '-0.13']
] as const)('mode %s: 0.125 becomes %s and −0.125 becomes %s', (mode, up, down) => {
  const plan = rounded({ mode }, [{ rate: '1' }]);
  expect(earned(plan, { credits: creditsOf([['2024-01-01', '0.125']]) })).toEqual([up]);
  expect(earned(plan, { credits: creditsOf([['2024-01-01', '-0.125']]) })).toEqual([down]);
});

test('a half that a division hides is still a half: 12,345.675 × 10,000 ÷ 30,000 = 4,115.225', () => {
  const plan = planOf([{ rate: { baseRate: '1' } }]);
  const input = { payees: [{ id: 'ann', targetIncentive: '40000' }], credits: creditsOf([['2024-01-01', '12345.675']]), quotas: [{ payee: 'ann', measure: 'revenue', start: '2024-01-01', end: '2024-04-01', amount: '30000' }] }; // prettier-ignore
  expect(earned(plan, input)).toEqual(['4115.23']);
});

test('ISO 4217 exponents: yen in whole numbers, dinars in thousandths; places may be stated', () => {
  const input = { credits: creditsOf([['2024-01-01', '1234.5678']]) };
  expect(pay(rounded({}, [{ rate: '1' }]), { ...input, currency: 'JPY' }).lines[0]!.earned).toBe('1235.00');
  expect(pay(rounded({}, [{ rate: '1' }]), { ...input, currency: 'KWD' }).lines[0]!.earned).toBe('1234.568');
  expect(earned(rounded({ places: 1 }, [{ rate: '1' }]), input)).toEqual(['1234.60']);
});
