import type { Shape } from './read-shapes.ts';

/** A property of the shapes as a candidate for the code, the name or the group. */
export type ShapeColumn = {
  readonly name: string;
  readonly distinct: number;
  /** Shapes that have it. */
  readonly filled: number;
  /** Codes of the data it matches, leading zeros put back where the file lost them. */
  readonly matched: number;
  readonly example: string;
};

/**
 * A code as the data writes it: the same text, else, where the data's codes are all of one length, with the leading zeros
 * that a number has lost. Undefined where the data does not know it.
 */
export function codeMatcher(codes: ReadonlySet<string>): (text: string) => string | undefined {
  const lengths = new Set([...codes].map((code) => code.length));
  const length = lengths.size === 1 ? [...lengths][0]! : 0;
  return (text) => {
    if (codes.has(text)) return text;
    const padded = /^\d+$/.test(text) ? text.padStart(length, '0') : text;
    return codes.has(padded) ? padded : undefined;
  };
}

/** Every property, the best match for the data's codes first. */
export function shapeColumns(shapes: readonly Shape[], codes: ReadonlySet<string>): ShapeColumn[] {
  const match = codeMatcher(codes);
  const names = new Set(shapes.flatMap(({ properties }) => Object.keys(properties)));
  return [...names]
    .map((name) => {
      const values = shapes.flatMap(({ properties }) => properties[name] ?? []);
      return {
        name,
        distinct: new Set(values).size,
        filled: values.length,
        matched: new Set(values.flatMap((value) => match(value) ?? [])).size,
        example: values[0] ?? ''
      };
    })
    .sort((a, b) => b.matched - a.matched || b.distinct - a.distinct || (a.name < b.name ? -1 : 1));
}
