import type { Connector, QueryOptions } from '../connector.ts';
import { sql, type Statement } from '../statement.ts';
import type { DataCatalog } from './data-catalog.ts';
import { SALE_ATTRIBUTES, transactionFacts, type SaleAttribute } from './transaction-facts.ts';

/** A value an attribute has on some sales: as plans name it, as people call it, on how many sales. */
export type SaleValue = { readonly value: string; readonly name: string; readonly sales: number };

/** As many values as anybody picks from; the most frequent come first. */
export const MOST_VALUES = 400;
const names = Object.keys(SALE_ATTRIBUTES) as SaleAttribute[];

/** The attributes that any sale of the data has a value of. */
export async function filledAttributes(
  db: Connector,
  catalog: DataCatalog,
  options?: QueryOptions
): Promise<SaleAttribute[]> {
  const counts = raw(names.map((name) => `count("${name}")`).join(', '));
  const table = await db.query(
    sql`SELECT ${counts} FROM ${transactionFacts(catalog, 'firstGiven')}`,
    options
  );
  const [row] = table.rows;
  return names.filter((_, at) => Number(row?.[at] ?? 0) > 0);
}

/** The values of an attribute, most frequent first, then by value; a product is called by its name. */
export async function saleValues(
  db: Connector,
  catalog: DataCatalog,
  attribute: SaleAttribute,
  options?: QueryOptions
): Promise<SaleValue[]> {
  const column = raw(`"${attribute}"`);
  const name = raw(attribute === 'product' ? 'coalesce(min("productName"), product)' : `"${attribute}"`);
  const table = await db.query(
    sql`
    SELECT ${column}, ${name}, count(*) FROM ${transactionFacts(catalog, 'firstGiven')}
    WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${raw(String(MOST_VALUES))}`,
    options
  );
  return table.rows.map(([value, called, sales]) => ({
    value: String(value),
    name: String(called),
    sales: Number(sales)
  }));
}

/** Names and numbers of this module's own, never what somebody typed. */
const raw = (text: string): Statement => ({ text, values: [] });
