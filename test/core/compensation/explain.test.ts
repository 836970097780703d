import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { diffPlans } from '../../../src/lib/core/compensation/document/diff-plans.ts';
import { ambiguityCards } from '../../../src/lib/core/compensation/explain/ambiguity-cards.ts';
import { estimateDeal } from '../../../src/lib/core/compensation/explain/estimate-deal.ts';
import { explainLine } from '../../../src/lib/core/compensation/explain/explain-line.ts';
import { payrollFile } from '../../../src/lib/core/compensation/statement/payroll-file.ts';
import { safeCsv } from '../../../src/lib/core/compensation/statement/safe-csv.ts';
import { statementCsv } from '../../../src/lib/core/compensation/statement/statement-csv.ts';
import { statementsOf } from '../../../src/lib/core/compensation/statement/statement.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from './pay.ts';

const tiers = [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.1' }]; // prettier-ignore
const gates = [{ measures: ['units'], atLeast: '1' }];
const quotas = [quotaOf(100000), quotaOf(50, QUARTERS[0]!, 'ann', 'units')];
const results = (value: number) => [{ payee: 'ann', measure: 'units', period: 'Q1', value }];

test('why not: the missing gate and the next tier, smallest change first', () => {
  const plan = readPlan(planOf([{ tiers, gates }]));
  const input = readInput({ credits: creditsOf([['2024-02-01', 80000]]), quotas, results: results(45) });
  const [line] = computePayout(plan, input).lines;
  const { why, whyNot } = explainLine(plan, input, line!);
  expect(why.at(-1)).toBe('Earned 0.00.');
  // Five more units open the gate: 80,000 × 5 %. The next tier alone earns nothing while the gate is missed.
  expect(whyNot.map(({ code, change, gain }) => [code, change.toFixed(), gain.toFixed()])).toEqual([
    ['gate', '5', '4000'],
    ['next-tier', '20000', '0']
  ]);
});

test('why not: a rejected credit, a threshold and a cap', () => {
  const plan = readPlan(planOf([{ rate: '0.1', creditTypes: ['direct'], threshold: { at: '0.5' }, caps: [{ on: 'earned', at: '2000' }] }])); // prettier-ignore
  const overlay = { ...creditsOf([['2024-02-02', 30000]])[0]!, id: 'over', type: 'overlay' as const };
  const input = readInput({ credits: [...creditsOf([['2024-02-01', 30000]]), overlay], quotas });
  const codes = (found: ReturnType<typeof explainLine>) =>
    found.whyNot.map(({ code, gain }) => [code, gain.toFixed()]);
  expect(codes(explainLine(plan, input, computePayout(plan, input).lines[0]!))).toEqual([['rejected-credit', '2000'], ['threshold', '2000']]); // prettier-ignore
  const more = readInput({ credits: creditsOf([['2024-02-01', 60000]]), quotas });
  expect(codes(explainLine(plan, more, computePayout(plan, more).lines[0]!))).toEqual([['cap', '4000']]);
});

test('ambiguity cards: AdventureWorks rounded per quarter or per person, with the difference explained', () => {
  const plan = readPlan(planOf([{ rate: '0.012' }]));
  const input = readInput({ periods: QUARTERS, credits: creditsOf(QUARTERS.map(({ start }) => [start, '28926.2465'] as const)) }); // prettier-ignore
  const [card] = ambiguityCards(plan, input, ['settings.rounding.point']);
  expect(card!.options.map(({ value, paid, chosen }) => [value, paid.toFixed(2), chosen])).toEqual([
    ['tier', '1388.44', false],
    ['line', '1388.44', true],
    ['statement', '1388.44', false],
    ['payee', '1388.46', false]
  ]);
  expect(card!.explanation).toBe('As chosen, per person and period, each component by itself: 1388.44 paid. Instead, once per person over all periods: 1388.46 (+0.02, 1 payee).'); // prettier-ignore
});

test('ambiguity cards cover tiers, positions, draws, clawbacks, dates, returns, proration and teams', () => {
  const plan = readPlan(planOf([{ tiers, threshold: { at: '0.2' } }, { pays: 'targetIncentive', rate: '1', team: {} }], { payment: { draw: { amount: '100' }, clawback: { mode: 'percent', windowMonths: 12 } } })); // prettier-ignore
  const input = readInput({
    payees: [{ id: 'ann', start: '2024-02-01' }],
    transactions: [
      { id: 't1', dates: { order: '2024-02-10', invoice: '2024-03-01' }, measures: { revenue: 120000 } },
      {
        id: 'r1',
        dates: { order: '2024-03-10', invoice: '2024-03-20' },
        reverses: 't1',
        measures: { revenue: -20000 }
      }
    ],
    splits: [{ transaction: 't1', payee: 'ann' }],
    quotas
  });
  const cards = ambiguityCards(plan, input);
  expect(cards.map(({ setting }) => setting)).toEqual([
    'settings.rounding.point', 'settings.rounding.mode', 'settings.tierEdge', 'settings.anchorDate', 'settings.returns',
    'settings.proration.basis', 'settings.proration.startDay', 'settings.proration.of', 'plans[0].payment.draw.base',
    'plans[0].payment.draw.recovery', 'plans[0].payment.draw.belowDraw', 'plans[0].payment.clawback.mode', 'plans[0].payment.negative',
    'plans[0].components[0].mode', 'plans[0].components[0].position', 'plans[0].components[0].threshold.pay',
    'plans[0].components[1].team.attainment'
  ]); // prettier-ignore
  expect(cards.every(({ options }) => options.filter(({ chosen }) => chosen).length === 1)).toBe(true);
});

test('estimator: what a deal would pay, across the tier it reaches, and the next step', () => {
  const plan = readPlan(planOf([{ tiers, gates }]));
  const input = readInput({ credits: creditsOf([['2024-02-01', 80000]]), quotas, results: results(50) });
  const deal = { payee: 'ann', date: '2024-03-01', measures: { revenue: new Decimal(30000) } };
  const { period, pays, next } = estimateDeal(plan, input, deal);
  expect([period, pays.toFixed(), next]).toEqual(['Q1', '2000', undefined]);
  expect(estimateDeal(plan, input, { ...deal, measures: { revenue: new Decimal(1000) } }).next?.code).toBe(
    'next-tier'
  );
});

test('a changed rate is told in words, by the name of its component', () => {
  const before = readPlan(planOf([{ tiers }]));
  const after = readPlan(planOf([{ tiers: [tiers[0]!, { from: '1', rate: '0.12' }] }]));
  const changes = diffPlans(before, after).filter(({ rule }) => !rule.endsWith('example'));
  expect(changes).toEqual([{ rule: 'plans.plan.components.c1.tiers[1]', before: 'From 100 %: 10 %.', after: 'From 100 %: 12 %.' }]); // prettier-ignore
  expect(diffPlans(before, before)).toEqual([]);
  expect(diffPlans(before, readPlan(planOf([{ tiers }, { rate: '0.01' }]))).every(({ before }) => before === undefined)).toBe(true); // prettier-ignore
});

test('statements and the payroll file: text never becomes a formula, negative numbers stay numbers', () => {
  expect(safeCsv(['a', 'b'], [['=1+1', { number: '-5.00' }], ['x,"y"', '-3']])).toBe('a,b\r\n\'=1+1,-5.00\r\n"x,""y""",\'-3\r\n'); // prettier-ignore
  const plan = readPlan(planOf([{ rate: '0.1' }], { payment: { draw: { amount: '100' } } }));
  const output = computePayout(
    plan,
    readInput({ payees: [{ id: '=ann' }], credits: creditsOf([['2024-02-01', 500]], '=ann') })
  );
  expect(statementCsv(statementsOf(output))).toBe(
    [
      'payee,period,row,plan,component,adjusts,credit,quota,attainment,amount',
      "'=ann,Q1,line,plan,c1,,500,,,50.00",
      "'=ann,Q1,draw,,,,,,,50.00",
      "'=ann,Q1,paid,,,,,,,100.00",
      ''
    ].join('\r\n')
  );
  expect(payrollFile(output, 'Q1')).toBe(
    "Employee,Period,Pay code,Amount,Currency\r\n'=ann,Q1,COMMISSION,100.00,USD\r\n"
  );
});
