import type { Statement } from './statement.ts';

/** A statement failed: its text stays for whoever shows it, the driver's error stays as `cause`. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  constructor(
    readonly statement: Statement,
    cause: unknown
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A statement was stopped by its signal before it had an answer. Nothing changed. */
export class QueryCancelled extends Error {
  override readonly name = 'QueryCancelled';
}
