import type { Connector } from '../../connector.ts';
import { findTableDefinition } from '../../tables/schema.ts';
import type { TableSource } from '../../tables/workspace-store.ts';
import type { DateOrder } from '../columns/date-evidence.ts';
import { sourceFindings } from '../findings/source-findings.ts';
import type { CheckedTables } from '../findings/table-reader.ts';
import type { TableMapping } from '../mapping/mapping-document.ts';
import type { FileReport, Finding, Reject } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import {
  assembleTable,
  exportTable,
  fedByParts,
  readyToHandOver,
  stagedPart,
  tableColumns,
  type TableColumns,
  type TablePart
} from './assemble-table.ts';
import { dateBounds } from './date-bounds.ts';
import { quoted } from './literal-text.ts';
import { explainNames, nameFindings } from '../findings/name-findings.ts';
import { matchNames } from './match-names.ts';
import { planColumns, type PlannedColumn } from './plan-columns.ts';
import { repeatedHeaders } from './repeated-headers.ts';
import { reportFile } from './report-file.ts';
import { resolveLookups } from './resolve-lookups.ts';
import { rowIdentity } from './row-identity.ts';
import { setAside } from './set-aside.ts';
import { stageTable, stageTyped, type StagedTable } from './stage-table.ts';
import { readTyped } from '../typed/read-typed.ts';

/** Tables of the workspace, so that a file can be appended, recognised as loaded before, or looked up in. */
export type ExistingTables = {
  readonly names: readonly string[];
  load(name: string): Promise<Uint8Array>;
  sources(name: string): readonly TableSource[];
};

/** One table of one file and how it is read. */
export type Job = {
  readonly source: SourceTable;
  readonly mapping: TableMapping;
  readonly layout: string;
  readonly table: string;
  readonly lookups: readonly string[];
  /** Tables whose names may stand in it. */
  readonly names: readonly string[];
  /** False for a further table of the same rows. */
  readonly main: boolean;
};

/** The tables of one import as they grow in its engine, and what was said of every file. */
export class ImportRun {
  /** Name in the engine of every table at hand. */
  readonly loaded = new Map<string, string>();
  readonly changed = new Set<string>();
  readonly files: FileReport[] = [];
  readonly rejects: Reject[] = [];
  readonly findings: Finding[] = [];
  readonly #parts = new Map<string, TablePart[]>();
  readonly #sources = new Map<string, TableSource[]>();
  readonly #made = new Set<string>();
  readonly #views = new Set<string>();
  readonly #columns = new Map<string, TableColumns>();
  /** Tables whose view does not show all their parts yet. */
  readonly #behind = new Set<string>();
  #count = 0;

  constructor(
    readonly connector: Connector,
    readonly existing: ExistingTables | undefined,
    readonly signal: AbortSignal | undefined
  ) {}

  sources(table: string): readonly TableSource[] {
    return this.#sources.get(table) ?? [];
  }

  /** Bring a table of the workspace into the import's engine, once, where there is one. */
  async bringIn(table: string): Promise<void> {
    if (this.loaded.has(table) || !this.existing?.names.includes(table)) return;
    const staged = `kept_${table}`;
    await this.connector.insertArrow(staged, await this.existing.load(table));
    this.#made.add(staged);
    const { columns } = await this.#run(`SELECT * FROM ${quoted(staged)} LIMIT 0`);
    const names = columns.map(({ name }) => name);
    this.#parts.set(table, [{ staged, out: undefined, columns: names, fixed: [] }]);
    this.#sources.set(table, [...this.existing.sources(table)]);
    this.#show(table, `workspace_${table}`);
  }

  /** The tables at hand, for checks that ask across them. */
  get checked(): CheckedTables {
    return {
      names: [...this.loaded.keys()],
      columns: (table) => this.#columns.get(table)?.all ?? [],
      fed: (table) => this.#columns.get(table)?.fed ?? [],
      nameOf: (table) => this.loaded.get(table) ?? table,
      prepare: (table) => this.#prepare(table)
    };
  }

  /** Convert one table of one file, set aside what cannot load, and add the rest to its table. */
  async add(
    { source, mapping: given, layout, table, lookups }: Job,
    dateOrder: DateOrder | undefined
  ): Promise<void> {
    const { connector } = this;
    const abort = this.signal ? { signal: this.signal } : {};
    for (const needed of lookups) {
      await this.bringIn(needed);
      await this.#prepare(needed);
    }
    const { mapping, named } = await matchNames(source, given, (...asked) => this.#people(...asked));
    if (mapping.mode !== 'replace') await this.bringIn(table);
    const columns = planColumns(source, mapping, dateOrder);
    const { numbered, generatedKey, key, wholeRow } = rowIdentity(source, mapping, columns);
    const made = generatedKey === undefined ? {} : { generatedKey };
    const name = `staged_${this.#count++}`;
    for (const made of [name, `${name}_out`, `${name}_repeats`]) this.#made.add(made);
    const own = tableColumns(table, columns.map(({ target }) => target)).fed; // prettier-ignore
    const typed =
      generatedKey === undefined ? this.#readTyped(source, columns, own, wholeRow ? [] : key) : undefined;
    let staged: StagedTable;
    if (typed) staged = stageTyped(connector, name, typed);
    else {
      staged = await stageTable(connector, name, source, columns, { ...made, ...abort });
      const numberedKey = numbered && generatedKey !== undefined ? { numberedKey: generatedKey } : {};
      await resolveLookups(connector, staged, table, columns, this.loaded, { ...numberedKey, ...abort });
    }
    const earlier = this.#earlier(table, mapping);
    if (earlier) await this.#prepare(table);
    const check = { key, wholeRow, ...(typed ? { typed } : {}), ...(earlier ? { earlier } : {}) };
    const aside = await setAside(connector, source, staged, columns, check, this.signal);
    const rows = source.records.starts.length + source.records.damaged.length;
    // Without a key only the file's own hash tells that it was loaded before.
    const again = key.length === 0 && this.#loadedBefore(table, source);
    const duplicate = again ? rows - aside.rejected : aside.duplicate;
    const count = rows - aside.rejected - duplicate;
    const counts = { read: rows, loaded: count, duplicate, rejected: aside.rejected };
    this.files.push(reportFile(source, mapping, columns, counts));
    this.rejects.push(...explainNames(aside.rejects, named));
    this.findings.push(...nameFindings(source, table, named));
    const bounds = await dateBounds(connector, staged, columns, typed?.spans);
    const keyed = key.length > 0 && !wholeRow;
    this.findings.push(...(await sourceFindings(connector, source, mapping, columns, staged, keyed, bounds)));
    if (again || (count === 0 && this.#parts.has(table))) return;
    const ascendingIn = aside.ascending && key.length === 1 ? { ascendingIn: key[0]! } : {};
    const part = {
      ...stagedPart(staged.name, aside.rows, columns, mapping, bounds),
      ...ascendingIn,
      ...(typed ? { ipc: typed.ipc, ready: staged.ready } : {})
    };
    this.#parts.set(table, [...(this.#parts.get(table) ?? []), part]);
    const { file, sheet, sha256 } = source;
    this.#sources.set(table, [...this.sources(table), { file, sheet, sha256, rows: count, layout }]);
    this.changed.add(table);
    this.#show(table, `loaded_${table}`);
  }

  /** The rows of a changed table, with the columns some file fed. */
  async handOver(table: string): Promise<Uint8Array> {
    const parts = this.#parts.get(table) ?? [];
    const { fed } = this.#columns.get(table)!;
    const ready = readyToHandOver(table, fed, parts);
    if (ready) return ready;
    await this.#prepare(table);
    return exportTable(this.connector, table, this.loaded.get(table)!, fed, parts, this.signal);
  }

  /** Keys and names of a small table that is at hand or in the workspace; none where there is none. */
  async #people(table: string, key: string) {
    await this.bringIn(table);
    const view = this.loaded.get(table);
    if (view === undefined) return [];
    await this.#prepare(table);
    const { rows } = await this.#run(
      `SELECT ${quoted(key)}, name FROM ${quoted(view)} WHERE ${quoted(key)} IS NOT NULL`
    );
    return rows;
  }

  #show(table: string, view: string): void {
    this.#views.add(view);
    this.#columns.set(table, tableColumns(table, fedByParts(this.#parts.get(table)!)));
    this.loaded.set(table, view);
    this.#behind.add(table);
  }

  /** Make a table's view show all its parts. */
  async #prepare(table: string): Promise<void> {
    if (!this.#behind.delete(table)) return;
    const { all } = this.#columns.get(table)!;
    await assembleTable(this.connector, table, this.loaded.get(table)!, all, this.#parts.get(table)!);
  }

  #readTyped(
    source: SourceTable,
    columns: readonly PlannedColumn[],
    order: readonly string[],
    key: readonly string[]
  ) {
    const targets = columns.map(({ target }) => target);
    return readTyped(source, columns, {
      order: order.filter((column) => targets.includes(column)),
      key,
      skip: repeatedHeaders(source),
      check: () => this.signal?.throwIfAborted()
    });
  }

  /** Free the engine of everything this import made. */
  async clear(): Promise<void> {
    for (const view of this.#views) await this.#run(`DROP VIEW IF EXISTS ${quoted(view)}`);
    for (const name of this.#made) await this.#run(`DROP TABLE IF EXISTS ${quoted(name)}`);
  }

  #run(text: string) {
    return this.connector.query({ text, values: [] });
  }

  #earlier(table: string, mapping: TableMapping) {
    const name = this.loaded.get(table);
    const parts = this.#parts.get(table);
    if (name === undefined || !parts) return undefined;
    const columns = parts.flatMap((part) => [...part.columns, ...part.fixed.map(({ target }) => target)]);
    const key = findTableDefinition(table)?.key ?? [];
    const constants = Object.fromEntries(
      Object.entries(mapping.constants ?? {}).filter(([column]) => key.includes(column))
    );
    return { table: name, columns: [...new Set(columns)], constants };
  }

  #loadedBefore(table: string, { sha256, sheet }: SourceTable): boolean {
    return this.sources(table).some((known) => known.sha256 === sha256 && known.sheet === sheet);
  }
}
