import { reject, succeed, type Result } from './result.ts';

const SPACE = /[ \t\r\n]*/y;
// Any character but a quote, a backslash and the control characters below the space.
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SHOWN = 20;

/**
 * Where a text stops being JSON, as an index; its length where it ends too early. Undefined where it is JSON. However
 * deep its lists and objects lie in one another, no deeper calls are made.
 */
export function findJsonFault(text: string): number | undefined {
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const sign = (character: string): boolean => {
    match(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const name = () => match(SPACE) && match(STRING) && sign(':');
  /** The closing signs of what is open, innermost last. */
  const open: string[] = [];
  for (;;) {
    if (sign('{')) {
      if (!sign('}')) {
        open.push('}');
        if (!name()) return at;
        continue;
      }
    } else if (sign('[')) {
      if (!sign(']')) {
        open.push(']');
        continue;
      }
    } else if (!(match(STRING) || match(PLAIN))) return at;
    // A value has ended: close what ends with it, then go on to the next member.
    while (open.length > 0 && sign(open.at(-1)!)) open.pop();
    const close = open.at(-1);
    if (close === undefined) break;
    if (!sign(',') || (close === '}' && !name())) return at;
  }
  match(SPACE);
  return at === text.length ? undefined : at;
}

/** A text as JSON, or the line and column at which reading stopped and what to look for there. */
export function readJsonText(text: string): Result<unknown> {
  const problem = (message: string) => reject({ code: 'not-json', message, path: [] });
  if (text.trim() === '')
    return problem('The text is empty, not JSON: check that the right file was written.');
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    const at = findJsonFault(text) ?? text.length;
    const before = text.slice(0, at).split('\n');
    const rest = text.slice(at).trim();
    if (rest === '')
      return problem(
        `The text is not JSON: it ends in line ${before.length} before it is finished; close the brackets and quotes that are open.`
      );
    const shown = rest.split('\n')[0]!.slice(0, SHOWN);
    return problem(
      `The text is not JSON: reading stops in line ${before.length}, column ${before.at(-1)!.length + 1}, at ${shown}; look for a comma, quote or bracket too many or missing.`
    );
  }
}
