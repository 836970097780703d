import { Decimal } from '../../money.ts';
import { plain } from './words.ts';

/** One sentence of the plan document and the rule it was written from. */
export type PlanSentence = { readonly rule: string; readonly text: string };

/**
 * Writes sentences and keeps account of the fields they tell: what no sentence told is listed at the end, so that
 * no rule of the plan is missing from its document.
 */
export class SentenceWriter {
  readonly sentences: PlanSentence[] = [];
  readonly #told = new Set<string>();

  /** A sentence about a rule. `fields` are the fields (and all below them) that it tells. */
  say(rule: string, text: string, ...fields: readonly string[]): void {
    this.sentences.push({ rule, text });
    for (const field of fields)
      this.#told.add(field === '' ? rule : `${rule}${field.startsWith('[') ? '' : '.'}${field}`);
  }

  /** A plain sentence for every field below a rule that was not told. */
  sayRest(rule: string, value: unknown): void {
    for (const [path, leaf] of leavesOf(value, rule)) {
      if (this.#isTold(path)) continue;
      this.sentences.push({ rule: path, text: `${words(path.slice(rule.length))}: ${plain(leaf)}.` });
    }
  }

  /** A sentence told this path or one above it. */
  #isTold(path: string): boolean {
    for (
      let end = path.length;
      end > 0;
      end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))
    )
      if (this.#told.has(path.slice(0, end))) return true;
    return false;
  }
}

/** Every leaf below a path, with its path. Empty lists are leaves. */
function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item, i) => leavesOf(item, `${path}[${i}]`));
  if (Array.isArray(value)) return [];
  if (typeof value === 'object' && value !== null && !Decimal.isDecimal(value)) {
    return Object.entries(value).flatMap(([name, part]) =>
      leavesOf(part, path === '' ? name : `${path}.${name}`)
    );
  }
  return [[path, value]];
}

/** `.terms.payMix.base` as `Terms, pay mix, base`. */
function words(path: string): string {
  const text = path
    .replace(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`)
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .split('.')
    .filter((part) => part !== '')
    .join(', ')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
