import type { Statement } from './statement.ts';

/** A statement failed: its text stays for whoever shows it, the driver's error stays as `cause`. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  constructor(
    readonly statement: Statement,
    cause: unknown
  ) {
    super(readableMessage(cause), { cause });
  }
}

/** Some of DuckDB's errors arrive as JSON; what a person reads is its type and its message. */
function readableMessage(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const structured = /^\{"exception_type":/.test(message) ? JSON.parse(message) : undefined;
  if (structured === undefined) return message;
  return `${structured['exception_type']} Error: ${structured['exception_message']}`;
}

/** A statement was stopped by its signal before it had an answer. Nothing changed. */
export class QueryCancelled extends Error {
  override readonly name = 'QueryCancelled';
}

/** The engine died under the call (its worker crashed, was ended or no longer answered): open another one. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}
