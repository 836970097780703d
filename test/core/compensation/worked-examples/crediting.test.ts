import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { earned, MONTHS, pay, planOf, QUARTERS, readInput, readPlan } from '../pay.ts';

// Crediting; hand calculations, with the traps of OCA/commission 503, 538, 555 and ERPNext 3721, 40062 in mind.
const sale = (id: string, revenue: string | number, date = '2024-02-01', rest: object = {}) => ({ id, dates: { order: date }, measures: { revenue }, ...rest }); // prettier-ignore
const two = { payees: [{ id: 'ann' }, { id: 'bob' }] };
const flat = (rest: object = {}, settings: object = {}) => planOf([{ rate: '0.1', ...rest }], { settings });
const split = (transaction: string, payee: string, share: string | number = 1, role?: string) => ({ transaction, payee, share, ...(role ? { role } : {}) }); // prettier-ignore

test('splits by share add up to the transaction', () => {
  const input = { ...two, transactions: [sale('t1', '100.01')], splits: [split('t1', 'ann', '0.5'), split('t1', 'bob', '0.5')] }; // prettier-ignore
  const credits = (settings: object) => pay(flat({}, settings), input).lines.map(({ credit }) => credit);
  expect(credits({})).toEqual(['50.005', '50.005']);
  expect(credits({ splits: { amounts: 'cent' } })).toEqual(['50.01', '50']);
});

test('ERPNext 3721: shares that do not total 100 % are named, unless double credit is meant', () => {
  const input = { ...two, transactions: [sale('t1', 1000)], splits: [split('t1', 'ann', 1), split('t1', 'bob', '0.5')] }; // prettier-ignore
  expect(pay(flat(), input).findings.map(({ code }) => code)).toEqual(['split-total']);
  expect(pay(flat({}, { splits: { total: 'free' } }), input).findings).toEqual([]);
  expect(earned(flat(), input)).toEqual(['100.00', '50.00']);
});

test('roles: SDR and AE are credited by different rules', () => {
  const crediting = [
    { kind: 'split' as const, id: 'ae', roles: ['AE'] },
    { kind: 'split' as const, id: 'sdr', roles: ['SDR'], share: '0.25', type: 'overlay' as const }
  ];
  const plan = planOf([{ rate: '0.1', creditTypes: ['direct'] }, { rate: '0.02', creditTypes: ['overlay'] }], { crediting }); // prettier-ignore
  const input = { ...two, transactions: [sale('t1', 10000)], splits: [split('t1', 'ann', 1, 'AE'), split('t1', 'bob', 1, 'SDR')] }; // prettier-ignore
  // Ann 1,000 direct; Bob 2,500 of overlay credit at 2 %.
  expect(earned(plan, input)).toEqual(['1000.00', '0.00', '0.00', '50.00']);
});

test('credit by attribute and to a named specialist', () => {
  const crediting = [
    { kind: 'attribute' as const, id: 'owner', attribute: 'rep' },
    { kind: 'payee' as const, id: 'cloud', payee: 'bob', where: [{ attribute: 'product', in: ['cloud'] }], type: 'overlay' as const }
  ]; // prettier-ignore
  const transactions = [
    sale('t1', 1000, '2024-02-01', { attributes: { rep: 'ann', product: 'cloud' } }),
    sale('t2', 1000, '2024-02-01', { attributes: { rep: 'ann', product: 'paper' } }),
    sale('t3', 1000, '2024-02-01', { attributes: { rep: 'zoe' } })
  ];
  const output = pay(planOf([{ rate: '0.1' }], { crediting }), { ...two, transactions });
  expect(output.lines.map((line) => line.earned)).toEqual(['200.00', '100.00']);
  expect(output.findings.map(({ code }) => code)).toEqual(['no-credit', 'unknown-payee']);
});

test('rollup through an effective-dated hierarchy: an override on the team of the credit’s date', () => {
  const crediting = [
    { kind: 'split' as const, id: 'own' },
    { kind: 'rollup' as const, id: 'up' }
  ];
  const plan = planOf([{ rate: '0.1', creditTypes: ['direct'] }, { rate: '0.01', creditTypes: ['rollup'] }], { crediting }); // prettier-ignore
  const input = {
    periods: MONTHS.slice(0, 2),
    payees: [{ id: 'ann' }, { id: 'max' }, { id: 'vp' }, { id: 'wim' }],
    hierarchy: [
      { id: 'ann', manager: 'max', end: '2024-02-01' },
      { id: 'ann', manager: 'wim', start: '2024-02-01' },
      { id: 'max', manager: 'vp' },
      { id: 'wim', manager: 'vp' }
    ],
    transactions: [sale('t1', 1000, '2024-01-31'), sale('t2', 2000, '2024-02-01')],
    splits: [split('t1', 'ann'), split('t2', 'ann')]
  };
  const byPayee = Object.fromEntries(['ann', 'max', 'vp', 'wim'].map((payee) => [payee, pay(plan, input).lines.filter((line) => line.payee === payee).map((line) => line.earned)])); // prettier-ignore
  expect(byPayee).toEqual({
    ann: ['100.00', '0.00', '200.00', '0.00'],
    max: ['0.00', '10.00', '0.00', '0.00'],
    vp: ['0.00', '10.00', '0.00', '20.00'],
    wim: ['0.00', '0.00', '0.00', '20.00']
  });
});

test('rollup of one level only, and a loop in the hierarchy ends', () => {
  const crediting = [{ kind: 'split' as const, id: 'own' }, { kind: 'rollup' as const, id: 'up', levels: 1, share: '0.5' }]; // prettier-ignore
  const plan = planOf([{ rate: '0.1', creditTypes: ['rollup'] }], { crediting });
  const input = {
    payees: [{ id: 'ann' }, { id: 'max' }, { id: 'vp' }],
    hierarchy: [{ id: 'ann', manager: 'max' }, { id: 'max', manager: 'vp' }, { id: 'vp', manager: 'ann' }],
    transactions: [sale('t1', 1000)],
    splits: [split('t1', 'ann')]
  }; // prettier-ignore
  expect(earned(plan, input)).toEqual(['0.00', '50.00', '0.00']);
  const all = [
    { kind: 'split' as const, id: 'own' },
    { kind: 'rollup' as const, id: 'up' }
  ];
  expect(earned(planOf([{ rate: '0.1', creditTypes: ['rollup'] }], { crediting: all }), input)).toEqual(['0.00', '100.00', '100.00']); // prettier-ignore
});

test('transaction factors and filters by product and segment', () => {
  const measures = [
    {
      id: 'revenue',
      where: [{ attribute: 'segment', notIn: ['internal'] }],
      factors: [
        { where: [{ attribute: 'product', in: ['new'] }], times: '1.5' },
        { where: [{ measure: 'revenue', atLeast: '5000' }], times: '0.9' }
      ]
    }
  ];
  const transactions = [
    sale('t1', 1000, '2024-02-01', { attributes: { product: 'new' } }),
    sale('t2', 6000, '2024-02-01', { attributes: { product: 'new' } }),
    sale('t3', 9999, '2024-02-01', { attributes: { segment: 'internal' } })
  ];
  const splits = ['t1', 't2', 't3'].map((id) => split(id, 'ann'));
  // 1,500 + 6,000 × 1.5 × 0.9 = 9,600.
  expect(earned(planOf([{ rate: '0.1' }], { measures }), { transactions, splits })).toEqual(['960.00']);
});

test('margin is revenue less cost; a component may filter by deal size', () => {
  const measures = [{ id: 'margin', from: [{ amount: 'revenue' }, { amount: 'cost', times: '-1' }] }];
  const transactions = [
    sale('t1', 1000, '2024-02-01', { measures: { revenue: '1000', cost: '600' } }),
    sale('t2', 1000, '2024-02-01', { measures: { revenue: '100', cost: '40' } })
  ];
  const splits = ['t1', 't2'].map((id) => split(id, 'ann'));
  expect(
    earned(planOf([{ measure: 'margin', rate: '0.1' }], { measures }), { transactions, splits })
  ).toEqual(['46.00']);
  const large = planOf([{ measure: 'margin', rate: '0.1', where: [{ measure: 'revenue', atLeast: '500', below: '2000' }] }], { measures }); // prettier-ignore
  expect(earned(large, { transactions, splits })).toEqual(['40.00']);
});

test('anchor date: order, booking, invoice or payment decides the period; unpaid is not credited yet', () => {
  const dates = { order: '2024-01-20', booking: '2024-02-10', invoice: '2024-05-05', payment: null };
  const input = { periods: QUARTERS.slice(0, 2), transactions: [{ id: 't1', dates, measures: { revenue: 1000 } }], splits: [split('t1', 'ann')] }; // prettier-ignore
  const by = (anchorDate: string) => earned(flat({}, { anchorDate }), input);
  expect(by('order')).toEqual(['100.00', '0.00']);
  expect(by('booking')).toEqual(['100.00', '0.00']);
  expect(by('invoice')).toEqual(['0.00', '100.00']);
  expect(by('payment')).toEqual(['0.00', '0.00']);
  expect(by('firstGiven')).toEqual(['100.00', '0.00']);
});

test('OCA/commission 503: a credit note nets in its own period, in the original’s, or not at all', () => {
  const input = {
    periods: QUARTERS.slice(0, 2),
    transactions: [sale('t1', 1000), sale('r1', -400, '2024-05-01', { type: 'return', reverses: 't1' })],
    splits: [split('t1', 'ann')]
  };
  const by = (returns: string) => earned(flat({}, { returns }), input);
  expect(by('net')).toEqual(['100.00', '-40.00']);
  expect(by('original')).toEqual(['60.00', '0.00']);
  expect(by('ignore')).toEqual(['100.00', '0.00']);
});

test('transaction currency is converted at the anchor date; a missing rate is a finding', () => {
  const fx = [{ from: 'EUR', to: 'USD', start: '2024-01-01', end: '2024-02-01', rate: '1.10' }, { from: 'EUR', to: 'USD', start: '2024-02-01', rate: '1.08' }]; // prettier-ignore
  const input = { transactions: [sale('t1', 1000, '2024-02-01', { currency: 'EUR' }), sale('t2', 1000, '2024-01-31', { currency: 'EUR' })], splits: [split('t1', 'ann'), split('t2', 'ann')], fx }; // prettier-ignore
  expect(earned(flat(), input)).toEqual(['218.00']);
  expect(pay(flat(), { ...input, fx: [] }).findings.map(({ code }) => code)).toEqual(['no-exchange-rate', 'no-exchange-rate']); // prettier-ignore
});

test('every credit names its rule, and reversals of ready-made credits find their original', () => {
  const credits = [
    { id: 'k1', payee: 'ann', measure: 'revenue', date: '2024-02-01', amount: 1000, transaction: 't9' },
    { id: 'k2', payee: 'ann', measure: 'revenue', date: '2024-05-01', amount: -1000, reverses: 't9' }
  ];
  const by = (returns: 'net' | 'original' | 'ignore') => earned(flat({}, { returns }), { periods: QUARTERS.slice(0, 2), credits }); // prettier-ignore
  expect(by('original')).toEqual(['0.00', '0.00']);
  expect(by('net')).toEqual(['100.00', '-100.00']);
  const { lines } = computePayout(readPlan(flat()), readInput({ transactions: [sale('t1', 10)], splits: [split('t1', 'ann')] })); // prettier-ignore
  expect(lines[0]!.credits.map(({ rule }) => rule)).toEqual(['splits']);
});
