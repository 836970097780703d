import * as v from 'valibot';
import { formatPath, reject, succeed, type Result } from '../../../core/result.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const texts = v.array(v.string());

/** Kinds a column may be read as, beyond what the canonical schema says. */
export const columnTypes = [
  'text',
  'integer',
  'decimal',
  'double',
  'date',
  'timestamp',
  'boolean',
  'money',
  'rate'
] as const;

const column = v.strictObject({
  /** A column of the file; several are joined by `separator` into one key. */
  source: v.union([text, v.pipe(v.array(text), v.minLength(1))]),
  separator: v.optional(v.string()),
  target: text,
  type: v.optional(v.picklist(columnTypes)),
  dateOrder: v.optional(v.picklist(['dmy', 'mdy', 'ymd'])),
  decimalSign: v.optional(v.picklist(['.', ','])),
  /** Translate a value through a table loaded before: find it in `match`, take `take`. With `orKey` names are compared, and a value that is a key stays. */
  lookup: v.optional(
    v.strictObject({ table: text, match: text, take: text, orKey: v.optional(v.boolean()) })
  ),
  /** The last day is in: one day is added, so that the interval is half-open. */
  inclusiveEnd: v.optional(v.boolean()),
  /** The next value of this column among the rows that agree in `within`: where an interval ends. */
  next: v.optional(v.strictObject({ within: texts })),
  /** Of a value that names a period, such as `2026-Q1`: the first day after it, or how long it is; else its first day. */
  period: v.optional(v.picklist(['end', 'length'])),
  /** The month in which the fiscal years of `FY26 Q1` start, 1 to 12; January unless said. */
  yearStart: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** Spellings that mean "no value" in this column, such as `NA`. */
  nulls: v.optional(texts),
  /** Spellings that were agreed to mean another value: `{"GTXPro": "GTX Pro"}`. */
  aliases: v.optional(v.record(v.string(), v.string())),
  /** True for the rows with one of these values, false for the others. */
  equals: v.optional(texts),
  /** The numbers are percentages: 12.5 is 0.125. */
  percent: v.optional(v.boolean()),
  /** The numbers are in units of this many: "1000000" for amounts in millions. */
  times: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/))),
  confidence: v.optional(v.number())
});

const tableEntries = {
  /** Hash of the file's header, so that the mapping is found again. */
  layout: v.optional(v.string()),
  /** Name of the file or sheet it was made for, to tell apart files with the same header. */
  file: v.optional(text),
  table: text,
  columns: v.array(column),
  /** Values that are the same in every row. */
  constants: v.optional(v.record(v.string(), v.string())),
  /** Make a key of the file's hash and the row's line where the file has none. */
  generatedKey: v.optional(text),
  mode: v.optional(v.picklist(['append', 'replace'])),
  /** Source columns to leave out; the others are kept as text under their own names. */
  leaveOut: v.optional(texts),
  header: v.optional(v.boolean()),
  /** Columns that each hold one value of another period: every cell becomes a row, its header in `name`, itself in `value`. */
  unpivot: v.optional(
    v.strictObject({ columns: v.pipe(v.array(text), v.minLength(2)), name: text, value: text })
  ),
  /** Values put right by hand, each in one row of one file. */
  fixes: v.optional(
    v.array(
      v.strictObject({
        sha256: text,
        line: v.pipe(v.number(), v.integer(), v.minValue(1)),
        column: text,
        value: v.string(),
        to: v.string()
      })
    )
  )
};

const also = v.strictObject(tableEntries);

const tableMapping = v.strictObject({
  ...tableEntries,
  /** Further tables the same rows hold: the territories named in a list of reps. Rows that repeat a key are duplicates. */
  also: v.optional(v.array(also))
});

const heading = { format: v.literal('evenfield/mapping'), version: v.literal(1) };
const single = v.strictObject({ ...heading, ...tableMapping.entries });
const several = v.strictObject({ ...heading, mappings: v.pipe(v.array(tableMapping), v.minLength(1)) });

export type Unpivot = NonNullable<v.InferOutput<typeof also>['unpivot']>;
export type ColumnMapping = v.InferOutput<typeof column>;
export type TableMapping = v.InferOutput<typeof tableMapping>;

/** Read a mapping document: one table's mapping or several under `mappings`. */
export function parseMapping(document: unknown): Result<TableMapping[]> {
  const schema =
    typeof document === 'object' && document !== null && 'mappings' in document ? several : single;
  const parsed = v.safeParse(schema, document);
  if (!parsed.success) {
    return reject(
      ...parsed.issues.map((issue) => {
        const path = (issue.path ?? []).map(({ key }) => key as string | number);
        return { code: 'mapping', message: `${formatPath(path) || 'the mapping'}: ${issue.message}`, path };
      })
    );
  }
  const value = parsed.output;
  if ('mappings' in value) return succeed(value.mappings);
  const { format: _format, version: _version, ...mapping } = value;
  return succeed([mapping]);
}

/** A mapping as the document that keeps it. */
export const mappingDocument = (mapping: TableMapping) =>
  ({ format: 'evenfield/mapping', version: 1, ...mapping }) as const;
