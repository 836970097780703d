import { expect, test } from 'vitest';
import { creditsOf, earned, earns, MONTHS, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

// Oracle, "Examples of Calculating Earnings Using Step Rates" (Fusion Incentive Compensation).
const oracleTiers = [
  { from: '0', rate: '0.01' },
  { from: '1000', rate: '0.02' },
  { from: '3000', rate: '0.03' },
  { from: '8000', rate: '0.05' }
];
const oracleDeals = creditsOf([
  ['2024-01-01', 200],
  ['2024-01-02', 300],
  ['2024-01-15', 1500],
  ['2024-02-01', 1200],
  ['2024-02-15', 2000],
  ['2024-03-01', 4500]
]);

test('Oracle, step rates: every transaction by itself, split across tiers, earns 164', () => {
  const plan = planOf([{ by: 'amount', position: 'transaction', tiers: oracleTiers }]);
  earns(plan, { credits: oracleDeals }, '164.00');
  // Oracle's table lists 2 + 3 + 20 + 14 + 30 + 95; together the tiers hold 4,500 + 3,700 + 1,500 of credit.
  expect(
    pay(plan, { credits: oracleDeals }).lines[0]!.tiers.map(({ amount, payout }) => [amount, payout])
  ).toEqual([
    ['4500', '45'],
    ['3700', '74'],
    ['1500', '45']
  ]);
});

test('Oracle, step rates on the quarter’s total of 9,700: 10 + 40 + 150 + 85', () => {
  earns(planOf([{ by: 'amount', tiers: oracleTiers }]), { credits: oracleDeals }, '285.00');
});

test('Oracle, step rates accumulated month by month add up to the quarter', () => {
  const plan = planOf([{ by: 'amount', position: 'cumulativeInput', tiers: oracleTiers }]);
  // January 2,000: 10 + 20. February to 5,200: 1,000 × 2 % + 2,200 × 3 %. March to 9,700: 2,800 × 3 % + 1,700 × 5 %.
  expect(earned(plan, { periods: MONTHS.slice(0, 3), credits: oracleDeals })).toEqual([
    '30.00',
    '86.00',
    '169.00'
  ]);
});

// Oracle, "Options for Splitting Attainment Numbers Across Rate Tiers".
const oracleFlat = [
  { from: '0', rate: '0.01' },
  { from: '10000', rate: '0.02' },
  { from: '50000', rate: '0.03' },
  { from: '100000', rate: '0.04' }
];
test.each([
  ['5000', '50.00'],
  ['15000', '300.00'],
  ['60000', '1800.00']
])('Oracle, rate not split: %s at the highest tier attained earns %s', (amount, pays) => {
  earns(planOf([{ by: 'amount', mode: 'retroactive', tiers: oracleFlat }]), { credits: creditsOf([['2024-01-05', amount]]) }, pays);
}); // prettier-ignore

test.each([
  ['5000', '50.00'],
  ['15000', '200.00'],
  ['60000', '1200.00']
])('Oracle, split rates fixed for the tier: %s earns %s', (amount, pays) => {
  earns(
    planOf([{ by: 'amount', tiers: oracleFlat }]),
    { credits: creditsOf([['2024-01-05', amount]]) },
    pays
  );
});

// Oracle, "Examples of Calculating Earnings Using Interpolated Rates": 10 over 0–1,000, 40 over 1,000–3,000,
// 100 over 3,000–8,000, 2,000 over 8,000–20,000; as points of a curve 10, 50, 150, 2,150.
const oracleCurve = [
  { from: '0', rate: '0' },
  { from: '1000', rate: '10' },
  { from: '3000', rate: '50' },
  { from: '8000', rate: '150' },
  { from: '20000', rate: '2150' }
];
test('Oracle, interpolated amounts: every transaction by itself earns 149', () => {
  const plan = planOf([
    { by: 'amount', mode: 'curve', pays: 'fixed', position: 'transaction', tiers: oracleCurve }
  ]);
  earns(plan, { credits: oracleDeals }, '149.00');
});

test('Oracle, interpolated amounts on the quarter’s total: 150 + 1,700 ÷ 12,000 × 2,000', () => {
  const plan = planOf([{ by: 'amount', mode: 'curve', pays: 'fixed', tiers: oracleCurve }]);
  earns(plan, { credits: oracleDeals }, '433.33');
});

test('Excel forum 861932: 150,000 against 100,000 earns 5,000 + 1,500 + 1,750', () => {
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '1', rate: '0.06' },
    { from: '1.25', rate: '0.07' }
  ];
  earns(
    planOf([{ tiers }]),
    { credits: creditsOf([['2024-02-01', 150000]]), quotas: [quotaOf(100000)] },
    '8250.00'
  );
});

test('Excel forum 861932: accelerators only above the whole year’s quota', () => {
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '1', rate: '0.06' },
    { from: '1.25', rate: '0.07' }
  ];
  const credits = creditsOf([
    ['2024-01-15', 50000],
    ['2024-05-15', 75000],
    ['2024-08-15', 200000],
    ['2024-11-15', 125000]
  ]);
  const quotas = QUARTERS.map((quarter) => quotaOf(100000, quarter));
  const plan = planOf([{ position: 'cumulativeInput', quotaTo: 'whole', tiers }]);
  // 325,000 by Q3 is still below 400,000; Q4 goes to 450,000: 75,000 × 5 % + 50,000 × 6 %.
  expect(earned(plan, { periods: QUARTERS, credits, quotas })).toEqual([
    '2500.00',
    '3750.00',
    '10000.00',
    '6750.00'
  ]);
});

// Sales Cookie, "What is the difference between cumulative and non-cumulative tiers": 6, 8, 10 % to 100, 150 %.
const cookie = [
  { from: '0', rate: '0.06' },
  { from: '1', rate: '0.08' },
  { from: '1.5', rate: '0.1' }
];
test.each([
  ['retroactive', '8800.00'],
  ['marginal', '6800.00']
] as const)('Sales Cookie, 110 %% of a quota of 100,000, %s tiers earn %s', (mode, pays) => {
  earns(planOf([{ mode, tiers: cookie }]), { credits: creditsOf([['2024-02-01', 110000]]), quotas: [quotaOf(100000)] }, pays);
}); // prettier-ignore

test('Sales Cookie, "only pay for revenue above 100 % of quota": overage', () => {
  const plan = planOf([{ position: 'overage', mode: 'retroactive', by: 'amount', rate: '0.08' }]);
  earns(plan, { credits: creditsOf([['2024-02-01', 110000]]), quotas: [quotaOf(100000)] }, '800.00');
});

test('RevOps Masters, tiers 10, 15, 20 %: only the revenue beyond 120 % earns 20 %', () => {
  const tiers = [
    { from: '0', rate: '0.10' },
    { from: '1', rate: '0.15' },
    { from: '1.2', rate: '0.20' }
  ];
  // Hand calculation on the page's rates and quota of 1,000,000: 100,000 + 30,000 + 20,000 at 130 %.
  earns(
    planOf([{ tiers }]),
    { credits: creditsOf([['2024-02-01', 1300000]]), quotas: [quotaOf(1000000)] },
    '150000.00'
  );
});

test('QuotaPath, accelerators and decelerators: half rate to 50 %, then the base rate back to dollar one', () => {
  const credits = (amount: number) => ({
    credits: creditsOf([['2024-02-01', amount]]),
    quotas: [quotaOf(33000)]
  });
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '0.5', rate: '0.10' }
  ];
  earns(planOf([{ mode: 'retroactive', tiers }]), credits(10000), '500.00');
  earns(planOf([{ mode: 'retroactive', tiers }]), credits(16500), '1650.00');
});

test('no-split: a transaction that crosses takes one rate, the one it reaches or the one it starts in', () => {
  const credits = creditsOf([
    ['2024-01-10', 60000],
    ['2024-02-10', 60000],
    ['2024-03-10', 10000]
  ]);
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '1', rate: '0.10' }
  ];
  const input = { credits, quotas: [quotaOf(100000)] };
  // Hand calculation. Reached: 3,000 + 6,000 + 1,000. Started: 3,000 + 3,000 + 1,000.
  earns(planOf([{ mode: 'noSplit', tiers }]), input, '10000.00');
  earns(planOf([{ mode: 'noSplit', crossing: 'started', tiers }]), input, '7000.00');
});

test('no-split stacked on the year: the third quarter starts where the second ended (hand calculation)', () => {
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '100000', rate: '0.10' }
  ];
  const credits = creditsOf([
    ['2024-01-10', 90000],
    ['2024-04-10', 20000],
    ['2024-07-10', 1000]
  ]);
  const plan = planOf([{ mode: 'noSplit', by: 'amount', position: 'cumulativeInput', tiers }]);
  expect(earned(plan, { periods: QUARTERS.slice(0, 3), credits })).toEqual(['4500.00', '2000.00', '100.00']);
});

test('interpolated rate: half way between 4 and 6 %, the whole amount earns 5 % (hand calculation)', () => {
  const tiers = [
    { from: '0.8', rate: '0.04' },
    { from: '1', rate: '0.06' }
  ];
  earns(planOf([{ mode: 'interpolated', tiers }]), { credits: creditsOf([['2024-02-01', 90000]]), quotas: [quotaOf(100000)] }, '4500.00'); // prettier-ignore
});

test('target-incentive bands: 85 % of quota pays 50 % of a quarterly target of 10,000 (hand calculation)', () => {
  const tiers = [
    { from: '0.8', rate: '0.5' },
    { from: '1', rate: '1' },
    { from: '1.2', rate: '1.5' }
  ];
  const payees = [{ id: 'ann', targetIncentive: '40000' }];
  const plan = planOf([{ mode: 'band', pays: 'targetIncentive', tiers }]);
  const at = (amount: number) => ({
    payees,
    credits: creditsOf([['2024-02-01', amount]]),
    quotas: [quotaOf(100000)]
  });
  earns(plan, at(85000), '5000.00');
  earns(plan, at(79999), '0.00');
  earns(plan, at(100000), '10000.00');
  earns(plan, at(250000), '15000.00');
});

test('whole multiplier: 130 % of quota at 1.5 pays 1.95 × target (hand calculation)', () => {
  const tiers = [
    { from: '0', rate: '1' },
    { from: '1.2', rate: '1.5' }
  ];
  const input = { payees: [{ id: 'ann', targetIncentive: '40000' }], credits: creditsOf([['2024-02-01', 130000]]), quotas: [quotaOf(100000)] }; // prettier-ignore
  earns(planOf([{ mode: 'retroactive', pays: 'targetIncentive', tiers }]), input, '19500.00');
  // Marginal reads the same table slice by slice: 1.2 × 1 + 0.1 × 1.5 = 1.35.
  earns(planOf([{ mode: 'marginal', pays: 'targetIncentive', tiers }]), input, '13500.00');
});

test('tier edge: exactly 100 % stands in the tier that starts there, or still below it', () => {
  const input = { credits: creditsOf([['2024-02-01', 100000]]), quotas: [quotaOf(100000)] };
  earns(planOf([{ mode: 'retroactive', tiers: cookie }]), input, '8000.00');
  earns(planOf([{ mode: 'retroactive', edge: 'upper', tiers: cookie }]), input, '6000.00');
  earns(
    planOf([{ mode: 'retroactive', tiers: cookie }], { settings: { tierEdge: 'upper' } }),
    input,
    '6000.00'
  );
});

test('base commission rate: target ÷ quota, 1.5 × above quota (hand calculation)', () => {
  const tiers = [
    { from: '0', rate: { baseRate: '1' } },
    { from: '1', rate: { baseRate: '1.5' } }
  ];
  const input = { payees: [{ id: 'ann', targetIncentive: '40000' }], credits: creditsOf([['2024-02-01', 120000]]), quotas: [quotaOf(100000)] }; // prettier-ignore
  earns(planOf([{ tiers }]), input, '13000.00');
});

test('effective-dated rates: each credit takes the version of its date (hand calculation)', () => {
  const versions = [
    { start: '2024-01-01', tiers: [{ from: '0', rate: '0.05' }] },
    { start: '2024-02-15', tiers: [{ from: '0', rate: '0.06' }, { from: '100000', rate: '0.1' }] }
  ]; // prettier-ignore
  const credits = creditsOf([
    ['2024-02-14', 80000],
    ['2024-02-15', 50000]
  ]);
  // 80,000 × 5 %, then 20,000 × 6 % and 30,000 × 10 % of the second version.
  earns(planOf([{ by: 'amount', versions }]), { credits }, '8200.00');
  // Retroactive: 80,000 × 5 % and 50,000 at the 10 % that 130,000 reaches.
  earns(planOf([{ by: 'amount', mode: 'retroactive', versions }]), { credits }, '9000.00');
});

test('cumulative output: tiers reprice earlier quarters as a true-up (hand calculation)', () => {
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '200000', rate: '0.08' }
  ];
  const credits = creditsOf([
    ['2024-01-10', 150000],
    ['2024-04-10', 100000],
    ['2024-07-10', 50000]
  ]);
  const plan = planOf([{ by: 'amount', mode: 'retroactive', position: 'cumulativeOutput', tiers }]);
  // 7,500; then 250,000 × 8 % − 7,500; then 300,000 × 8 % − 20,000.
  expect(earned(plan, { periods: QUARTERS.slice(0, 3), credits })).toEqual([
    '7500.00',
    '12500.00',
    '4000.00'
  ]);
  const input = planOf([{ by: 'amount', mode: 'retroactive', position: 'cumulativeInput', tiers }]);
  // On input earlier pay stays: 7,500; 100,000 × 8 %; 50,000 × 8 %.
  expect(earned(input, { periods: QUARTERS.slice(0, 3), credits })).toEqual([
    '7500.00',
    '8000.00',
    '4000.00'
  ]);
});

test('cumulative lump: a step reached earlier in the year is not paid again (hand calculation)', () => {
  const tiers = [
    { from: '100000', rate: '1000' },
    { from: '200000', rate: '3000' }
  ];
  const credits = creditsOf([
    ['2024-01-10', 120000],
    ['2024-04-10', 10000],
    ['2024-07-10', 90000]
  ]);
  const plan = planOf([{ by: 'amount', mode: 'band', pays: 'fixed', position: 'cumulativeInput', tiers }]);
  expect(earned(plan, { periods: QUARTERS.slice(0, 3), credits })).toEqual(['1000.00', '0.00', '2000.00']);
});

test('AdventureWorks: base commission by each person’s CommissionPct', () => {
  // Figures of the sample database's SalesPerson table: CommissionPct 0.012 and 0.015.
  const payees = [
    { id: '275', attributes: { commissionPct: '0.012' } },
    { id: '276', attributes: { commissionPct: 0.015 } }
  ];
  const credits = [
    ...creditsOf([['2024-01-10', '28926.2465']], '275'),
    ...creditsOf([['2024-01-10', '28926.2465']], '276')
  ];
  const plan = planOf([{ rate: { attribute: 'commissionPct' } }]);
  expect(earned(plan, { payees, credits })).toEqual(['347.11', '433.89']);
});
