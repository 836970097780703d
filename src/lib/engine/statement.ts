/** A value a statement may bind. Decimals are bound as text and cast in SQL; dates as ISO text. */
export type Bindable = string | number | bigint | boolean | null;

/** SQL text with `?` for every bound value: values never become text of the statement. */
export type Statement = { readonly text: string; readonly values: readonly Bindable[] };

const isStatement = (part: unknown): part is Statement =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part;

/**
 * Tagged template for statements: an interpolated value is bound, an interpolated statement is spliced in.
 * @example sql`SELECT * FROM quota WHERE owner_id = ${rep} AND ${within}`
 */
export function sql(parts: TemplateStringsArray, ...inserts: readonly (Bindable | Statement)[]): Statement {
  let text = parts[0] ?? '';
  const values: Bindable[] = [];
  inserts.forEach((insert, i) => {
    if (isStatement(insert)) {
      text += insert.text;
      values.push(...insert.values);
    } else {
      text += '?';
      values.push(insert);
    }
    text += parts[i + 1] ?? '';
  });
  return { text, values };
}

/** A name as SQL writes it: quoted, quotes doubled. The only way a name of the user's enters a statement. */
export const identifier = (name: string): Statement => ({
  text: `"${name.replaceAll('"', '""')}"`,
  values: []
});

/** Statements side by side, for column lists and conditions. */
export function joinStatements(statements: readonly Statement[], separator = ', '): Statement {
  return {
    text: statements.map(({ text }) => text).join(separator),
    values: statements.flatMap(({ values }) => values)
  };
}
