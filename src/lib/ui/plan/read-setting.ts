import { parseDecimal } from '../../core/money.ts';
import { kindOf, resolve, type SchemaNode } from './plan-schema.ts';

/** A single value as it stands in a text box; a list of single values with commas between. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? (value as unknown[]).map(String).join(', ') : String(value);
}

/**
 * What was typed, as the plan writes it: a decimal keeps its digits as text, a whole number is a number, a list is
 * cut at commas. Nothing typed is no value. What cannot be read stays as typed: the plan's own check says why.
 */
export function readSetting(node: SchemaNode, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (kindOf(node)) {
    case 'decimal':
    case 'rate':
      return plainDecimal(text);
    case 'whole':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'list': {
      const items = resolve(node).items!;
      return text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => readSetting(items, part));
    }
    case 'either':
      return /^\d+$/.test(text) && resolve(node).anyOf!.some(({ type }) => type === 'integer')
        ? Number(text)
        : text;
    default:
      return text;
  }
}

/** "12 %" is read as 0.12, a real minus sign as a hyphen; grouping commas are left to the plan's check. */
function plainDecimal(text: string): string {
  const plain = text.replace('−', '-').replace(/\s/g, '');
  const share = /^(.*)%$/.exec(plain)?.[1];
  const ratio = share === undefined ? undefined : parseDecimal(share);
  return ratio ? ratio.div(100).toFixed() : plain;
}
