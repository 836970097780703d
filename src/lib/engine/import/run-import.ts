import { findTableDefinition } from '../tables/schema.ts';
import type { TableSource } from '../tables/workspace-store.ts';
import type { DateOrder } from './columns/date-evidence.ts';
import { crossTableFindings } from './findings/cross-table-findings.ts';
import { sourceFindings } from './findings/source-findings.ts';
import { assembleTable, exportTable, stagedPart, type TablePart } from './load/assemble-table.ts';
import { dateBounds } from './load/date-bounds.ts';
import { quoted } from './load/literal-text.ts';
import { orderByLookups } from './load/order-sources.ts';
import { planColumns } from './load/plan-columns.ts';
import { reportFile } from './load/report-file.ts';
import { resolveLookups } from './load/resolve-lookups.ts';
import { setAside } from './load/set-aside.ts';
import { stageTable } from './load/stage-table.ts';
import { findMapping, layoutOf } from './mapping/layout.ts';
import type { TableMapping } from './mapping/mapping-document.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { readSource, type ImportEngine, type ReadOptions, type Source } from './read-source.ts';
import type { FileReport, Finding, ImportReport, Reject } from './report.ts';
import type { SourceTable } from './source-table.ts';

/** Tables of the workspace, so that a file can be appended, recognised as loaded before, or looked up in. */
export type ExistingTables = {
  readonly names: readonly string[];
  load(name: string): Promise<Uint8Array>;
  sources(name: string): readonly TableSource[];
};

export type ImportPhase = 'read' | 'convert' | 'check' | 'hand over';

/** What an import is doing. `done` of `total` steps; the last step ends only when the tables are handed over. */
export type ImportProgress = {
  readonly phase: ImportPhase;
  readonly name: string;
  readonly done: number;
  readonly total: number;
};

export type ImportOptions = ReadOptions & {
  /** Remembered mappings, the best ones first. */
  readonly mappings?: readonly TableMapping[];
  /** Read every file as this table. */
  readonly as?: string;
  readonly dateOrder?: DateOrder;
  readonly existing?: ExistingTables;
  readonly progress?: (progress: ImportProgress) => void;
};

/** A table to keep in place of the one of its name: its rows in a fixed order, and the files they came from. */
export type ImportedTable = {
  readonly name: string;
  readonly ipc: Uint8Array;
  readonly sources: readonly TableSource[];
};

export type ImportOutcome = {
  readonly report: ImportReport;
  readonly tables: readonly ImportedTable[];
  /** The mapping each file was read by, to be remembered. */
  readonly mappings: readonly TableMapping[];
};

type Job = {
  /** False for a further table of the same rows. */
  readonly main: boolean;
  readonly source: SourceTable;
  readonly mapping: TableMapping;
  readonly layout: string;
  readonly table: string;
  readonly lookups: readonly string[];
};

/**
 * Import files: read, convert, check, hand over. Nothing outside the import's own engine is touched: whoever called
 * keeps the tables, all of them or none. Throws `ImportProblem` where a file cannot be read at all.
 */
export async function runImport(
  engine: ImportEngine,
  sources: readonly Source[],
  options: ImportOptions = {}
): Promise<ImportOutcome> {
  const { signal, existing } = options;
  const { connector } = engine;
  const total = sources.length + 2;
  const progress = (phase: ImportPhase, name: string, done: number) =>
    options.progress?.({ phase, name, done, total });
  const jobs: Job[] = [];
  for (const [i, source] of sources.entries()) {
    progress('read', source.name, i);
    for (const table of await readSource(source, engine, options))
      jobs.push(...(await prepare(table, options)));
  }
  const parts = new Map<string, TablePart[]>();
  const loaded = new Map<string, string>();
  const kept = new Map<string, TableSource[]>();
  const [files, rejects, findings, mappings]: [FileReport[], Reject[], Finding[], TableMapping[]] = [
    [],
    [],
    [],
    []
  ];
  const bringIn = async (table: string) => {
    if (loaded.has(table) || !existing?.names.includes(table)) return;
    await connector.insertArrow(`kept_${table}`, await existing.load(table));
    const { columns } = await connector.query({
      text: `SELECT * FROM ${quoted(`kept_${table}`)} LIMIT 0`,
      values: []
    });
    parts.set(table, [
      { staged: `kept_${table}`, out: undefined, columns: columns.map(({ name }) => name), fixed: [] }
    ]);
    kept.set(table, [...existing.sources(table)]);
    loaded.set(table, `kept_${table}`);
  };
  for (const [i, { main, source, mapping, layout, table, lookups }] of orderByLookups(jobs).entries()) {
    signal?.throwIfAborted();
    progress('convert', source.file, Math.min(i, sources.length));
    for (const needed of lookups) await bringIn(needed);
    if (mapping.mode !== 'replace') await bringIn(table);
    const columns = planColumns(source, mapping, options.dateOrder);
    const staged = await stageTable(connector, `staged_${i}`, source, columns, signal);
    await resolveLookups(connector, staged, table, columns, loaded, signal);
    const same = (kept.get(table) ?? []).some(
      (known) => known.sha256 === source.sha256 && known.sheet === source.sheet
    );
    const targets = columns.map(({ target }) => target);
    const definition = findTableDefinition(table);
    const fixed = new Set(Object.keys(mapping.constants ?? {}));
    const carried = (definition?.key ?? []).filter((column) => targets.includes(column));
    const keyed =
      carried.length > 0 && definition!.key.every((column) => targets.includes(column) || fixed.has(column));
    const earlierName = loaded.get(table);
    const earlier = parts
      .get(table)
      ?.flatMap((part) => [...part.columns, ...part.fixed.map(({ target }) => target)]);
    const aside = await setAside(
      connector,
      source,
      staged,
      columns,
      {
        key: keyed ? carried : [],
        ...(earlierName && earlier && keyed ? { earlier: { table: earlierName, columns: earlier } } : {})
      },
      signal
    );
    const rows = source.records.starts.length + source.records.damaged.length;
    // Without a key only the file's own hash tells that it was loaded before.
    const again = same && !keyed;
    const duplicate = again ? rows - aside.rejected : aside.duplicate;
    const count = rows - aside.rejected - duplicate;
    files.push(
      reportFile(source, mapping, columns, { read: rows, loaded: count, duplicate, rejected: aside.rejected })
    );
    rejects.push(...aside.rejects);
    const bounds = await dateBounds(connector, staged.name, columns);
    findings.push(...(await sourceFindings(connector, source, mapping, columns, staged.name, keyed, bounds)));
    if (main) mappings.push(mapping);
    if (again || (count === 0 && parts.has(table))) continue;
    parts.set(table, [
      ...(parts.get(table) ?? []),
      stagedPart(staged.name, aside.rows, columns, mapping, source.sha256, bounds)
    ]);
    kept.set(table, [
      ...(kept.get(table) ?? []),
      { file: source.file, sheet: source.sheet, sha256: source.sha256, rows: count, layout }
    ]);
    loaded.set(table, `loaded_${table}`);
    await assembleTable(connector, table, `loaded_${table}`, parts.get(table)!);
  }
  signal?.throwIfAborted();
  progress('check', '', sources.length);
  const changed = [...loaded].filter(([table, name]) => name === `loaded_${table}`);
  findings.push(...(await crossTableFindings(connector, loaded)));
  const tables: ImportedTable[] = [];
  for (const [table, name] of changed.sort(([a], [b]) => (a < b ? -1 : 1))) {
    progress('hand over', table, sources.length + 1);
    tables.push({
      name: table,
      ipc: await exportTable(connector, table, name, signal),
      sources: kept.get(table) ?? []
    });
  }
  return {
    report: { format: 'evenfield/import-report', version: 1, files, rejects, findings },
    tables,
    mappings
  };
}

async function prepare(source: SourceTable, options: ImportOptions): Promise<Job[]> {
  const layout = await layoutOf(source.header);
  const remembered = findMapping(options.mappings ?? [], layout, source);
  const fitting =
    remembered && (options.as === undefined || remembered.table === options.as) ? remembered : undefined;
  const mapping =
    fitting ?? (await proposeMapping(source, options.as === undefined ? {} : { as: options.as }));
  return [mapping, ...(mapping.also ?? [])].map((each) => ({
    main: each === mapping,
    source,
    mapping: each,
    layout,
    table: each.table,
    lookups: each.columns.flatMap(({ lookup }) => (lookup ? [lookup.table] : []))
  }));
}
