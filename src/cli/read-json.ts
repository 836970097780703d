import { readFile } from 'node:fs/promises';
import { readJsonText } from '../lib/core/json-fault.ts';
import type { Result } from '../lib/core/result.ts';
import { WorkError } from './verb.ts';

/** Read a JSON file; a missing or broken file is a `WorkError` that names it. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new WorkError(`${path} cannot be read: check the name and that it is a file`);
  }
  return requireValue(path, readJsonText(text.replace(/^\uFEFF/, '')));
}

/** The value of a result, or a `WorkError` that lists every problem with its place in the file. */
export function requireValue<T>(path: string, result: Result<T>): T {
  if (result.ok) return result.value;
  const [first, ...others] = result.problems;
  if (others.length === 0) throw new WorkError(`${path}: ${first?.message ?? 'cannot be read'}`);
  const lines = result.problems.map(({ message, code }) => `  ${message} (${code})`);
  throw new WorkError(`${path} has ${result.problems.length} problems:\n${lines.join('\n')}`);
}
