import { findTableDefinition, tableDefinitions } from '../../tables/schema.ts';
import { isPart } from '../columns/split-periods.ts';
import { decideColumn } from '../columns/decide-column.ts';
import type { SourceTable } from '../source-table.ts';
import { targetKind } from './target-kind.ts';
import { periodColumns } from '../reshape/period-columns.ts';
import { unpivot } from '../reshape/unpivot.ts';
import { layoutOf } from './layout.ts';
import type { ColumnMapping, TableMapping } from './mapping-document.ts';
import { headerWords, normaliseHeader } from './normalise-header.ts';
import { scoreColumn, type KnownKeys } from './score-column.ts';
import { tableRole, tableRoles, type TableRole } from './table-roles.ts';

/** Below this a column is shown as a question and not mapped. */
const accepted = 0.5;

const wonStages = ['won', 'closed won', 'closedwon'];
const lostStages = ['lost', 'closed lost', 'closedlost'];

/**
 * A mapping for a file nobody has described: the canonical table it most looks like and its columns, each with a
 * confidence; a table of its own, named after the file, where it looks like none.
 */
export async function proposeMapping(
  source: SourceTable,
  options: ProposalOptions = {}
): Promise<TableMapping> {
  const layout = await layoutOf(source.header);
  const long = proposeTable(source, options, layout);
  const wide =
    options.as === undefined || options.as === 'quota' ? proposeWide(source, options, layout) : undefined;
  return wide && wide.says !== 'other' && wide.score > long.score ? wide.mapping : long.mapping;
}

export type ProposalOptions = { readonly as?: string; readonly known?: KnownKeys };

/**
 * A mapping for a sheet with one column a period, read as quotas: each cell becomes a row. `says` tells whether the
 * file or its columns speak of quotas, or of something else such as sales.
 */
export function proposeWide(source: SourceTable, options: ProposalOptions, layout: string) {
  const columns = periodColumns(source.header);
  if (columns.length < 2) return undefined;
  const shape = { columns, name: 'period', value: 'quota' };
  const melted = unpivot(source, shape);
  const { mapping, score } = proposeTable(melted, { ...options, as: 'quota' }, layout);
  const fed = new Set(mapping.columns.map(({ target }) => target));
  if (mapping.table !== 'quota' || !['owner_id', 'period_start', 'amount'].every((name) => fed.has(name)))
    return undefined;
  const words = [source.file.replace(/^.*[\\/]/, ''), source.sheet ?? '', ...source.header].flatMap(
    headerWords
  );
  const says = words.some((word) => quotaWords.test(word))
    ? 'quota'
    : words.some((word) => otherWords.test(word))
      ? 'other'
      : 'nothing';
  const sure = mapping.columns.map((column) => column.target === 'amount' && says !== 'quota' ? { ...column, confidence: 0.7 } : column); // prettier-ignore
  const totals = source.header.filter((name) => totalWords.test(name.trim()) && !columns.includes(name));
  const leaveOut = totals.length > 0 ? { leaveOut: totals } : {};
  return { mapping: { ...mapping, columns: sure, unpivot: shape, ...leaveOut }, score, says } as const;
}

const quotaWords = /^(quotas?|targets?|goals?|plan|budgets?)$/;
const otherWords = /^(sales|revenue|actuals?|bookings?|forecast|orders?|invoices?|pipeline|spend|costs?)$/;
const totalWords = /^((grand |year |annual |full[ -]year )?totals?|sum|fy|fy ?total|ytd)$/i;

function proposeTable(
  source: SourceTable,
  options: ProposalOptions,
  layout: string
): { readonly mapping: TableMapping; readonly score: number } {
  const known = options.known ?? new Map();
  const asked = options.as === undefined ? undefined : (tableRole(options.as) ?? exactRole(options.as));
  const roles = options.as === undefined ? allRoles() : asked ? [asked] : [];
  const proposals = roles.flatMap((role) => {
    const columns = assignColumns(source, role, known);
    const found = new Set(columns.map(({ target }) => target));
    const complete = role.needs.every((group) => group.some((target) => found.has(target)));
    if (!complete && !asked) return [];
    const score =
      columns.reduce((sum, { confidence = 0 }) => sum + confidence, 0) + nameBonus(source, role.table);
    return [{ role, columns, score }];
  });
  const best = proposals.reduce<(typeof proposals)[number] | undefined>(
    (a, b) => (a && a.score >= b.score ? a : b),
    undefined
  );
  if (!best) return { mapping: { layout, table: options.as ?? ownName(source), columns: [] }, score: 0 };
  return { mapping: complete(source, best.role, best.columns, layout), score: best.score };
}

/** Tables with a role, and every other canonical table by the exact names of its columns. */
function allRoles(): TableRole[] {
  const others = tableDefinitions.filter(({ name }) => !tableRole(name)).map(({ name }) => exactRole(name)!);
  return [...tableRoles, ...others];
}

function exactRole(table: string): TableRole | undefined {
  const definition = findTableDefinition(table);
  if (!definition) return undefined;
  const columns = Object.fromEntries(definition.columns.map(({ name }) => [name, []]));
  return { table, columns, needs: definition.key.map((column) => [column]) };
}

function assignColumns(source: SourceTable, role: TableRole, known: KnownKeys): ColumnMapping[] {
  const canonical = findTableDefinition(role.table)?.columns.map(({ name }) => name) ?? [];
  const targets = [...new Set([...Object.keys(role.columns), ...canonical])];
  const pairs = targets.flatMap((target, order) =>
    source.header.map((_, i) => {
      const kind = targetKind(role.table, target);
      const confidence = scoreColumn(source, i, target, kind, role.columns[target] ?? [], known);
      return { target, i, order, confidence };
    })
  );
  pairs.sort((a, b) => b.confidence - a.confidence || a.order - b.order || a.i - b.i);
  const [targetsTaken, sourcesTaken] = [new Set<string>(), new Set<number>()];
  const chosen = pairs.filter(({ target, i, confidence }) => {
    if (confidence < accepted || targetsTaken.has(target) || sourcesTaken.has(i)) return false;
    targetsTaken.add(target);
    sourcesTaken.add(i);
    return true;
  });
  return chosen
    .sort((a, b) => a.i - b.i)
    .map(({ target, i, confidence }) => ({
      source: source.header[i]!,
      target,
      confidence: Math.round(confidence * 100) / 100
    }));
}

/** Fill in what the file leaves to be said: keys made of two columns, constants, won and closed from the stage. */
function complete(
  source: SourceTable,
  role: TableRole,
  columns: ColumnMapping[],
  layout: string
): TableMapping {
  const by = new Map(columns.map((column) => [column.target, column]));
  const constants: Record<string, string> = {};
  for (const [target, value] of Object.entries(role.constants ?? {}))
    if (!by.has(target)) constants[target] = value;
  if (role.table === 'quota') {
    const owner = by.get('owner_id')?.source;
    const words = typeof owner === 'string' ? headerWords(owner).join('') : '';
    if (/territory|region|district|area|market|patch/.test(words)) constants['owner_type'] = 'territory';
  }
  const currency = writtenCurrency(
    source,
    by.get('amount') ?? by.get('list_price') ?? by.get('annual_revenue')
  );
  if (currency !== undefined && 'currency_code' in role.columns && !by.has('currency_code'))
    constants['currency_code'] = currency;
  const extra: ColumnMapping[] = [];
  const start = withYear(source, by.get('period_start'), columns);
  if (start && start !== by.get('period_start'))
    columns = columns.map((column) => (column.target === 'period_start' ? start : column));
  if (
    role.table === 'quota' &&
    start &&
    (typeof start.source !== 'string' || namesPeriods(source, text(start)))
  ) {
    const parts = { period_end: 'end', period_type: 'length' } as const;
    for (const [target, period] of Object.entries(parts))
      if (!by.has(target)) extra.push({ ...start, target, period });
  }
  let generatedKey: string | undefined;
  const key = findTableDefinition(role.table)?.key ?? [];
  const [only] = key;
  if (key.length === 1 && only !== undefined && !by.has(only)) {
    const order = by.get('order_id');
    const line = by.get('line_no');
    if (order && line)
      extra.push({
        source: [text(order), text(line)],
        separator: '-',
        target: only,
        confidence: order.confidence ?? 1
      });
    else if (order && isUnique(source, text(order))) extra.push({ ...order, target: only });
    else generatedKey = only;
  }
  const stage = by.get('stage');
  if (role.table === 'opportunity' && stage) {
    const stages = [...new Set(sampleOf(source, text(stage)))];
    const among = (names: readonly string[]) =>
      stages.filter((value) => names.includes(value.trim().toLowerCase()));
    const [won, lost] = [among(wonStages), among(lostStages)];
    if (won.length > 0 && !by.has('is_won'))
      extra.push({ source: stage.source, target: 'is_won', equals: won });
    if (won.length > 0 && !by.has('is_closed'))
      extra.push({ source: stage.source, target: 'is_closed', equals: [...won, ...lost] });
  }
  return {
    layout,
    table: role.table,
    columns: [...columns, ...extra],
    ...(Object.keys(constants).length > 0 ? { constants } : {}),
    ...(generatedKey === undefined ? {} : { generatedKey })
  };
}

/** The one currency the amounts of a column are written with; a lone dollar sign is of many countries. */
function writtenCurrency(source: SourceTable, column: ColumnMapping | undefined): string | undefined {
  const scan = column && source.columns[source.header.indexOf(text(column))];
  const [only, ...others] = scan?.numbers.currencies.keys() ?? [];
  const dollars = only === 'USD' && !scan?.samples.some((value) => value.includes('USD'));
  return others.length === 0 && !dollars ? only : undefined;
}

/** A year beside a column of quarters or months: the two together are the period. */
function withYear(
  source: SourceTable,
  start: ColumnMapping | undefined,
  columns: readonly ColumnMapping[]
): ColumnMapping | undefined {
  if (!start || typeof start.source !== 'string') return start;
  const taken = new Set(columns.filter((column) => column !== start).map(text));
  const named = (words: RegExp) =>
    source.header.find((name) => words.test(headerWords(name).join('')) && !taken.has(name));
  const year = named(/^(fiscal|calendar|quota)?(year|jahr)$/);
  const part = named(/^(fiscal|calendar|quota)?(quarter|qtr|month|period|quartal|monat)(number)?$/);
  if (year === undefined || part === undefined || ![year, part].includes(start.source)) return start;
  const values = sampleOf(source, part)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (values.filter(isPart).length * 2 <= values.length) return start;
  return { ...start, source: [year, part], separator: ' ' };
}

/** The column says `2026-Q1` or the like, so that its values tell their end and length too. */
const namesPeriods = (source: SourceTable, name: string): boolean => {
  const scan = source.columns[source.header.indexOf(name)];
  return scan !== undefined && decideColumn(scan, { name, type: 'date' }).periods !== undefined;
};

const text = ({ source }: ColumnMapping): string => (typeof source === 'string' ? source : source[0]!);

const sampleOf = (source: SourceTable, name: string): readonly string[] =>
  source.columns[source.header.indexOf(name)]?.samples ?? [];

function isUnique(source: SourceTable, name: string): boolean {
  const samples = sampleOf(source, name);
  return new Set(samples).size === samples.length;
}

/** A file called after a table is a hint, no proof. */
function nameBonus({ file, sheet }: SourceTable, table: string): number {
  const stem = normaliseHeader((sheet ?? file).replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''));
  const name = normaliseHeader(table);
  return stem === name || stem === `${name}s` ? 0.5 : 0;
}

/** A table name from a file or sheet name: letters, digits and underscores. */
export function ownName({ file, sheet }: Pick<SourceTable, 'file' | 'sheet'>): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const name = sheet === null ? stem : sheet;
  const clean = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return clean === '' ? 'table' : /^\d/.test(clean) ? `t_${clean}` : clean;
}
