/**
 * Spellings of "no value" that exports write, empty in every column. `NA` is not among them: it is North America,
 * Namibia and a product line in real files, so it becomes empty only where a mapping says so.
 */
export const nullSpellings: readonly string[] = [
  'null',
  '\\n',
  '#n/a',
  '<null>',
  '(null)',
  '[null]',
  '#null!'
];

/** Spellings that mean "no value" only where a number or a day should stand: as text they may be a value. */
export const typedNullSpellings: readonly string[] = ['-', '--', 'none', 'nan', 'n/a'];

/** Spellings that stand for a missing day. */
export const nullDates: readonly string[] = ['00/00/0000', '0000-00-00', '00-00-0000', '00.00.0000'];

const anywhere = new Set(nullSpellings);
const all = new Set([...nullSpellings, ...typedNullSpellings]);
const starts = new Uint8Array(256);
for (const text of all) {
  starts[text.charCodeAt(0)] = 1;
  starts[text.toUpperCase().charCodeAt(0)] = 1;
}

/** A cheap first look, so that only few values are read as text. */
export const mayBeNull = (firstByte: number, length: number): boolean =>
  starts[firstByte] === 1 && length <= 7;

/** Empty in a column of numbers or days. */
export const isNullSpelling = (text: string): boolean => all.has(text.toLowerCase());

/** Empty in a column of any type. */
export const isNullEverywhere = (text: string): boolean => anywhere.has(text.toLowerCase());

/** What a spreadsheet shows in place of a value it could not compute. */
export const isSpreadsheetError = (text: string): boolean =>
  /^#(REF|VALUE|DIV\/0|NAME|NUM|SPILL|CALC)[!?]?$/i.test(text);
