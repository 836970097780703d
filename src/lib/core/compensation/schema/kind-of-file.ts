import type { Problem } from '../../result.ts';

type File = {
  /** What the file is, with its article: "a pay plan". */
  readonly name: string;
  readonly format?: string;
  /** Fields of which such a file has at least one. */
  readonly fields: readonly string[];
  /** How one begins or where to find one. */
  readonly advice: string;
};

/** Far deeper than any file of ours; what lies deeper would only exhaust the reader. */
const DEEPEST = 50;

/** Whether lists and objects lie in one another more than `DEEPEST` deep, without deeper calls. */
function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const next: unknown[] = [];
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const part of Object.values(value))
          if (typeof part === 'object' && part !== null) next.push(part);
    level = next;
  }
  return false;
}

/** One sentence where a document is not such a file at all, in place of one for every field it lacks. */
export function notThisFile(json: unknown, { name, format, fields, advice }: File): Problem | undefined {
  const problem = (what: string): Problem => ({
    code: 'wrong-file',
    message: `The file is not ${name}: ${what}; ${advice}.`,
    path: []
  });
  if (json === null || typeof json !== 'object') return problem(`it holds only ${JSON.stringify(json)}`);
  if (Array.isArray(json)) return problem('it holds a list, not an object');
  if (isTooDeep(json)) return problem(`its parts lie more than ${DEEPEST} deep in one another`);
  const written = json as Readonly<Record<string, unknown>>;
  const own = written['format'];
  if (format !== undefined && typeof own === 'string' && own !== format)
    return problem(`its format is "${own}", not "${format}"`);
  const none = own === undefined && !fields.some((field) => Object.hasOwn(written, field));
  return none ? problem(`it has none of the fields ${fields.join(', ')}`) : undefined;
}
