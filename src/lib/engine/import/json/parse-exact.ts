import { Decimal, decimalText } from '../../../core/money.ts';
import { ImportProblem } from '../import-problem.ts';

/**
 * A JSON value with every number as the text it was written in, so that no digit of an amount or a long id is lost;
 * `line` is where an object starts. `null` is an empty text.
 */
export type ExactValue = string | ExactObject | readonly ExactValue[];
export type ExactObject = { readonly line: number; readonly fields: ReadonlyMap<string, ExactValue> };

export const isExactObject = (value: ExactValue): value is ExactObject =>
  typeof value === 'object' && !Array.isArray(value);

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

/** Parse one or several JSON values one after another (JSON lines) from a text. */
export function parseExact(file: string, text: string, deepest: number): ExactValue[] {
  let at = 0;
  let line = 1;
  let counted = 0;
  const lineAt = (place: number) => {
    for (; counted < place; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
  const broken = (what: string): never => {
    const where = lineAt(Math.min(at, text.length));
    throw new ImportProblem('json', `${file} is no complete JSON: ${what} in line ${where}.`);
  };
  const blank = () => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) return;
      at++;
    }
  };
  const readText = (): string => {
    const start = ++at;
    for (;;) {
      const end = text.indexOf('"', at);
      if (end < 0) return broken('a text does not end');
      let slashes = 0;
      while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
      at = end + 1;
      if (slashes % 2 === 1) continue;
      const raw = text.slice(start, end);
      if (!raw.includes('\\')) return raw;
      try {
        return JSON.parse(`"${raw.replace(/[\u0000-\u001f]/g, ' ')}"`) as string; // eslint-disable-line no-control-regex
      } catch {
        return broken('a text has a wrong escape');
      }
    }
  };
  const readValue = (depth: number): ExactValue => {
    if (depth > deepest) {
      throw new ImportProblem(
        'too-deep',
        `${file} nests deeper than ${deepest} levels; flatten it before importing.`
      );
    }
    blank();
    const sign = text[at];
    if (sign === '"') return readText();
    if (sign === '{') return readObject(depth);
    if (sign === '[') {
      const items: ExactValue[] = [];
      at++;
      blank();
      if (text[at] === ']') at++;
      else
        for (;;) {
          items.push(readValue(depth + 1));
          blank();
          const next = text[at++];
          if (next === ']') break;
          if (next !== ',') return broken('a list is cut off');
        }
      return items;
    }
    number.lastIndex = at;
    const digits = number.exec(text)?.[0];
    if (digits !== undefined) {
      at += digits.length;
      return /e/i.test(digits) ? decimalText(new Decimal(digits)) : digits;
    }
    word.lastIndex = at;
    const name = word.exec(text)?.[0];
    if (name === undefined) return broken(at >= text.length ? 'it is cut off' : 'something is no value');
    at += name.length;
    return name === 'null' ? '' : name;
  };
  const readObject = (depth: number): ExactObject => {
    const fields = new Map<string, ExactValue>();
    const start = lineAt(at++);
    blank();
    if (text[at] === '}') at++;
    else
      for (;;) {
        blank();
        if (text[at] !== '"') return broken('a name is missing');
        const name = readText();
        blank();
        if (text[at++] !== ':') return broken('a colon is missing');
        fields.set(name, readValue(depth + 1));
        blank();
        const next = text[at++];
        if (next === '}') break;
        if (next !== ',') return broken('an object is cut off');
      }
    return { line: start, fields };
  };
  const values: ExactValue[] = [];
  for (blank(); at < text.length; blank()) values.push(readValue(0));
  return values;
}
