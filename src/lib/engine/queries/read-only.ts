import type { Connector, QueryOptions, Table } from '../connector.ts';
import { QueryError } from '../query-error.ts';
import type { Statement } from '../statement.ts';

/** A text is not one statement that only reads. */
export class NotReadOnly extends Error {
  override readonly name = 'NotReadOnly';
}

/**
 * Run a text of the user's that may only read: one SELECT, FROM, WITH, VALUES, DESCRIBE, SHOW or SUMMARIZE.
 * Whatever can stand as a subquery only reads, so the planner decides, not a list of words.
 */
export async function queryReadOnly(db: Connector, text: string, options?: QueryOptions): Promise<Table> {
  const statement: Statement = { text: text.replace(/;\s*$/, ''), values: [] };
  try {
    await db.query({ text: `EXPLAIN SELECT * FROM (\n${statement.text}\n)`, values: [] }, options);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    if (!error.message.startsWith('Parser Error')) throw new QueryError(statement, error);
    const reason = error.message.split('\n')[0];
    throw new NotReadOnly(`not one statement that only reads (SELECT, FROM, WITH …): ${reason}`, {
      cause: error
    });
  }
  return db.query(statement, options);
}
