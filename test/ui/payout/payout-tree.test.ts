import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import type { PayoutRow } from '../../../src/lib/ui/payout/payout-rows.ts';
import { payoutTree, sumRows, type Organisation } from '../../../src/lib/ui/payout/payout-tree.ts';

const row = (payee: string, total: string, quota = '0', credit = '0'): PayoutRow => ({
  payee,
  name: payee,
  title: '',
  manager: '',
  plan: 'ae',
  quota: new Decimal(quota),
  credit: new Decimal(credit),
  attainment: undefined,
  paid: new Map([['2026-01-01', new Decimal(total)]]),
  total: new Decimal(total),
  base: new Decimal(total).plus(1)
});
const organisation = (managers: Record<string, string>): Organisation => ({
  managerOf: (payee) => managers[payee],
  person: (payee) => ({ name: payee, title: 'Leader' })
});
const managers = { ada: 'mia', ben: 'mia', mia: 'vic', cho: 'noa', noa: 'vic' };
const asGiven = <T>(rows: readonly T[]) => rows;
const rows = [row('ada', '10.01', '100', '80'), row('ben', '20.02', '100', '130'), row('cho', '5'), row('mia', '1'), row('vic', '7')]; // prettier-ignore
const shown = (nodes: ReturnType<typeof payoutTree>) =>
  nodes.map(
    ({ key, level, people, row: { total } }) => `${'.'.repeat(level)}${key} ${people} ${total.toFixed(2)}`
  );

test('region, team, rep: a team without pay of its own leader still has its row', () => {
  expect(shown(payoutTree(rows, organisation(managers), new Set(), asGiven))).toEqual([
    '.team:vic 5 43.03',
    '..vic 1 7.00',
    '..team:mia 3 31.03',
    '...mia 1 1.00',
    '...ada 1 10.01',
    '...ben 1 20.02',
    '..team:noa 1 5.00',
    '...cho 1 5.00'
  ]);
});

test('a closed team keeps its people, its sums stay', () => {
  expect(shown(payoutTree(rows, organisation(managers), new Set(['team:mia']), asGiven))).toEqual([
    '.team:vic 5 43.03',
    '..vic 1 7.00',
    '..team:mia 3 31.03',
    '..team:noa 1 5.00',
    '...cho 1 5.00'
  ]);
});

test('attainment of a team is total credit over total quota', () => {
  const node = payoutTree(rows, organisation(managers), new Set(), asGiven).find(
    ({ key }) => key === 'team:mia'
  )!;
  expect(node.row.attainment!.toFixed()).toBe('1.05');
});

test('people without a manager stand beside the teams, and a loop in the data loses nobody', () => {
  const loop = { ada: 'ben', ben: 'ada' };
  const nodes = payoutTree(rows, organisation(loop), new Set(), asGiven);
  expect(nodes.map(({ key }) => key)).toEqual(['ada', 'ben', 'cho', 'mia', 'vic']);
});

test('the top rows add up to everybody, to the cent, whoever leads whom', () => {
  const names = Array.from({ length: 12 }, (_, at) => `p${at}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(11), fc.integer({ min: -1_000_000, max: 1_000_000 })), { minLength: 12, maxLength: 12 }), // prettier-ignore
      (links) => {
        const leads = Object.fromEntries(links.map(([manager], at) => [names[at]!, names[manager]!]));
        const people = links.map(([, cents], at) => row(names[at]!, new Decimal(cents).div(100).toFixed(2)));
        const nodes = payoutTree(people, organisation(leads), new Set(), asGiven);
        const payees = nodes.filter(({ kind }) => kind === 'payee').map(({ key }) => key);
        expect(payees.sort()).toEqual([...names].sort());
        const top = nodes.filter(({ level }) => level === 1).map((node) => node.row);
        const who = { payee: '', name: '', title: '' };
        expect(sumRows(top, who).total.toFixed(2)).toBe(sumRows(people, who).total.toFixed(2));
      }
    )
  );
});
