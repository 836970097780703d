import { reject, succeed, type Result } from '../../core/result.ts';

/** A text as JSON; where it is none, the line and column at which reading stopped. */
export function readPlanText(text: string): Result<unknown> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = stoppedAt(message, text);
    const place =
      at === undefined ? 'at its end' : `in line ${lineOf(text, at)}, column ${columnOf(text, at)}`;
    return reject({
      code: 'not-json',
      message: `The text is no JSON: it stops making sense ${place}.`,
      path: []
    });
  }
}

/** Browsers tell the position as "position 42" or "line 3 column 7". */
function stoppedAt(message: string, text: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line === undefined) return undefined;
  const before = text.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1);
