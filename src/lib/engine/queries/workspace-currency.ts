/** Tables whose amounts are added up, the one that tells most about the workspace's currency first. */
export const amountTables = ['sales_transaction', 'opportunity', 'quota'] as const;

/** Rows of a table that name one currency. */
export type CurrencyCount = { readonly table: string; readonly code: string; readonly rows: number };

/** The currency every figure of a workspace is in. */
export type WorkspaceCurrency = {
  /** ISO 4217. */
  readonly code: string;
  /** No amount names its currency. */
  readonly isAssumed: boolean;
  /** Rows in other currencies, left out of every sum: nothing here converts them. */
  readonly leftOut: readonly CurrencyCount[];
};

/** Taken where no amount names its currency. */
export const ASSUMED_CURRENCY = 'USD';

/** The code a row names, as SQL: letters in capitals, NULL where it names none. */
export const CODE_OF_ROW = `nullif(upper(trim(CAST("currency_code" AS VARCHAR))), '')`;

/** Counts the rows of a table by the currency they name; `from` is the table as SQL writes it. */
export const currencyCountText = (table: string, from: string): string =>
  `SELECT '${table}', ${CODE_OF_ROW} AS code, CAST(count(*) AS BIGINT) FROM ${from} WHERE ${CODE_OF_ROW} IS NOT NULL GROUP BY 2`;

/**
 * One currency for a workspace: the one most rows name in the first table that names any, since credit decides before
 * deals and quotas; of two as frequent the first by its code. Rows that name none are in it too.
 */
export function decideCurrency(counts: readonly CurrencyCount[]): WorkspaceCurrency {
  const place = ({ table }: CurrencyCount) => amountTables.findIndex((name) => name === table);
  const ordered = [...counts].sort(
    (a, b) => place(a) - place(b) || b.rows - a.rows || (a.code < b.code ? -1 : 1)
  );
  const code = ordered[0]?.code ?? ASSUMED_CURRENCY;
  return {
    code,
    isAssumed: ordered.length === 0,
    leftOut: ordered.filter((count) => count.code !== code)
  };
}
