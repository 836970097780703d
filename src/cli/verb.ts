import type { ParseArgsConfig } from 'node:util';

/** Where a verb writes: documents to `out`, progress and messages to `progress`. */
export type Output = { out(text: string): void; progress(text: string): void };

export type Arguments = {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
};

/** One verb of the command line: a thin door over the same functions the workbench uses. */
export type Verb = {
  readonly summary: string;
  readonly usage: string;
  /** What the files it reads must hold: a line for each, for `--help`. */
  readonly inputs?: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(args: Arguments, output: Output): Promise<void>;
};

/** The call itself is wrong (exit 2): a missing argument, an option that is no option. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The work could not be done (exit 1): one readable sentence, what, where, what to do; nothing half-written. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}

/** A document on stdout: two spaces, one newline at the end. */
export const writeDocument = (output: Output, document: unknown): void =>
  output.out(`${JSON.stringify(document, null, 2)}\n`);

/** The text of an option, or undefined where it was not given. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that must be there. */
export function requireOption(args: Arguments, name: string): string {
  const value = textOption(args, name);
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

/** A whole number option within bounds, or its default. */
export function wholeOption(args: Arguments, name: string, fallback: number, least = 0): number {
  const text = textOption(args, name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number of at least ${least}: ${text}`);
  }
  return value;
}
