import { findTableDefinition } from '../tables/schema.ts';
import type { DateOrder } from './columns/date-evidence.ts';
import { splitSample } from './delimited/sniff-dialect.ts';
import { columnFindings } from './findings/column-findings.ts';
import { unreadableFindings } from './findings/unreadable-findings.ts';
import { periodWords } from './findings/period-words.ts';
import type { ExistingTables } from './load/import-run.ts';
import { planColumns, type PlannedColumn } from './load/plan-columns.ts';
import { readKnownKeys } from './mapping/known-keys.ts';
import { findMapping, layoutOf, missingColumns } from './mapping/layout.ts';
import type { TableMapping } from './mapping/mapping-document.ts';
import { ownName, proposeMapping, proposeWide } from './mapping/propose-mapping.ts';
import type { KnownKeys } from './mapping/score-column.ts';
import { tableRole } from './mapping/table-roles.ts';
import { withoutTotals } from './reshape/totals-row.ts';
import { unpivot } from './reshape/unpivot.ts';
import { readSource, type ImportEngine, type ReadOptions, type Source } from './read-source.ts';
import type { Finding } from './report.ts';
import type { SourceTable } from './source-table.ts';

export type InspectOptions = ReadOptions & {
  readonly mappings?: readonly TableMapping[];
  readonly as?: string;
  readonly dateOrder?: DateOrder;
  /** The workspace, whose keys help to tell what a column is. */
  readonly existing?: ExistingTables;
};

export type InspectedColumn = {
  readonly source: string;
  /** SQL type it will have, in lower case: `text`, `decimal(18,4)`, `date` … */
  readonly type: string;
  readonly samples: readonly string[];
  readonly filled: number;
  readonly empty: number;
  readonly target: string;
  /** False where the column keeps its own name beside the canonical ones. */
  readonly mapped: boolean;
  readonly confidence: number;
  /** Share of the filled values the type can read. */
  readonly fit: number;
  /** How its periods are read, in words, where it names periods; `yearly` where that depends on the fiscal year. */
  readonly periods: { readonly words: string; readonly yearly: boolean } | null;
  readonly problems: readonly Finding[];
};

/** One table of a file as the wizard shows it before anything is converted. */
export type InspectedSheet = {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly layout: string;
  readonly encoding: string | null;
  readonly byteOrderMark: boolean;
  readonly delimiter: string | null;
  readonly headed: boolean;
  /** Column names in the order of the file: the order of the preview's cells. */
  readonly header: readonly string[];
  readonly rows: number;
  readonly damaged: number;
  readonly columns: readonly InspectedColumn[];
  readonly preview: readonly (readonly string[])[];
  /** The remembered mapping or the proposal; the wizard edits a copy and hands it to `runImport`. */
  readonly mapping: TableMapping;
  readonly remembered: boolean;
  /** Canonical columns of the table that nothing feeds, its key first. */
  readonly open: readonly string[];
  /** Columns the remembered mapping reads and the file lacks. */
  readonly missing: readonly string[];
  readonly notes: readonly Finding[];
  /** Where columns are periods: the mapping that makes a row of each cell, or null. */
  readonly wide: TableMapping | null;
  /** The name the file would have as a table of its own. */
  readonly ownTable: string;
};

const previewRows = 50;

/** Look at a file: how it is written, what its columns hold, what they are probably called here. Nothing is loaded. */
export async function inspectSource(
  source: Source,
  engine: ImportEngine,
  options: InspectOptions = {}
): Promise<InspectedSheet[]> {
  const tables = await readSource(source, engine, options);
  let known: Promise<KnownKeys> | undefined;
  const knownKeys = () => (known ??= readKnownKeys(engine.connector, options.existing));
  return Promise.all(tables.map((table) => inspectTable(table, options, knownKeys)));
}

async function inspectTable(
  table: SourceTable,
  options: InspectOptions,
  knownKeys: () => Promise<KnownKeys>
): Promise<InspectedSheet> {
  const read = withoutTotals(table);
  const layout = await layoutOf(read.header);
  const found = findMapping(options.mappings ?? [], layout, read);
  const remembered = found && (options.as === undefined || found.table === options.as) ? found : undefined;
  const as = options.as === undefined ? {} : { as: options.as };
  const proposal = { ...as, known: await knownKeys() };
  const mapping = remembered ?? (await proposeMapping(read, proposal));
  const source = mapping.unpivot ? unpivot(read, mapping.unpivot) : read;
  const planned = planColumns(source, mapping, options.dateOrder);
  const fed = new Set([...planned.map(({ target }) => target), ...Object.keys(mapping.constants ?? {})]);
  const definition = findTableDefinition(mapping.table);
  const targets = [
    ...new Set([...(definition?.key ?? []), ...(definition?.columns ?? []).map(({ name }) => name)])
  ];
  return {
    file: source.file,
    sheet: source.sheet,
    sha256: source.sha256,
    layout,
    encoding: source.reading?.encoding ?? null,
    byteOrderMark: source.reading?.byteOrderMark ?? false,
    delimiter: source.reading?.delimiter ?? null,
    headed: source.headed,
    header: source.header,
    rows: source.records.starts.length,
    damaged: source.records.damaged.length,
    columns: planned.map((column) => {
      const scan = source.columns[column.sources[0]!]!;
      return {
        source: column.sources.map((i) => source.header[i]!).join(' + '),
        type: column.sqlType.toLowerCase().replace('varchar', 'text'),
        samples: [...new Set(scan.samples)].slice(0, 5),
        filled: scan.filled,
        empty: scan.count - scan.filled,
        target: column.target,
        mapped: column.mapped,
        confidence: column.mapping.confidence ?? (column.mapped ? column.decision.fit : 0),
        fit: column.decision.fit,
        periods: periodsOf(column),
        problems: [
          ...unreadableFindings(source, mapping.table, column),
          ...columnFindings(source, mapping.table, source.file, column)
        ]
      };
    }),
    preview: previewOf(source),
    mapping,
    remembered: remembered !== undefined,
    open: targets.filter((target) => !fed.has(target) && target !== mapping.generatedKey),
    missing: missingColumns(mapping, read.header),
    wide: proposeWide(read, proposal, layout)?.mapping ?? null,
    ownTable: ownName(read),
    notes: [...source.notes, ...damagedFindings(source, mapping.table)]
  };
}

function damagedFindings({ file, records: { damaged } }: SourceTable, table: string): Finding[] {
  const [first] = damaged;
  if (!first) return [];
  const many = damaged.length === 1 ? '1 line is' : `${damaged.length.toLocaleString('en-US')} lines are`;
  const message = `${file}: ${many} damaged, the first is line ${first.line}; the checks say what is wrong with each.`;
  return [{ code: 'damaged-lines', table, keys: [], values: [String(first.line)], message }];
}

function periodsOf({ decision, mapping }: PlannedColumn): InspectedColumn['periods'] {
  const words = mapping.period ? undefined : periodWords(decision.periods, mapping.yearStart);
  if (words === undefined) return null;
  return { words, yearly: [...decision.periods!.values()].some(({ length }) => length !== 'month') };
}

function previewOf({ bytes, records, dialect }: SourceTable): string[][] {
  const decoder = new TextDecoder();
  const quote = dialect.quote === undefined ? undefined : String.fromCharCode(dialect.quote);
  const count = Math.min(previewRows, records.starts.length);
  return Array.from({ length: count }, (_, i) => {
    const text = decoder.decode(bytes.subarray(records.starts[i]!, records.ends[i]!));
    return splitSample(text, String.fromCharCode(dialect.delimiter), quote)[0] ?? [''];
  });
}

/** The columns a table may be given, for the wizard's choice: canonical ones and those the field adds. */
export const mappingTargets = (table: string): string[] => [
  ...(findTableDefinition(table)?.columns ?? []).map(({ name }) => name),
  ...Object.keys(tableRole(table)?.extra ?? {})
];
