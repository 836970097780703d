import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, decimalText } from '../../../src/lib/core/money.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { regionRows } from '../../../src/lib/ui/compare/region-figures.ts';

type People = Pick<Evaluation, 'reps' | 'payouts' | 'attainment'>;

/** A company as `person: manager`, everybody paid and credited the same. */
function company(managers: Readonly<Record<string, string | null>>, paid = '10.00'): People {
  const ids = Object.keys(managers);
  return {
    reps: ids.map((rep) => ({ rep, name: rep.toUpperCase(), manager: managers[rep] ?? null, title: null })),
    payouts: ids.map((payee) => ({ payee, paid })),
    attainment: ids.map((rep) => ({ rep, credit: '5.00', quota: '4.00' }))
  } as unknown as People;
}

const shown = (people: People, other = people) =>
  regionRows(people, other).map(({ leader, base, other }) => [
    leader,
    decimalText(base.paid, 2),
    decimalText(other.paid, 2)
  ]);

test('a region is everybody under one who reports to the head; the head stands alone', () => {
  const tree = { vp: null, west: 'vp', east: 'vp', team: 'west', ada: 'team', ben: 'team', cho: 'east' };
  expect(shown(company(tree), company(tree, '11.00'))).toEqual([
    ['west', '40.00', '44.00'],
    ['east', '20.00', '22.00'],
    ['vp', '10.00', '11.00']
  ]);
});

test('where nobody heads all, each head has a region, and who is led by nobody is in none', () => {
  expect(shown(company({ north: null, south: null, ada: 'north', ben: 'south', cho: 'south', dan: null }))).toEqual([
    ['south', '30.00', '30.00'],
    ['north', '20.00', '20.00'],
    ['', '10.00', '10.00']
  ]); // prettier-ignore
});

test('the regions add up to the whole whoever leads whom, circles too', () => {
  const people = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.option(fc.constantFrom(...'abcdefgh')));
  fc.assert(
    fc.property(people, (managers) => {
      const rows = regionRows(company(managers), company({}));
      const sum = rows.reduce((total, { base }) => total.plus(base.paid), new Decimal(0));
      expect(decimalText(sum)).toBe(String(10 * Object.keys(managers).length));
    })
  );
});
