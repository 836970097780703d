import { decideColumn, type ColumnDecision, type ValueType } from '../columns/decide-column.ts';
import { isNullEverywhere, nullDates } from '../columns/null-spellings.ts';
import { splitPeriods } from '../columns/split-periods.ts';
import { findTableDefinition, sqlTypes, type ColumnKind } from '../../tables/schema.ts';
import type { ColumnMapping, TableMapping } from '../mapping/mapping-document.ts';
import { targetKind } from '../mapping/target-kind.ts';
import type { ColumnScan, SourceTable } from '../source-table.ts';
import { dateExpression, momentExpression, periodExpression } from './date-expression.ts';
import { textList, textLiteral } from './literal-text.ts';
import { numberExpression } from './number-expression.ts';

/** One column of the table to be: which source columns feed it and the SQL that reads it. */
export type PlannedColumn = {
  readonly target: string;
  readonly sqlType: string;
  readonly type: ValueType;
  readonly sources: readonly number[];
  readonly mapping: ColumnMapping;
  readonly mapped: boolean;
  readonly decision: ColumnDecision;
  /** The text to read, cleaned of null spellings and edge blanks. */
  readonly cleaned: string;
  /** The value, over `cleaned` named as `value`. */
  readonly read: (value: string) => string;
  /** Numbers are percentages and become ratios. */
  readonly percent: boolean;
};

const typeOfKind: Readonly<Record<ColumnKind, ValueType>> = {
  key: 'text', text: 'text', money: 'decimal', rate: 'decimal', exchangeRate: 'decimal', attainment: 'decimal',
  count: 'integer', coordinate: 'double', truth: 'boolean', date: 'date', moment: 'timestamp'
}; // prettier-ignore

/** Source column `i` in SQL. */
export const sourceColumn = (i: number): string => `f${i}`;

/** How every column of a source becomes a column of a table: the mapped ones first, then the rest under their names. */
export function planColumns(
  source: SourceTable,
  mapping: TableMapping,
  dateOrder?: 'dmy' | 'mdy' | 'ymd'
): PlannedColumn[] {
  const index = new Map(source.header.map((name, i) => [name.toLowerCase(), i]));
  const used = new Set<number>();
  const targets = new Set<string>();
  const planned: PlannedColumn[] = [];
  for (const column of mapping.columns) {
    const names = typeof column.source === 'string' ? [column.source] : column.source;
    const sources = names.map((name) => index.get(name.toLowerCase())).filter((i) => i !== undefined);
    if (sources.length !== names.length || targets.has(column.target)) continue;
    for (const i of sources) used.add(i);
    targets.add(column.target);
    planned.push(planColumn(source, mapping.table, column, sources, true, dateOrder));
  }
  const canonical = findTableDefinition(mapping.table);
  const taken = new Set(
    [...targets, ...(canonical?.columns ?? []).map(({ name }) => name)].map((name) => name.toLowerCase())
  );
  const left = new Set((mapping.leaveOut ?? []).map((name) => name.toLowerCase()));
  source.header.forEach((name, i) => {
    if (used.has(i) || left.has(name.toLowerCase())) return;
    let target = name;
    for (let n = 1; taken.has(target.toLowerCase()); n++) target = `${name} (source${n > 1 ? ` ${n}` : ''})`;
    taken.add(target.toLowerCase());
    // Beside canonical columns, what nobody mapped stays as it was written.
    const own: ColumnMapping = { source: name, target, ...(canonical ? { type: 'text' as const } : {}) };
    planned.push(planColumn(source, mapping.table, own, [i], !canonical, dateOrder));
  });
  return planned;
}

function planColumn(
  source: SourceTable,
  table: string,
  mapping: ColumnMapping,
  sources: readonly number[],
  mapped: boolean,
  dateOrder: 'dmy' | 'mdy' | 'ymd' | undefined
): PlannedColumn {
  const kind = targetKind(table, mapping.target);
  const asked = kind
    ? typeOfKind[kind]
    : mapping.type === 'money' || mapping.type === 'rate'
      ? 'decimal'
      : mapping.type;
  const scan = source.columns[sources[0]!]!;
  const composite = sources.length > 1 || mapping.lookup !== undefined;
  const decision = decideColumn(scan, {
    name: source.header[sources[0]!]!,
    ...(composite
      ? { type: 'text' as const }
      : mapping.period
        ? { type: 'date' as const }
        : asked
          ? { type: asked }
          : {}),
    ...optional('yearStart', mapping.yearStart),
    ...optional('dateOrder', mapping.dateOrder ?? dateOrder),
    ...optional('decimalSign', mapping.decimalSign),
    ...optional('declared', source.declared[sources[0]!]),
    semicolons: source.reading?.delimiter === ';'
  });
  const joined =
    sources.length === 2 && (kind === 'date' || mapping.period)
      ? joinedPeriods(source, sources, mapping)
      : undefined;
  const type = mapping.equals
    ? 'boolean'
    : mapping.period === 'length'
      ? 'text'
      : composite
        ? (asked ?? 'text')
        : decision.type;
  const sqlType = mapping.equals ? 'BOOLEAN' : kind ? sqlTypes[kind] : typeName(type, mapping.type, scan);
  const percent = mapping.percent ?? (kind === 'rate' && looksPercent(scan));
  const cleaned = sources
    .map((i) => cleanedText(source.columns[i]!, sourceColumn(i), type, mapping))
    .join(` || ${textLiteral(mapping.separator ?? '-')} || `);
  const read = mapping.equals
    ? (value: string) => `${value} IN (${textList(mapping.equals!)})`
    : joined
      ? (value: string) => periodExpression(value, joined, mapping.period ?? 'start')
      : composite
        ? (value: string) => value
        : mapping.period
          ? (value: string) => periodExpression(value, decision.periods, mapping.period!)
          : reader(scan, decision, sqlType, percent, mapping);
  return {
    target: mapping.target,
    sqlType,
    type,
    sources,
    mapping,
    mapped,
    decision: joined ? { ...decision, periods: joined } : decision,
    cleaned,
    read,
    percent
  };
}

/** The days a year in one column and a quarter or month in another stand for. */
const joinedPeriods = (source: SourceTable, [year, part]: readonly number[], mapping: ColumnMapping) =>
  splitPeriods(source.columns[year!]!, source.columns[part!]!, {
    partHeader: source.header[part!]!,
    separator: mapping.separator ?? '-',
    yearStart: mapping.yearStart
  });

const optional = <K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };

function typeName(type: ValueType, asked: string | undefined, { numbers }: ColumnScan): string {
  if (asked === 'rate') return sqlTypes.rate;
  switch (type) {
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      return asked === 'money' || (numbers.scale <= 4 && numbers.whole <= 14)
        ? sqlTypes.money
        : `DECIMAL(38,${Math.min(20, Math.max(10, numbers.scale))})`;
    case 'double':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return 'VARCHAR';
  }
}

/** Ratios stand between 0 and 1; where a good part of a column is above, it holds percentages. */
function looksPercent({ samples, numbers }: ColumnScan): boolean {
  if (numbers.percent > 0) return false;
  const values = samples.map(Number).filter((value) => Number.isFinite(value) && value !== 0);
  return values.filter((value) => value > 1 && value <= 100).length * 5 > values.length;
}

function cleanedText(scan: ColumnScan, column: string, type: ValueType, mapping: ColumnMapping): string {
  const value = scan.edgeBlanks > 0 ? `nullif(trim(${column}, ' \t'), '')` : column;
  const spelled = [...scan.nulls.keys()].filter((text) => type !== 'text' || isNullEverywhere(text));
  const zeroDays = type === 'date' || type === 'timestamp' ? nullDates : [];
  const nulls = [...spelled, ...zeroDays, ...(mapping.nulls ?? [])];
  const present =
    nulls.length > 0 ? `CASE WHEN ${value} IN (${textList(nulls)}) THEN NULL ELSE ${value} END` : value;
  const aliases = Object.entries(mapping.aliases ?? {});
  if (aliases.length === 0) return present;
  const cases = aliases.map(([from, to]) => `WHEN ${textLiteral(from)} THEN ${textLiteral(to)}`).join(' ');
  return `CASE ${present} ${cases} ELSE ${present} END`;
}

function reader(
  scan: ColumnScan,
  decision: ColumnDecision,
  sqlType: string,
  percent: boolean,
  mapping: ColumnMapping
): (value: string) => string {
  switch (decision.type) {
    case 'date':
      return (value) => {
        const day = dateExpression(value, scan, decision);
        return mapping.inclusiveEnd ? `CAST(${day} + 1 AS DATE)` : day;
      };
    case 'timestamp':
      return (value) => momentExpression(value, scan, decision);
    case 'boolean':
      return (value) =>
        `CASE WHEN lower(${value}) IN ('true', 't', 'yes', 'y', '1') THEN true WHEN lower(${value}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;
    case 'integer':
    case 'decimal':
    case 'double': {
      const exact = decision.type === 'integer' ? 'DECIMAL(38,10)' : sqlType;
      return (value) => {
        const number = numberExpression(
          value,
          scan,
          decision,
          decision.type === 'double' ? 'DOUBLE' : exact,
          percent
        );
        if (decision.type === 'integer') {
          if (decision.plainNumbers && scan.numbers.scale === 0 && scan.text === 0)
            return `TRY_CAST(${value} AS ${sqlType})`;
          return `CASE WHEN (${number}) = trunc(${number}) THEN TRY_CAST(${number} AS ${sqlType}) END`;
        }
        if (mapping.times !== undefined) {
          return `CAST(CAST(${number} AS DECIMAL(24,4)) * CAST(${mapping.times} AS DECIMAL(9,0)) AS ${sqlType})`;
        }
        return mapping.target === 'probability'
          ? `CASE WHEN (${number}) BETWEEN 0 AND 1 THEN ${number} END`
          : number;
      };
    }
    default:
      return (value) => value;
  }
}
