import { reject, succeed, type Result } from '../../core/result.ts';
import { findJsonFault } from './json-fault.ts';

/** A text as JSON; where it is none, the line and column at which reading stopped. */
export function readPlanText(text: string): Result<unknown> {
  const at = findJsonFault(text);
  if (at === undefined) return succeed(JSON.parse(text) as unknown);
  const before = text.slice(0, at).split('\n');
  const place =
    text.slice(at).trim() === ''
      ? 'before it is finished'
      : `in line ${before.length}, column ${before.at(-1)!.length + 1}`;
  return reject({
    code: 'not-json',
    message: `The text is no JSON: it stops making sense ${place}.`,
    path: []
  });
}
