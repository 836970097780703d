import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectSource } from '../../../src/lib/engine/import/inspect-source.ts';
import { codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const deals = (amounts: readonly string[]) =>
  `opportunity_id,stage,amount,close_date\n${amounts.map((amount, i) => `D${i},Won,"${amount}",2026-01-31`).join('\n')}\n`;
const read = async (amounts: readonly string[]) => {
  const outcome = await engine.run({ 'deals.csv': deals(amounts) });
  const rows = outcome.report.files[0]!.loaded
    ? await engine.rows(
        outcome,
        'opportunity',
        'SELECT CAST(amount AS VARCHAR) FROM t ORDER BY opportunity_id'
      )
    : [];
  return { outcome, values: rows.map(([value]) => value), rejects: outcome.report.rejects };
};

// Unicode CLDR number patterns: de, fr (narrow no-break blank), de-CH (right quote), sv (minus sign U+2212), en accounting.
test.each([
  ['EUR before, German', ['EUR 1.234,56', 'EUR 7,00', 'EUR -1.000.000,5'], ['1234.5600', '7.0000', '-1000000.5000']],
  ['euro behind, French', ['1\u202f234,56 €', '12\u00a0000\u00a0€', '7,5 €'], ['1234.5600', '12000.0000', '7.5000']],
  ['plain blanks', ['1 234,56 €', '999,00 €', '-5,25 €'], ['1234.5600', '999.0000', '-5.2500']],
  ['brackets', ['(1,234.56)', '7.00', '($3.50)'], ['-1234.5600', '7.0000', '-3.5000']],
  ['minus behind', ['1.234,56-', '7,10', '3,50- EUR'], ['-1234.5600', '7.1000', '-3.5000']],
  ['Swiss', ["CHF 1'234.50", 'CHF 1’000’000.05', '7.00 CHF'], ['1234.5000', '1000000.0500', '7.0000']],
  ['minus sign', ['−1,234.50', '2.00', 'USD −3'], ['-1234.5000', '2.0000', '-3.0000']],
  ['sign and code of one currency', ['$5', 'USD 6', '7 USD'], ['5.0000', '6.0000', '7.0000']]
])('%s', async (_, amounts, values) => {
  const result = await read(amounts);
  expect(result.rejects).toEqual([]);
  expect(result.values).toEqual(values);
}); // prettier-ignore

test('several currencies in one column: the most frequent loads, the others are rejected with their line', async () => {
  const { outcome, values, rejects } = await read(['EUR 10', '20 €', 'USD 30', '40', '£50']);
  expect(values).toEqual(['10.0000', '20.0000', '40.0000']);
  expect(rejects.map(({ line, code, message }) => [line, code, message])).toEqual([
    [4, 'other-currency', 'In USD, but the column is in EUR; convert it, or bring it in a file of its own.'],
    [6, 'other-currency', 'In GBP, but the column is in EUR; convert it, or bring it in a file of its own.']
  ]);
  const mixed = outcome.report.findings.find(({ code }) => code === 'mixed-currencies');
  expect(mixed?.message).toContain('EUR in 2 rows, GBP in 1 row, USD in 1 row');
});

test('the currency amounts are written in is kept, a lone dollar sign is not taken for one country', async () => {
  const { outcome } = await read(['EUR 10', '20 €']);
  expect(await engine.rows(outcome, 'opportunity', 'SELECT DISTINCT currency_code FROM t')).toEqual([
    ['EUR']
  ]);
  expect(codes(outcome)).toContain('currency-written');
  const dollars = await read(['$10', '$20']);
  expect(dollars.outcome.mappings[0]!.constants).toBeUndefined();
});

test('amounts in a column of their own currency code are said to be of several', async () => {
  const file = 'opportunity_id,stage,amount,currency,close_date\nD1,Won,10,EUR,2026-01-31\nD2,Won,20,USD,2026-01-31\nD3,Won,20,USD,2026-01-31\n'; // prettier-ignore
  const outcome = await engine.run({ 'deals.csv': file });
  expect(outcome.report.files[0]).toMatchObject({ loaded: 3 });
  expect(outcome.report.findings.find(({ code }) => code === 'mixed-currencies')?.message).toBe(
    'opportunity: figures are in USD, so 1 row in EUR counts in none of them; amounts of other currencies are not converted and not added up. Load one currency, or convert the file first.'
  );
});

test('a power of ten is rejected in words, three letters that are no currency too', async () => {
  const { rejects, values } = await read(['12', '13.5', '14', '1.23E+05', 'ABC 5']);
  expect(values).toEqual(['12.0000', '13.5000', '14.0000']);
  expect(rejects.map(({ line, code }) => [line, code])).toEqual([
    [5, 'exponent'],
    [6, 'currency-code']
  ]);
});

test('a name that begins like a currency stays a name', async () => {
  const bytes = new TextEncoder().encode('account_id,name,city,state\nEUR 1,EUR Trade,Bern,BE\nUSD 2,USD Bank,Basel,BS\n'); // prettier-ignore
  const [sheet] = await inspectSource({ name: 'accounts.csv', bytes }, engine);
  expect(sheet!.columns.map(({ type }) => type)).toEqual(['text', 'text', 'text', 'text']);
});

test('a currency that first stands far below plain codes of letters and digits is still seen', async () => {
  const codes = Array.from({ length: 400 }, (_, i) => `A${i}`);
  const amounts = Array.from({ length: 400 }, (_, i) => (i < 300 ? `${i}` : i % 2 ? `USD${i}` : `${i}USD`));
  const outcome = await engine.run({
    'deals.csv': `opportunity_id,stage,amount,close_date\n${codes.map((code, i) => `${code},Won,${amounts[i]},2026-01-31`).join('\n')}\n`
  });
  expect(outcome.report.files[0]).toMatchObject({ loaded: 400, rejected: 0 });
  expect(
    await engine.rows(
      outcome,
      'opportunity',
      'SELECT CAST(sum(amount) AS VARCHAR), min(currency_code) FROM t'
    )
  ).toEqual([['79800.0000', 'USD']]);
});
