import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { inlineValues } from '../../../src/lib/engine/duckdb/inline-values.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { identifier, sql } from '../../../src/lib/engine/statement.ts';

let db: Connector;
beforeAll(async () => {
  db = await openNodeConnector();
}, 60_000);
afterAll(() => db.close());

test('what is quoted or a comment holds no place for a value', () => {
  const statement = sql`SELECT '?', ${identifier('a"?')}, '''?' -- ?
    /* ? */ FROM t WHERE x = ${"it's ?"} AND y = ${null} AND z = ${3}`;
  expect(inlineValues(statement)).toBe(`SELECT '?', "a""?", '''?' -- ?
    /* ? */ FROM t WHERE x = 'it''s ?' AND y = NULL AND z = 3`);
  expect(() => inlineValues({ text: 'SELECT ?', values: [1, 2] })).toThrow('1 places for 2 values');
});

test('a sign stays the value’s own: the least numbers keep their width, and two minuses are no comment', async () => {
  const { rows } = await db.query(
    sql`SELECT typeof(${-2147483648}), typeof(${-9223372036854775808n}), ${-2147483648}, 7 -${-5}, 1.5 -${-0.5}`
  );
  expect(rows).toEqual([['INTEGER', 'BIGINT', -2147483648, 12, 2]]);
});

test('whatever a value holds, it comes back as it was and is part of no statement', async () => {
  const text = fc.string({ unit: fc.constantFrom("'", '"', '?', '-', '/', '*', ';', '\\', '$', '\n', '\u0000', 'é', '𝒳') });
  await fc.assert(
    fc.asyncProperty(text, fc.integer(), async (value, number) => {
      const { rows } = await db.query(sql`SELECT CAST(${value} AS VARCHAR), ${number}, '?' WHERE ${true}`);
      expect(rows).toEqual([[value, number, '?']]);
    }),
    { numRuns: 60 }
  );
}); // prettier-ignore
