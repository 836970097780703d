import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../../src/lib/core/compensation/schema/input.ts';
import { Decimal, decimalText } from '../../../src/lib/core/money.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { createEvaluator } from '../../../src/lib/scenario/evaluate.ts';
import { compileFastPay } from '../../../src/lib/scenario/fast-pay.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { openMovingCompany } from './moving-company.ts';

let db: Connector;
beforeAll(async () => {
  db = await openMovingCompany();
}, 60_000);
afterAll(() => db.close());

const base = baselineScenario({ dataset: 'Moving', fingerprint: 'f' });
const hunterWith = (component: object, leader: object = {}) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  crediting: [
    { kind: 'split', id: 'own' },
    { kind: 'rollup', id: 'up', levels: 1 }
  ],
  plans: [
    {
      id: 'hunter',
      components: [{ kind: 'table', id: 'commission', measure: 'revenue', rate: '0.1', ...component }]
    },
    { id: 'farmer', components: [{ kind: 'table', id: 'care', measure: 'revenue', rate: '0.03' }] },
    {
      id: 'leader',
      components: [
        {
          kind: 'table',
          id: 'override',
          measure: 'revenue',
          creditTypes: ['rollup'],
          rate: '0.01',
          ...leader
        }
      ]
    }
  ]
});
const tiers = [
  { from: '0', rate: '0.05' },
  { from: '0.6', rate: '0.11' }
];

/** Every credit of the file by itself, as SQL without any stretch of time sees it. */
async function creditsOneByOne(): Promise<PayoutInput['credits']> {
  const { rows } = await db.query({
    text: `SELECT t.transaction_id, coalesce(c.rep_id, t.rep_id), t.transaction_date,
      CAST(coalesce(CAST(c.credit_amount AS DECIMAL(38,10)), CAST(t.amount AS DECIMAL(28,4)) * coalesce(c.credit_pct, 1)) AS VARCHAR)
      FROM sales_transaction t LEFT JOIN sales_credit c ON c.transaction_id = t.transaction_id`,
    values: []
  });
  return rows.map(([id, payee, date, amount]) => ({
    id: `${String(id)} ${String(payee)}`,
    payee: String(payee),
    measure: 'revenue',
    date: String(date),
    amount: new Decimal(String(amount)),
    type: 'direct' as const
  }));
}

/** The file as the payout command would be given it: whole sales with everything about them, and their splits. */
async function salesOneByOne(): Promise<Pick<PayoutInput, 'transactions' | 'splits'>> {
  const { rows } = await db.query({
    text: `SELECT t.transaction_id, t.rep_id, t.transaction_date, t.invoice_date, t.payment_date, t.transaction_type, t.reverses_transaction_id,
      CAST(t.amount AS VARCHAR), CAST(t.cost AS VARCHAR), CAST(t.quantity AS VARCHAR), t.product_id, p.family, a.segment
      FROM sales_transaction t JOIN product p USING (product_id) JOIN account a USING (account_id)`,
    values: []
  });
  const text = (cell: unknown) => (cell === null ? null : String(cell));
  const transactions = rows.map(
    ([id, , date, invoice, payment, type, reverses, amount, cost, units, product, family, segment]) => ({
      id: String(id),
      dates: { order: text(date), invoice: text(invoice), payment: text(payment) },
      type: String(type),
      reverses: text(reverses),
      measures: {
        revenue: new Decimal(String(amount)),
        cost: new Decimal(String(cost)),
        units: new Decimal(String(units))
      },
      attributes: { product: text(product), family: text(family), segment: text(segment) }
    })
  );
  const splits = rows.flatMap(([id, rep, , , , , , amount]) => {
    const share = (payee: unknown, part: Decimal) => ({
      transaction: String(id),
      payee: String(payee),
      share: part
    });
    if (id === 'ann-3') return [share('ann', new Decimal('0.7')), share('dan', new Decimal('0.3'))];
    return [share(rep, id === 'dan-5' ? new Decimal('100.0001').div(String(amount)) : new Decimal(1))];
  });
  return { transactions, splits };
}

const paymentsOf = (payments: readonly { payee: string; period: string; paid: Decimal }[]) =>
  payments.map(({ payee, period, paid }) => `${payee} ${period} ${decimalText(paid, 2)}`).sort();

const linesOf = (lines: readonly { payee: string; period: string; component: string; earned: Decimal }[]) =>
  lines
    .map(
      ({ payee, period, component, earned }) => `${payee} ${period} ${component} ${decimalText(earned, 2)}`
    )
    .sort();

const evaluatorOf = (document: unknown) =>
  createEvaluator(db, { dataset: 'Moving', fingerprint: 'f', plans: new Map([['plan', document]]) });

describe('sums of credit are paid as the transactions one by one would be', () => {
  test.each([
    ['by quarter', hunterWith({})],
    ['by month, where quotas are by quarter', hunterWith({ interval: 'month', by: 'amount', rate: undefined, tiers: [{ from: '0', rate: '0.05' }, { from: '9000', rate: '0.2' }] })], // prettier-ignore
    ['to date', hunterWith({ position: 'cumulativeOutput', span: 'year', mode: 'marginal', rate: undefined, tiers })], // prettier-ignore
    ['in a window', hunterWith({ window: { start: '2026-02-03', end: '2026-04-09' } })],
    ['by dated tiers', hunterWith({ rate: undefined, versions: [{ start: '2026-01-01', tiers }, { start: '2026-03-05', tiers: [{ from: '0', rate: '0.2' }] }] })] // prettier-ignore
  ])('%s', async (_name, document) => {
    const evaluator = evaluatorOf(document);
    const evaluation = await evaluator.evaluate(base);
    const input = (await evaluator.payInputs(base)).get('plan')!;
    const plan = parsePlan(document);
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const apart = computePayout(plan.value, { ...input, credits: await creditsOneByOne() });
    expect(linesOf(evaluation.paid.lines)).toEqual(linesOf(apart.lines));
    expect(evaluation.totals.earned).not.toBe('0.00');
  });

  const hunters = (component: object, measures: object[] = [{ id: 'revenue' }], more: object = {}) => ({
    ...hunterWith(component),
    measures,
    ...more
  });
  const deals = [{ from: '0', rate: '0.02' }, { from: '900', rate: '0.15' }]; // prettier-ignore
  const margin = { id: 'margin', from: [{ amount: 'revenue' }, { amount: 'cost', times: '-1' }] };
  test.each([
    [
      'each sale by its size',
      hunters({ position: 'transaction', mode: 'retroactive', by: 'amount', rate: undefined, tiers: deals })
    ],
    [
      'a sale that crosses a tier whole',
      hunters({
        mode: 'noSplit',
        by: 'amount',
        rate: undefined,
        tiers: [
          { from: '0', rate: '0.02' },
          { from: '4000', rate: '0.15' }
        ]
      })
    ],
    ['a cap on single sales', hunters({ caps: [{ on: 'transaction', at: '1000' }] })],
    ['sales of a product family', hunters({ where: [{ attribute: 'family', in: ['Services'] }] })],
    [
      'sales to a segment, or none known',
      hunters({ where: [{ attribute: 'segment', notIn: ['Enterprise'] }] })
    ],
    ['large sales', hunters({ where: [{ measure: 'revenue', atLeast: '1000' }] })],
    [
      'factors on products',
      hunters({}, [
        { id: 'revenue', factors: [{ where: [{ attribute: 'product', in: ['p1'] }], times: '1.5' }] }
      ])
    ],
    ['margin', hunters({ measure: 'margin' }, [{ id: 'revenue' }, margin])],
    [
      'units',
      hunters({ measure: 'units', rate: '12.5' }, [{ id: 'revenue' }, { id: 'units', unit: 'units' }])
    ],
    [
      'a gate on units',
      hunters({ gates: [{ measures: ['units'], by: 'amount', atLeast: '60' }] }, [
        { id: 'revenue' },
        { id: 'units', unit: 'units' }
      ])
    ],
    ['by invoice date', hunters({}, [{ id: 'revenue', anchorDate: 'invoice' }])],
    [
      'returns in the period of their sale',
      hunters({ interval: 'month' }, undefined, { settings: { returns: 'original' } })
    ],
    ['returns left out', hunters({ interval: 'month' }, undefined, { settings: { returns: 'ignore' } })]
  ])('where a plan asks about the sales themselves: %s', async (_name, document) => {
    const evaluator = evaluatorOf(document);
    const evaluation = await evaluator.evaluate(base);
    expect(evaluation.findings.filter(({ code }) => code.startsWith('plan-'))).toEqual([]);
    const plan = parsePlan(document);
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const input = (await evaluator.payInputs(base)).get('plan')!;
    const apart = computePayout(plan.value, { ...input, credits: [], ...(await salesOneByOne()) });
    expect(linesOf(evaluation.paid.lines)).toEqual(linesOf(apart.lines));
    const plain = await evaluatorOf(hunterWith({})).evaluate(base);
    expect(evaluation.totals.earned).not.toBe(plain.totals.earned);
  });

  const paying = (payment: object) => {
    const { plans, ...document } = hunters({});
    return { ...document, plans: plans.map((plan) => (plan.id === 'hunter' ? { ...plan, payment } : plan)) };
  };
  test.each([
    ['held until the customer pays', paying({ holdback: { share: '0.4', release: 'whenPaid' } })],
    ['taken back with the return', paying({ clawback: { mode: 'percent', share: '0.8' } })],
    ['taken back by a new look at the tiers', paying({ clawback: { mode: 'reTier' } })]
  ])('payments that follow single sales: %s', async (_name, document) => {
    const evaluator = evaluatorOf(document);
    const evaluation = await evaluator.evaluate(base);
    const plan = parsePlan(document);
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const input = (await evaluator.payInputs(base)).get('plan')!;
    const apart = computePayout(plan.value, { ...input, credits: [], ...(await salesOneByOne()) });
    expect(paymentsOf(evaluation.paid.payments)).toEqual(paymentsOf(apart.payments));
    const plain = await evaluatorOf(hunterWith({})).evaluate(base);
    expect(evaluation.totals.paid).not.toBe(plain.totals.paid);
  });

  test('what the sales cannot tell is said, not paid as nothing in silence', async () => {
    const document = hunters(
      { measure: 'points', where: [{ attribute: 'channel', in: ['web'] }] },
      [{ id: 'revenue' }, { id: 'points', unit: 'points' }],
      { crediting: [{ kind: 'payee', id: 'house', payee: 'ann' }] }
    );
    const { findings } = await evaluatorOf(document).evaluate(base);
    expect(
      findings.filter(({ code }) => code.startsWith('plan-')).map(({ code, keys }) => [code, ...keys])
    ).toEqual([
      ['plan-measure-unknown', 'plan', 'points'],
      ['plan-attribute-unknown', 'plan', 'channel'],
      ['plan-crediting-unused', 'plan', 'house']
    ]);
  });

  test('measures dated by different days are told: the first decides', async () => {
    const document = hunters({}, [
      { id: 'revenue', anchorDate: 'invoice' },
      { id: 'units', unit: 'units' }
    ]);
    const { findings } = await evaluatorOf(document).evaluate(base);
    expect(findings.find(({ code }) => code === 'plan-anchors-differ')?.keys).toEqual([
      'plan',
      'invoice',
      'firstGiven'
    ]);
  });

  test('who joins a plan inside a quarter is paid for that quarter', async () => {
    const { payouts } = await evaluatorOf(hunterWith({})).evaluate(base);
    const { rows } = await db.query({
      text: `SELECT CAST(sum(amount) AS VARCHAR) FROM sales_transaction WHERE rep_id = 'bob' AND transaction_date < DATE '2026-04-01'`,
      values: []
    });
    const earned = payouts.find(({ payee, start }) => payee === 'bob' && start === '2026-01-01')?.earned;
    expect(earned).toBe(new Decimal(String(rows[0]![0])).times('0.1').toFixed(2));
  });

  test('under the hand as well: the fast figures agree', async () => {
    const document = { ...hunterWith({}), crediting: [{ kind: 'split', id: 'own' }] };
    const evaluation = await evaluatorOf(document).evaluate(base);
    const fast = compileFastPay(evaluation);
    if (!fast.supported) throw new Error(fast.reasons.join(' '));
    // The lines are rounded to the cent, the fast figures are not.
    expect(Math.abs(fast.pay.base.totalEarned - Number(evaluation.totals.earned))).toBeLessThan(0.1);
  });
});
