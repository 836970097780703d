import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { unscaledText } from '../../../src/lib/engine/duckdb/cell-text.ts';

let db: Connector;
beforeAll(async () => void (db = await openNodeConnector()));
afterAll(() => db.close());

const text = (statement: string) => ({ text: statement, values: [] });
const firstRow = async (statement: string) => (await db.query(text(statement))).rows[0];

/** The engine's own text of a value is the oracle; only a fraction without a whole digit (`.5`) gains its zero. */
async function expectSameAsText(literals: readonly string[], type: string) {
  const values = literals.map((literal) => `(${literal})`).join(', ');
  const { rows } = await db.query(
    text(`SELECT v, CAST(v AS VARCHAR) FROM (SELECT CAST(x AS ${type}) AS v FROM (VALUES ${values}) t(x))`)
  );
  expect(rows.map(([cell]) => cell)).toEqual(
    rows.map(([, written]) => (written === null ? null : String(written).replace(/^(-?)\./, '$10.')))
  );
}

describe('decimals', () => {
  const decimal = fc.integer({ min: 1, max: 38 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      scale: fc.integer({ min: 0, max: width }),
      values: fc.array(
        fc.option(fc.bigInt({ min: -(10n ** BigInt(width)) + 1n, max: 10n ** BigInt(width) - 1n })),
        { minLength: 1, maxLength: 20 }
      )
    })
  );
  test('every width and scale, negative and null, reads as the engine writes it', async () => {
    await fc.assert(
      fc.asyncProperty(decimal, async ({ width, scale, values }) => {
        const literals = values.map((value) => (value === null ? 'NULL' : `'${unscaledText(value, scale)}'`));
        await expectSameAsText(literals, `DECIMAL(${width},${scale})`);
      }),
      { numRuns: 150 }
    );
  });
  test.each([
    ['1.5', 'DECIMAL(4,2)', '1.50'],
    ['-0.0001', 'DECIMAL(18,4)', '-0.0001'],
    ['80450596.9823', 'DECIMAL(18,4)', '80450596.9823'],
    ['99999999999999.9999', 'DECIMAL(18,4)', '99999999999999.9999'],
    ['-9007199254740993', 'DECIMAL(18,0)', '-9007199254740993'],
    ['9999999999999999999999999999.9999999999', 'DECIMAL(38,10)', '9999999999999999999999999999.9999999999'],
    ['-99999999999999999999999999999999999999', 'DECIMAL(38,0)', '-99999999999999999999999999999999999999'],
    ['-4503599627370497', 'DECIMAL(16,0)', '-4503599627370497']
  ])('%s as %s is %s', async (value, type, expected) => {
    const { columns, rows } = await db.query(text(`SELECT CAST('${value}' AS ${type}) AS v`));
    expect(rows).toEqual([[expected]]);
    expect(columns).toEqual([{ name: 'v', type }]);
  });
});

test('wide integers are text at their bounds', async () => {
  expect(
    await firstRow(`SELECT 9223372036854775807::BIGINT, (-9223372036854775808)::BIGINT,
      18446744073709551615::UBIGINT, 170141183460469231731687303715884105727::HUGEINT,
      (-170141183460469231731687303715884105727)::HUGEINT, 2147483647, (-128)::TINYINT`)
  ).toEqual([
    '9223372036854775807',
    '-9223372036854775808',
    '18446744073709551615',
    '170141183460469231731687303715884105727',
    '-170141183460469231731687303715884105727',
    2147483647,
    -128
  ]);
});

test('dates read as the engine writes them, over the whole calendar', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -800_000, max: 2_932_896 }), { minLength: 1 }), (days) =>
      expectSameAsText(
        days.map((day) => `DATE '1970-01-01' + ${day}`),
        'DATE'
      )
    ),
    { numRuns: 30 }
  );
  await expectSameAsText([`'infinity'`, `'-infinity'`, `'0001-01-01'`, `'0044-03-15 (BC)'`], 'DATE');
});

test('timestamps, times and intervals read as the engine writes them', async () => {
  const micros = fc.bigInt({ min: -62_000_000_000_000_000n, max: 250_000_000_000_000_000n });
  await fc.assert(
    fc.asyncProperty(fc.array(micros, { minLength: 1, maxLength: 30 }), (list) =>
      expectSameAsText(
        list.map((value) => `make_timestamp(${value})`),
        'TIMESTAMP'
      )
    ),
    { numRuns: 30 }
  );
  await expectSameAsText([`'1969-12-31 23:59:59.5'`, `'2024-02-29 00:00:00'`, `'infinity'`], 'TIMESTAMP');
  await expectSameAsText([`'1969-12-31 23:59:59.123456789'`], 'TIMESTAMP_NS');
  await expectSameAsText([`'1969-12-31 23:59:59.123'`], 'TIMESTAMP_MS');
  await expectSameAsText([`'01:02:03.05'`, `'24:00:00'`], 'TIME');
  await expectSameAsText(
    [`'1 year -14 months 3 days'`, `'-00:00:01.5'`, `'0 days'`, `'25 months 100 hours'`],
    'INTERVAL'
  );
});

test('other types', async () => {
  expect(
    await firstRow(`SELECT true, NULL, 'Zürich', ''::VARCHAR, '\\xAB\\x01'::BLOB, 1.25::FLOAT,
      [1.5::DECIMAL(4,2), NULL], {'a': DATE '2020-01-02', 'b': [1]}, MAP {'k': 9::BIGINT}, 'a\tb'`)
  ).toEqual([
    true,
    null,
    'Zürich',
    '',
    'ab01',
    1.25,
    '["1.50",null]',
    '{"a":"2020-01-02","b":[1]}',
    '[{"key":"k","value":"9"}]',
    'a\tb'
  ]);
});

test('an ENUM is refused instead of read as nothing', async () => {
  await expect(db.query(text(`SELECT 'a'::ENUM('a', 'b') AS grade`))).rejects.toThrow(
    'column grade is an ENUM: cast it to VARCHAR'
  );
  expect(await firstRow('SELECT 1')).toEqual([1]);
});

test('booleans and nulls keep their place over many rows and batches', async () => {
  const { rows } = await db.query(
    text('SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END FROM range(10000) t(i)')
  );
  expect(rows).toHaveLength(10000);
  for (const [i, even] of rows) expect(even).toBe(Number(i) % 3 === 0 ? null : Number(i) % 2 === 0);
});

test('texts keep every character, in columns of one-byte characters and of others', async () => {
  const texts = fc.array(fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' }))), { maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(texts, async (list) => {
      const whole = list.map((text) => text?.replaceAll('\u0000', '') ?? null);
      const values = ['a', ...whole].map((text) =>
        text === null ? '(NULL)' : `('${text.replaceAll("'", "''")}')`
      );
      const { rows } = await db.query(text(`SELECT x FROM (VALUES ${values.join(', ')}) t(x)`));
      expect(rows.map(([cell]) => cell)).toEqual(['a', ...whole]);
    }),
    { numRuns: 100 }
  );
  expect(await firstRow(`SELECT chr(65279) || 'a', 'ab', '€'`)).toEqual(['\ufeffa', 'ab', '€']);
});
