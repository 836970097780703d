/** A text as SQL writes it, for constants of our own and values a mapping names: quotes doubled. */
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const textList = (texts: readonly string[]): string => texts.map(textLiteral).join(', ');

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
