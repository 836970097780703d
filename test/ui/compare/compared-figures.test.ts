import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { comparedRows, comparedSheet } from '../../../src/lib/ui/compare/compared-figures.ts';

const evaluation = (paid: string, attainment: string | null, potentials: string[]) =>
  ({
    totals: { credit: '1000.00', quota: '1250.00', attainment, earned: paid, paid, cost: paid },
    attainment: [],
    fairness: [
      {
        statistic: 'earned-gini',
        variant: 'population',
        population: 'payees',
        n: 2,
        value: '0.25',
        interval: null
      }
    ],
    territories: potentials.map((potential, at) => ({ territory: `T${at}`, name: `T${at}`, potential }))
  }) as unknown as Evaluation;

test('a row holds the figure of each and the difference from the first', () => {
  const rows = comparedRows([evaluation('34.80', '0.8', []), evaluation('40.00', '0.85', [])]);
  const row = (key: string) => rows.find((found) => found.key === key);
  expect(row('paid')).toMatchObject({ figures: ['$35', '$40'], differs: true });
  expect(row('paid')?.deltas[1]).toMatchObject({ text: '+$5', judgement: 'neutral' });
  expect(row('attainment')?.deltas[1]).toMatchObject({ direction: 'up', judgement: 'better' });
  // 40.00 / 1,000 − 34.80 / 1,000 = 0.52 points: more pay for the same credit
  expect(row('rate')?.deltas[1]).toMatchObject({ judgement: 'worse' });
  expect(row('quota')).toMatchObject({ differs: false });
});

test('a figure nobody has makes no row, one that only the scenario has shows no difference', () => {
  const rows = comparedRows([evaluation('1.00', null, []), evaluation('1.00', '0.5', [])]);
  expect(rows.some(({ key }) => key === 'potential-gini')).toBe(false);
  expect(rows.find(({ key }) => key === 'attainment')).toMatchObject({ figures: ['', '50.0\u00a0%'], deltas: [undefined, undefined] }); // prettier-ignore
});

test('figures show the places their difference needs, so that what is read adds up', () => {
  const gini = (value: string) => ({ ...evaluation('1.00', null, []), fairness: [{ statistic: 'earned-gini', variant: 'population', population: 'payees', n: 2, value, interval: null }] }) as unknown as Evaluation; // prettier-ignore
  const row = comparedRows([gini('0.3972'), gini('0.3966')]).find(({ key }) => key === 'earned-gini')!;
  expect([...row.figures, row.deltas[1]?.text]).toEqual(['0.3972', '0.3966', '−0.0006']);
  // 10.40 and 12.60 would read 10, 13 and 2: shown to the cent they add up.
  const paid = comparedRows([evaluation('10.40', null, []), evaluation('12.60', null, [])]).find(({ key }) => key === 'paid')!; // prettier-ignore
  expect([...paid.figures, paid.deltas[1]?.text]).toEqual(['$10.40', '$12.60', '+$2.20']);
});

test('a sheet gets plain numbers in full, and each scenario’s difference from the base', () => {
  const rows = comparedRows([evaluation('34.80', '0.8', []), evaluation('40.00', null, [])]);
  const { header, lines } = comparedSheet(rows, ['Base', 'More']);
  expect(header).toEqual(['Figure', 'Base', 'More', 'More minus Base']);
  const line = (label: string) => lines.find(([first]) => first === label);
  expect(line('Payout')).toEqual(['Payout', '34.8', '40', '5.2']);
  expect(line('Attainment, company')).toEqual(['Attainment, company', '0.8', '', '']);
});
